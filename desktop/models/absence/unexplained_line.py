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


@dataclass(frozen=True, slots=True)
class Suggested:
    """A code that something kept suggests, with the words that say what; a person enters it."""

    code: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnexplainedLine:
    """A child's session that stands as `N`.

    `waits`: explained, but nobody has entered `code` yet (empty: it is still to be chosen), and
    `may_accept` whether the person at the desk may. `proposed` is `O` from the deadline on, `left`
    counts the school days until then, `source` is what is known of the session, `run` the first
    session of the run of absence that it belongs to, and `family` are brothers and sisters on the
    list. `refused`: leave for the session was asked for and not given.
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
    code: str = ""
    may_accept: bool = False
    source: int | None = None
    left: int = 0
    run: Session | None = None
    family: frozenset[int] = frozenset()
    messages: tuple[Message, ...] = ()
    refused: Suggested | None = None


def days_left(calendar: SchoolCalendar, ends: date, today: date) -> int:
    """Return the school days until a deadline; 0 on it, negative once it has passed."""
    if today <= ends:
        return len(calendar.school_days(today, ends)) - 1
    return 1 - len(calendar.school_days(ends, today))


def limits(calendar: SchoolCalendar, session: Session, today: date, days: int) -> tuple[date, str]:
    """Return an `N`'s deadline and what is proposed today (Working together 2024, 407 to 409)."""
    return deadline(calendar, session, days), proposal("N", session, calendar, today, days) or ""


def of_child(lines: Iterable[UnexplainedLine], one: UnexplainedLine) -> tuple[UnexplainedLine, ...]:
    """Return the lines of the same run of the same child's absence."""
    return tuple(line for line in lines if line.pupil == one.pupil and line.run == one.run)


def of_family(
    lines: Iterable[UnexplainedLine], one: UnexplainedLine
) -> tuple[UnexplainedLine, ...]:
    """Return the lines of the child's run, and of brothers and sisters away in that time."""
    lines = tuple(lines)
    own = of_child(lines, one)
    first, last = min(line.session for line in own), max(line.session for line in own)
    return tuple(
        line
        for line in lines
        if line in own or (line.pupil in one.family and first <= line.session <= last)
    )


def due(lines: Iterable[UnexplainedLine]) -> tuple[UnexplainedLine, ...]:
    """Return the lines for which `O` is proposed."""
    return tuple(line for line in lines if line.proposed)


def by_deadline(lines: Iterable[UnexplainedLine]) -> tuple[UnexplainedLine, ...]:
    """Sort by the deadline, then by class, child and session."""
    return tuple(sorted(lines, key=_order))


def _order(line: UnexplainedLine) -> tuple[date, str, str, int]:
    return line.deadline, line.group_name, line.name, line.session.number
