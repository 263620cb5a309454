"""The last school days of a pupil, a morning and an afternoon each, as a register shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.session import Half, Session, day_in_words
from desktop.models.shown_mark import NO_SESSION, ShownMark, past_mark
from desktop.models.year_marks import mark_at, place_in_year, year_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.models.school_year import SchoolCalendar

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


def week_strip(
    calendar: SchoolCalendar, days: Sequence[date], years: Mapping[int, str], *, in_full: bool
) -> tuple[DayMarks, ...]:
    """Return a pupil's marks of these days from the year's strings, the reasons only in full."""
    return tuple(
        DayMarks(
            day,
            _shown(calendar, Session(day, Half.AM), years, in_full=in_full),
            _shown(calendar, Session(day, Half.PM), years, in_full=in_full),
        )
        for day in days
    )


def _shown(
    calendar: SchoolCalendar, session: Session, years: Mapping[int, str], *, in_full: bool
) -> ShownMark:
    if not calendar.is_school_session(session):
        return NO_SESSION
    marks = years.get(year_of(session.day), "")
    return past_mark(mark_at(marks, place_in_year(session)), in_full=in_full)
