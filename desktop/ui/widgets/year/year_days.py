"""What each day of a school year is, in a sign and in words, for the picture of the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.days.school_year import SATURDAY, ClosureKind
from desktop.models.days.session import Half, Session, day_in_words
from desktop.ui.widgets.school.closure_list import closure_title, halves_in_words

if TYPE_CHECKING:
    from desktop.models.days.school_year import Closure, SchoolCalendar, SchoolYear


class Look(Enum):
    """How a day is drawn; each has a shape or a sign of its own beside its colour."""

    SCHOOL = "School day"
    FREE = "Weekend or holiday"
    BANK_HOLIDAY = "Bank holiday"
    INSET = "INSET day"
    PLANNED = "Planned closure"
    UNEXPECTED = "Unexpected closure"

    @property
    def sign(self) -> str:
        """The letters that stand beside the day's number."""
        return _SIGNS.get(self, "")


_SIGNS = {Look.BANK_HOLIDAY: "B", Look.INSET: "I", Look.PLANNED: "#", Look.UNEXPECTED: "Y4"}
_LOOKS = {
    ClosureKind.BANK_HOLIDAY: Look.BANK_HOLIDAY,
    ClosureKind.INSET: Look.INSET,
    ClosureKind.PLANNED: Look.PLANNED,
    ClosureKind.UNEXPECTED: Look.UNEXPECTED,
}


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of the year; `open_halves` are those in which the school meets."""

    day: date
    look: Look
    words: str
    open_halves: frozenset[Half]


def year_days(year: SchoolYear, calendar: SchoolCalendar) -> dict[date, YearDay]:
    """Return every day of a year, from its first to its last."""
    days = map(date.fromordinal, range(year.starts.toordinal(), year.ends.toordinal() + 1))
    return {day: _year_day(day, calendar) for day in days}


def _year_day(day: date, calendar: SchoolCalendar) -> YearDay:
    meets = frozenset(half for half in Half if calendar.is_school_session(Session(day, half)))
    closure = _closure_on(day, calendar)
    name = day_in_words(day)
    if closure is not None and day.weekday() < SATURDAY:
        half = halves_in_words(closure.halves).lower()
        words = f"{name}: {closure_title(closure)}" + ("" if not meets else f", {half}")
        return YearDay(day, _LOOKS[closure.kind], words, meets)
    if meets:
        term = calendar.half_term_of(day)
        where = f", {term.name}" if term else ""
        return YearDay(day, Look.SCHOOL, f"{name}: school day{where}", meets)
    free = "weekend" if day.weekday() >= SATURDAY else "holiday"
    return YearDay(day, Look.FREE, f"{name}: {free}", meets)


def _closure_on(day: date, calendar: SchoolCalendar) -> Closure | None:
    found = [one for one in calendar.closures if one.first <= day <= one.last]
    unexpected = [one for one in found if not one.is_planned]
    return next(iter(unexpected or found), None)
