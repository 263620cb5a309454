"""What was done to a pupil, a contact or anything else but a mark, said in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.admissions.pupil import words_of
from desktop.models.days.session import day_in_words
from desktop.models.days.uk_date import parse_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_OPENINGS = {
    "admitted": "Put on roll",
    "admitted again": "Put on roll again",
    "changed": "Changed",
    "moved": "Moved to another class or year",
    "left": "Leaving",
    "stays": "Leaving taken back",
    "contact added": "Contact added",
    "contact changed": "Contact changed",
    "contact withdrawn": "Contact taken off the list",
    "contacts ordered": "Contacts put in another order",
    "sibling linked": "Brother or sister recorded",
    "sibling unlinked": "Brother or sister taken back",
    "flag put on": "Safeguarding flag put on",
    "flag ended": "Safeguarding flag ended",
    "risk assessment written": "Risk assessment written",
    "imported": "Changed by an import",
}
_UNSAID = frozenset(
    {
        "contact",
        "order",
        "sibling",
        "flag",
        "place",
        "import",
        "assessment",
        "leave",
        "request",
        "agreement",
    }
)
SECRET = frozenset({"address", "postcode", "future_address"})
# That these happened is itself for those with the safeguarding duty; what they say stands nowhere.
_SAFEGUARDING = frozenset({"flag put on", "flag ended", "risk assessment written"})


@dataclass(frozen=True, slots=True)
class Change:
    """One line of history; `detail` has old and new values by fact."""

    at: datetime
    name: str
    position: str
    what: str
    detail: Mapping[str, Any]


def change_in_words(change: Change) -> str:
    """Say what was done and, where it is kept, from what to what."""
    opening = _OPENINGS.get(change.what, change.what.capitalize())
    said = [_fact(fact, value) for fact, value in change.detail.items() if fact not in _UNSAID]
    return f"{opening}: {'; '.join(said)}" if said else opening


def without_secrets(change: Change) -> Change:
    """Leave addresses out, for a person who may not see a confidential one."""
    kept = {fact: value for fact, value in change.detail.items() if fact not in SECRET}
    return Change(change.at, change.name, change.position, change.what, kept)


def is_safeguarding(change: Change) -> bool:
    """Whether only those with the safeguarding duty may know that it happened."""
    return change.what in _SAFEGUARDING


def _fact(fact: str, value: Any) -> str:
    if isinstance(value, list) and len(value) == 2:
        return f"{words_of(fact)} {_value(value[0])} → {_value(value[1])}"
    return f"{words_of(fact)} {_value(value)}"


def _value(value: Any) -> str:
    if value in (None, "", []):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    text = str(value)
    day = parse_day(text) if len(text) == len("2026-11-10") and text.count("-") == 2 else None
    return day_in_words(day) if isinstance(day, date) else text
