"""The school's calendar: half-terms, closures, and every count of days, sessions and weeks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session import Half, Session, both_halves, day_in_words, session_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SATURDAY = 5
WHOLE_DAY = frozenset(Half)


class ClosureKind(Enum):
    """Why the whole school does not meet; only the last was not planned."""

    BANK_HOLIDAY = "bank holiday"
    INSET = "INSET"
    PLANNED = "planned closure"
    UNEXPECTED = "unexpected closure"


class SessionState(Enum):
    """What the calendar makes of a session; the value is the word or code that shows it."""

    OPEN = "open"
    PLANNED = "#"
    UNEXPECTED = "Y4"
    OUT_OF_TERM = "out of term"

    @property
    def code(self) -> str:
        """The code to show where no mark stands, or nothing; it is never stored on a pupil."""
        return self.value if self in (SessionState.PLANNED, SessionState.UNEXPECTED) else ""


@dataclass(frozen=True, slots=True)
class Term:
    """A half-term, from its first to its last day."""

    name: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the day lies between the first and the last day, weekends among them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Closure:
    """Days, or halves of days, on which nobody is taught."""

    first: date
    last: date
    kind: ClosureKind
    halves: frozenset[Half] = WHOLE_DAY
    name: str = ""

    @property
    def is_planned(self) -> bool:
        """Whether it was known beforehand, so that the sessions were never to be held."""
        return self.kind is not ClosureKind.UNEXPECTED


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """A school year from its first to its last day, holidays among them; terms in order of date."""

    name: str
    starts: date
    ends: date
    terms: tuple[Term, ...]

    def holds(self, day: date) -> bool:
        """Whether the day belongs to this year, in term or out."""
        return self.starts <= day <= self.ends


@dataclass(frozen=True, slots=True)
class _Counted:
    planned: frozenset[int]
    shut: frozenset[int]
    lost: frozenset[int]
    met: tuple[int, ...]
    met_set: frozenset[int]
    days: tuple[date, ...]
    day_set: frozenset[date]


@dataclass(frozen=True)
class SchoolCalendar:
    """All of a school’s years and closures: every count of days and weeks comes from here."""

    years: tuple[SchoolYear, ...]
    closures: tuple[Closure, ...] = ()

    @cached_property
    def _counted(self) -> _Counted:
        return _count(self.years, self.closures)

    def is_school_session(self, session: Session) -> bool:
        """Whether the school meets: in term, no closure of either kind."""
        return session.number in self._counted.met_set

    def session_state(self, session: Session) -> SessionState:
        """Return open, `#`, `Y4` or out of term; a planned closure shows even beside a holiday."""
        if session.number in self._counted.met_set:
            return SessionState.OPEN
        if session.number in self._counted.shut:
            return SessionState.PLANNED
        if session.number in self._counted.lost:
            return SessionState.UNEXPECTED
        return SessionState.OUT_OF_TERM

    def is_school_day(self, day: date) -> bool:
        """Whether at least one session meets; a day wholly lost to `Y4` is none."""
        return day in self._counted.day_set

    def school_days(self, first: date, last: date) -> tuple[date, ...]:
        """Return the days from first to last, both included, on which the school meets."""
        days = self._counted.days
        return days[bisect_left(days, first) : bisect_right(days, last)]

    def sessions(self, first: date, last: date) -> tuple[Session, ...]:
        """Return the sessions of the days from first to last that the school meets for."""
        return tuple(session_of(number) for number in self.session_numbers(first, last))

    def session_numbers(self, first: date, last: date) -> tuple[int, ...]:
        """Return the numbers of the same sessions."""
        met = self._counted.met
        begin = bisect_left(met, Session(first, Half.AM).number)
        end = bisect_right(met, Session(last, Half.PM).number)
        return met[begin:end]

    def session_beside(self, session: Session, step: int) -> Session | None:
        """Return the session the school meets for before (-1) or after (1) this one."""
        met, number = self._counted.met, session.number
        place = bisect_left(met, number) - 1 if step < 0 else bisect_right(met, number)
        return session_of(met[place]) if 0 <= place < len(met) else None

    def planned_days(self, year: SchoolYear) -> int:
        """Count the days planned to be taught, for the 190: those lost to `Y4` are counted."""
        planned = self._counted.planned
        return sum(1 for day in _days(year.starts, year.ends) if _either_half(day, planned))

    def school_days_after(self, day: date, count: int) -> date:
        """Return the count-th school day after this one; RuleError if the calendar ends before."""
        days = self._counted.days
        place = bisect_right(days, day) + count - 1
        if place >= len(days):
            raise RuleError(
                f"The calendar has no {_ordinal(count)} school day after {day_in_words(day)}.",
                "Enter the term dates of the next school year.",
            )
        return days[place]

    def next_school_day(self, day: date) -> date:
        """Return the first school day after this one."""
        return self.school_days_after(day, 1)

    def previous_school_days(self, day: date, count: int) -> tuple[date, ...]:
        """Return up to this many school days before the day, oldest first."""
        days = self._counted.days
        end = bisect_left(days, day)
        return days[max(0, end - count) : end]

    def school_weeks(self, first: date, last: date) -> tuple[date, ...]:
        """Return the Mondays of the weeks with a school day from first to last, in order."""
        return tuple(dict.fromkeys(monday_of(day) for day in self.school_days(first, last)))

    def half_term_of(self, day: date) -> Term | None:
        """Return the half-term the day lies in, weekends among it, or none in a holiday."""
        terms = (term for year in self.years for term in year.terms)
        return next((term for term in terms if term.holds(day)), None)

    def year_of(self, day: date) -> SchoolYear | None:
        """Return the school year the day belongs to, in term or out."""
        return next((year for year in self.years if year.holds(day)), None)


def monday_of(day: date) -> date:
    """Return the Monday of the week the day lies in."""
    return day - timedelta(days=day.weekday())


@lru_cache(maxsize=8)
def _count(years: tuple[SchoolYear, ...], closures: tuple[Closure, ...]) -> _Counted:
    in_year = _numbers((year.starts, year.ends, WHOLE_DAY) for year in years)
    in_term = _numbers((term.first, term.last, WHOLE_DAY) for year in years for term in year.terms)
    shut = in_year & _numbers(_span(closure) for closure in closures if closure.is_planned)
    planned = in_term - shut
    lost = planned & _numbers(_span(closure) for closure in closures if not closure.is_planned)
    met = planned - lost
    ordered = tuple(sorted(met))
    days = tuple(dict.fromkeys(session_of(number).day for number in ordered))
    return _Counted(planned, shut, lost, ordered, met, days, frozenset(days))


def _span(closure: Closure) -> tuple[date, date, frozenset[Half]]:
    return closure.first, closure.last, closure.halves


def _numbers(spans: Iterable[tuple[date, date, frozenset[Half]]]) -> frozenset[int]:
    return frozenset(
        day.toordinal() * 2 + half
        for first, last, halves in spans
        for day in _days(first, last)
        if day.weekday() < SATURDAY
        for half in halves
    )


def _days(first: date, last: date) -> Iterator[date]:
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def _either_half(day: date, numbers: frozenset[int]) -> bool:
    return any(session.number in numbers for session in both_halves(day))


def _ordinal(count: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(count if count < 20 else count % 10, "th")
    return f"{count}{ending}"
