"""The last school days of a pupil, a morning and an afternoon each, as a register shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.days.session import both_halves, day_in_words
from desktop.models.marks.shown_mark import NO_SESSION, ShownMark, past_mark
from desktop.models.marks.year_marks import mark_at, place_in_year, year_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session

DAYS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class DayMarks:
    """One school day of one pupil."""

    day: date
    am: ShownMark
    pm: ShownMark

    def __str__(self) -> str:
        halves = f"AM {self.am.words}, PM {self.pm.words}"
        return f"{day_in_words(self.day)}: {halves}"


@dataclass(frozen=True, slots=True)
class DayPlaces:
    """Where a day's marks stand in the string of its year; None where the school does not meet."""

    day: date
    year: int
    am: int | None
    pm: int | None


def days_before(calendar: SchoolCalendar, day: date) -> tuple[DayPlaces, ...]:
    """Return the last school days before a day, oldest first: the same for a whole class."""
    return tuple(
        DayPlaces(one, year_of(one), *(_place(calendar, session) for session in both_halves(one)))
        for one in calendar.previous_school_days(day, DAYS_SHOWN)
    )


def week_strip(
    days: Sequence[DayPlaces], years: Mapping[int, str], *, in_full: bool
) -> tuple[DayMarks, ...]:
    """Return a pupil's marks of these days from the year's strings, the reasons only in full."""
    return tuple(
        DayMarks(
            one.day,
            _shown(one.am, years.get(one.year, ""), in_full=in_full),
            _shown(one.pm, years.get(one.year, ""), in_full=in_full),
        )
        for one in days
    )


def _place(calendar: SchoolCalendar, session: Session) -> int | None:
    return place_in_year(session) if calendar.is_school_session(session) else None


def _shown(place: int | None, marks: str, *, in_full: bool) -> ShownMark:
    return NO_SESSION if place is None else past_mark(mark_at(marks, place), in_full=in_full)
