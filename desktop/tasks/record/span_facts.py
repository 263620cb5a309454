"""The registers of a span as the file has them, with the children who are asked about in each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from desktop.models.days.school_year import SATURDAY, SessionState
from desktop.models.days.session import session_of
from desktop.models.marks.expectation import known_in
from desktop.models.marks.register import Row
from desktop.models.record.span_amendment import (
    BEFORE_REGISTERS,
    NO_CLASS,
    NO_REGISTER,
    NOT_COME,
    NOT_ON_ROLL,
    Line,
)
from desktop.storage.admissions.rolls import rolls_of
from desktop.storage.marks import expectations
from desktop.storage.marks.entries import newest_entries_between
from desktop.storage.organisation import policies, school_years, schools
from desktop.storage.record import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from desktop.models.admissions.roll import Rolls
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session
    from desktop.models.marks.entry import Entry
    from desktop.models.marks.expectation import Expectation
    from desktop.models.marks.register import Register
    from desktop.models.organisation.policy import Policy
    from desktop.tasks.desk import Desk

_EVERYBODY = "Everybody"


@dataclass(frozen=True)
class Span:
    """Sessions from a first to a last, and the children chosen: by class each day, or by name."""

    first: Session
    last: Session
    groups: frozenset[int]
    pupils: frozenset[int]

    def chooses(self, pupil: int, group: int | None) -> bool:
        """Whether a child is asked about on a day spent in this class."""
        return pupil in self.pupils or group in self.groups


def policy_of(desk: Desk) -> Callable[[date], Policy]:
    """Return the way to a day's policy, each day looked up once."""
    return cache(partial(policies.policy_on, desk.db, desk.school))


def rows_asked(desk: Desk, span: Span) -> tuple[Row, ...]:
    """Return every child the span speaks of, still without marks, in register order."""
    groups = tuple(span.groups)
    found = spans.children_of(desk.db, desk.school, groups, span.first.day, span.last.day)
    return spans.blank_rows(desk.db, desk.school, tuple({*found, *span.pupils}))


def sessions_asked(
    desk: Desk, span: Span, meets: Callable[[Session], bool]
) -> tuple[list[Session], list[Line]]:
    """Return the sessions of the span that have registers, and a line for each that has none."""
    calendar = school_years.load_calendar(desk.db, desk.school)
    begins = schools.load_school(desk.db, desk.school).registers_from
    held: list[Session] = []
    left: list[Line] = []
    for session in filter(meets, _each(span.first, span.last)):
        why = _why_not_held(desk, calendar, session, begins)
        if why is None:
            held.append(session)
        elif why:
            left.append(Line(None, _EVERYBODY, session, left=why))
    return held, left


def _each(first: Session, last: Session) -> Iterator[Session]:
    return map(session_of, range(first.number, last.number + 1))


def _why_not_held(
    desk: Desk, calendar: SchoolCalendar, session: Session, begins: date
) -> str | None:
    """None where there are registers; empty for weekends and holidays, which nobody asks about."""
    state = calendar.session_state(session)
    if session.day.weekday() >= SATURDAY or state is SessionState.OUT_OF_TERM:
        return ""
    if state is not SessionState.OPEN:
        return "" if calendar.half_term_of(session.day) is None else _closed(calendar, session)
    if session.day > desk.today:
        return NOT_COME
    return BEFORE_REGISTERS if session.day < begins else None


def _closed(calendar: SchoolCalendar, session: Session) -> str:
    for closure in calendar.closures:
        if closure.first <= session.day <= closure.last and session.half in closure.halves:
            return f"The school was closed: {closure.name or closure.kind.value}."
    return "The school was closed."


def registers_asked(
    desk: Desk, span: Span, rows: Sequence[Row], sessions: Iterable[Session]
) -> tuple[list[Register], list[Line]]:
    """Return the registers with the rows asked about, and a line for each child who is in none."""
    facts = _facts(desk, span, rows)
    found: list[Register] = []
    left: list[Line] = []
    for session in sessions:
        by_group: dict[int, list[Row]] = {}
        for row in rows:
            placed = facts.placed(row, session)
            if isinstance(placed, Line):
                left.append(placed)
            elif placed is not None:
                group, there = placed
                by_group.setdefault(group, []).append(there)
        found += [facts.register(group, session, there) for group, there in by_group.items()]
    return found, left


def _facts(desk: Desk, span: Span, rows: Sequence[Row]) -> _Facts:
    numbers = tuple(row.pupil for row in rows)
    first, last = span.first, span.last
    rolls = rolls_of(desk.db, numbers)
    places = (place.group for places in rolls.memberships.values() for place in places)
    groups = {group for group in places if group is not None}
    return _Facts(
        span,
        rolls,
        spans.registers_between(desk.db, groups, first, last),
        newest_entries_between(desk.db, numbers, first, last),
        _Plans(expectations.plans_between(desk.db, desk.school, first.day, last.day)),
    )


@dataclass(frozen=True)
class _Facts:
    span: Span
    rolls: Rolls
    kept: dict[tuple[int, int], Register]
    marks: dict[tuple[int, int], Entry]
    plans: _Plans

    def placed(self, row: Row, session: Session) -> tuple[int, Row] | Line | None:
        """The class with the child's row in it; why there is none; None for a child not meant."""
        place = self.rolls.place(row.pupil, session.day)
        group = place.group if place else None
        if not self.span.chooses(row.pupil, group):
            return None
        entry = self.marks.get((row.pupil, session.number))
        if not self.rolls.on_roll(row.pupil, session.day):
            by_name = row.pupil in self.span.pupils
            return _left(row, session, entry, NOT_ON_ROLL) if by_name else None
        if group is None:
            return _left(row, session, entry, NO_CLASS)
        if (group, session.number) not in self.kept:
            return _left(row, session, entry, NO_REGISTER)
        known = self.plans.known(row.pupil, group, session)
        return group, Row(row.pupil, row.name, row.birth_date, entry, known)

    def register(self, group: int, session: Session, rows: list[Row]) -> Register:
        return replace(self.kept[group, session.number], rows=tuple(rows))


def _left(row: Row, session: Session, entry: Entry | None, why: str) -> Line:
    code, seen = (entry.code, entry.id) if entry else ("", None)
    return Line(row.pupil, row.name, session, code, left=why, seen=seen)


class _Plans:
    """What is expected in the span, by child and by class."""

    def __init__(self, plans: Iterable[Expectation]) -> None:
        self._own: dict[int, list[Expectation]] = {}
        self._of_class: dict[int, list[Expectation]] = {}
        for plan in plans:
            if plan.pupil is not None:
                self._own.setdefault(plan.pupil, []).append(plan)
            elif plan.group is not None:
                self._of_class.setdefault(plan.group, []).append(plan)

    def known(self, pupil: int, group: int, session: Session) -> Expectation | None:
        return known_in(session, self._own.get(pupil, ()), self._of_class.get(group, ()))
