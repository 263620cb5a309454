"""The school's policy by date, kept as the setting `policy`."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.organisation.policy_mapping import policy_from_mapping, policy_to_mapping
from desktop.storage.file.settings import Setting, add_setting, setting_on, settings_of

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database

    from desktop.models.organisation.policy import Policy
    from desktop.storage.file.signature import Signature

_NAME = "policy"


def policy_on(db: Database, school: int, day: date) -> Policy:
    """Return the policy that holds on a day; before the first one began, the first one."""
    kept = setting_on(db, school, _NAME, day) or _first(db, school)
    if kept is None:
        raise RuleError(
            "The school has no policy yet.", "Choose one and fill in its session times."
        )
    return _policy(kept)


@lru_cache(maxsize=16)
def _policy(kept: str) -> Policy:
    return policy_from_mapping(json.loads(kept))


def _first(db: Database, school: int) -> str | None:
    kept = policies_of(db, school)
    if not kept:
        return None
    return setting_on(db, school, _NAME, kept[0].from_day)


def has_policy(db: Database, school: int) -> bool:
    """Whether the school has settled on a policy; without one no register opens or closes."""
    return bool(policies_of(db, school))


def policies_of(db: Database, school: int) -> tuple[Setting, ...]:
    """Return every policy the school ever had or has planned, by the day it holds from."""
    return settings_of(db, school, _NAME)


def set_policy(db: Database, policy: Policy, from_day: date, signed: Signature) -> None:
    """Add a policy that holds from a day at the school of the signature; inside `saving`."""
    value = json.dumps(policy_to_mapping(policy), ensure_ascii=False)
    add_setting(db, _NAME, value, from_day, signed)
