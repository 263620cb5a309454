"""Back after a long absence: a plan for coming in again, reviewed three weeks after (R198)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.absence.proposal import Proposal, Proposed
from desktop.models.days.session import day_in_words
from desktop.models.marks.attendance_code import BY_SYMBOL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.absence.proposal import DayAway
    from desktop.models.marks.attendance_code import Code

ARRIVED = "U"  # late after the close: an absence, and the child is in
REVIEW_AFTER = timedelta(weeks=3)  # of the calendar, after the plan was agreed


@dataclass(frozen=True, slots=True)
class Back:
    """The first day back, and how many school days the child was away before it."""

    day: date
    days: int


def returns_after(days: Iterable[DayAway], longer_than: int) -> tuple[Back, ...]:
    """Return each day on which a child came back from more school days away than this.

    A day counts as away if none of its sessions was attended and one was an absence, authorised
    or not. Who came too late for the register has come. A day on which nobody could attend, or
    without a mark, neither counts nor ends a run.
    """
    found: list[Back] = []
    away = 0
    for one in days:
        known = [BY_SYMBOL[code] for code in one.codes if code in BY_SYMBOL]
        if any(is_here(code) for code in known):
            if away > longer_than:
                found.append(Back(one.day, away))
            away = 0
        elif any(code.is_absent for code in known):
            away += 1
    return tuple(found)


def is_here(code: Code) -> bool:
    """Whether a code says that the child came in."""
    return code.is_attended or code.symbol == ARRIVED


def plan_for(back: Back, longer_than: int) -> Proposed:
    """Propose a plan for a child who is back."""
    source = f"school policy: after more than {longer_than} school days away (R198)"
    return Proposed(Proposal.REINTEGRATE, back.day, back.days, source)


def review_of(back_on: date, agreed: tuple[date, str], today: date) -> Proposed | None:
    """Propose the review of a plan from its day on, with what was agreed; None before it."""
    agreed_on, words = agreed
    if today < agreed_on + REVIEW_AFTER:
        return None
    source = f"agreed {day_in_words(agreed_on)}: {words}"
    return Proposed(Proposal.REVIEW_PLAN, back_on, 0, source)


def with_review(reason: str, agreed_on: date) -> str:
    """Return what is kept of a plan: what was agreed, and the day of its review."""
    words = reason.strip()
    if not words:
        return ""
    stop = "" if words.endswith((".", "!", "?")) else "."
    return f"{words}{stop} Review on {day_in_words(agreed_on + REVIEW_AFTER)}."
