"""Evidence of an absence: when it may be asked for, what may be shown, what came of it.

The school takes a parent's word; evidence is for genuine doubt or a long illness, never needless
and never at the parent's cost (R155; Working together 2024). What it says of a child's health is
not kept, and neither is a copy of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.errors import RuleError

if TYPE_CHECKING:
    from datetime import datetime

CARD = "appointment card"
MEDICAL = "medical evidence"
OTHER = "other evidence"
KINDS = (CARD, MEDICAL, OTHER)
_FOR = {"appointment": CARD, "illness": MEDICAL}


class EvidenceOutcome(Enum):
    """What came of it."""

    SEEN = "seen"
    NOT_SHOWN = "not shown"
    NO_LONGER_WANTED = "no longer wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What was asked for and why; `name` asked, `settled_by` saw it or ended the wait."""

    id: int
    pupil: int
    what: str
    why: str
    asked_at: datetime
    name: str
    message: int | None = None
    settled_at: datetime | None = None
    settled_by: str = ""
    outcome: EvidenceOutcome | None = None


def kind_for(reason: str) -> str:
    """Return what is asked for where a reason is given: a card, prescription or text will do."""
    return _FOR.get(reason, OTHER)


def may_ask_by_length(day: int, limit: int) -> bool:
    """Whether an illness has lasted longer than the policy's days (R155: over five)."""
    return day > limit


def check_ask(what: str, why: str, *, long: bool) -> None:
    """RuleError for evidence that would be asked for needlessly."""
    if what not in KINDS:
        raise RuleError(f"{what!r} is no kind of evidence.", "Choose one of the kinds.")
    if not long and not why.strip():
        raise RuleError("A parent’s word is normally enough.", "Say what is in doubt, or leave it.")


def settled_in_words(one: Evidence) -> str:
    """Say what came of it, or that it is still waited for."""
    return one.outcome.value if one.outcome else "not seen yet"
