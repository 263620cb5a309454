"""One `N` that still stands: its deadline in school days, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.marks.deadline import deadline, proposal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.absence.message import Message
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class UnexplainedLine:
    """A child's session that stands as `N`.

    `waits`: explained, but the code is the head's to enter. `proposed` is `O` from the deadline on.
    """

    entry: int
    pupil: int
    name: str
    group: int
    group_name: str
    session: Session
    deadline: date
    proposed: str = ""
    waits: bool = False
    known: str = ""
    messages: tuple[Message, ...] = ()

    def days_left(self, calendar: SchoolCalendar, today: date) -> int:
        """School days until the deadline; 0 on it, negative once it has passed."""
        if today <= self.deadline:
            return len(calendar.school_days(today, self.deadline)) - 1
        return 1 - len(calendar.school_days(self.deadline, today))


def limits(calendar: SchoolCalendar, session: Session, today: date, days: int) -> tuple[date, str]:
    """Return an `N`'s deadline and what is proposed today (Working together 2024, 407 to 409)."""
    return deadline(calendar, session, days), proposal("N", session, calendar, today, days) or ""


def by_deadline(lines: Iterable[UnexplainedLine]) -> tuple[UnexplainedLine, ...]:
    """Sort by the deadline, then by class, child and session."""
    return tuple(sorted(lines, key=_order))


def _order(line: UnexplainedLine) -> tuple[date, str, str, int]:
    return line.deadline, line.group_name, line.name, line.session.number
