"""How a school sends and its own words, as settings with a day each; a key is never among them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.models.sending.sending_setup import (
    SendingSetup,
    setup_from_mapping,
    setup_to_mapping,
)
from desktop.models.sending.template import DEFAULTS, Template
from desktop.storage.file import settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature

_SETUP, _WORDS = "sending", "message words"


def setup_on(db: Database, school: int, day: date) -> SendingSetup:
    """Return how the school sends on a day; all is off until it is set up."""
    kept = settings.setting_on(db, school, _SETUP, day)
    return setup_from_mapping(json.loads(kept)) if kept else SendingSetup()


def add_setup(db: Database, setup: SendingSetup, day: date, signed: Signature) -> None:
    """Let a set-up hold from a day on; inside `saving`."""
    settings.add_setting(db, _SETUP, json.dumps(setup_to_mapping(setup)), day, signed)


def templates_on(db: Database, school: int, day: date) -> tuple[Template, ...]:
    """Return the school's words on a day, the usual ones where it has none of its own."""
    kept = settings.setting_on(db, school, _WORDS, day)
    own = json.loads(kept) if kept else {}
    return tuple(
        Template(one.name, one.title, *own.get(one.name, (one.subject, one.words)))
        for one in DEFAULTS
    )


def add_templates(
    db: Database, templates: Iterable[Template], day: date, signed: Signature
) -> None:
    """Let words hold from a day on; inside `saving`."""
    own = {one.name: (one.subject.strip(), one.words.strip()) for one in templates}
    settings.add_setting(db, _WORDS, json.dumps(own, ensure_ascii=False), day, signed)
