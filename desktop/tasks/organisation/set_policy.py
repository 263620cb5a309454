"""The school's policy: chosen from those shipped, changed from a day on, never for the past."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desktop.errors import RuleError
from desktop.exchange.policy_files import read_policy_files
from desktop.models.days.session import day_in_words
from desktop.models.finding import Finding, settled
from desktop.models.organisation.policy_checks import policy_findings
from desktop.models.organisation.policy_mapping import policy_from_mapping, policy_to_mapping
from desktop.models.organisation.staff import Duty
from desktop.paths import resource
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.organisation import policies, school_years

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.models.organisation.policy import Policy
    from desktop.models.organisation.policy_file import PolicyFile
    from desktop.storage.file.settings import Setting
    from desktop.tasks.desk import Desk


def shipped_policies() -> tuple[PolicyFile, ...]:
    """Return the policies that come with the program, the national default first."""
    return read_policy_files(resource("policies"))


def policy_today(desk: Desk) -> Policy:
    """Return the policy that holds today; RuleError before there is one."""
    return policies.policy_on(desk.db, desk.school, desk.today)


def policies_of(desk: Desk) -> tuple[Setting, ...]:
    """Return every policy the school had, has, or has planned, by the day it holds from."""
    return policies.policies_of(desk.db, desk.school)


def earliest_day(desk: Desk) -> date:
    """Return the first day that a new policy may hold from."""
    kept = policies_of(desk)
    first = max(kept[0].from_day, desk.today) if kept else date.min
    last = school_years.last_register_day(desk.db, desk.school)
    return first if last is None else max(first, last + timedelta(days=1))


def check_policy(mapping: Mapping[str, Any], from_day: date) -> tuple[Finding, ...]:
    """Return what refuses or warns about a policy while it is being filled in."""
    return tuple(policy_findings(policy_from_mapping(mapping), from_day))


def choose_policy(
    desk: Desk, name: str, filled_in: Mapping[str, Any], from_day: date
) -> tuple[Finding, ...]:
    """Take a shipped policy with what a person filled in or confirmed; return the warnings.

    Only what the policy's own text says is taken without being confirmed.
    """
    desk.need(Duty.SET_UP)
    found = [file for file in shipped_policies() if file.name == name]
    if not found:
        raise RuleError(f"There is no policy called {name}.", "Choose one from the list.")
    return change_policy(desk, filled(found[0].given, filled_in), from_day)


def filled(given: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Lay what was filled in over what was given, part by part."""
    result = dict(given)
    for key, value in more.items():
        old = result.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        result[key] = filled(old or {}, value) if both else value
    return result


def change_policy(desk: Desk, mapping: Mapping[str, Any], from_day: date) -> tuple[Finding, ...]:
    """Let a policy hold from a day on and return the warnings; days with registers keep theirs."""
    desk.need(Duty.SET_UP)
    policy = policy_from_mapping(mapping)
    warnings = settled(policy_findings(policy, from_day))
    with saving(desk.db):
        _check_from_day(desk, from_day)
        before = policies.policies_of(desk.db, desk.school)
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        policies.set_policy(desk.db, policy, from_day, signed)
        detail = {
            "from": str(from_day),
            "before": before[-1].value if before else "",
            "after": policy_to_mapping(policy),
        }
        note(desk.db, signed, ("policy", None), "changed the policy", **detail)
    return warnings


def _check_from_day(desk: Desk, from_day: date) -> None:
    earliest = earliest_day(desk)
    if from_day < earliest:
        raise RuleError(
            f"A changed policy cannot hold from {day_in_words(from_day)}: days that have been"
            " and registers that stand keep the times they had.",
            f"Let it hold from {day_in_words(earliest)} or later.",
        )
