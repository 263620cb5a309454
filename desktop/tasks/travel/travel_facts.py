"""Reading what everything about travelling children rests on: marks by year, and the calendar."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from desktop.models.marks.year_marks import year_of
from desktop.models.travel.journey_state import standing, was_in_school
from desktop.storage.marks import entries
from desktop.storage.organisation import school_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.travel.journey import Journey
    from desktop.models.travel.journey_state import Standing
    from desktop.tasks.desk import Desk

_YEARS = 3  # this school year and two before it: 18 months and twelve months lie in them


@dataclass(frozen=True, slots=True)
class TravelMarks:
    """Strings of marks by child and year, and the calendar they are read with."""

    today: date
    calendar: SchoolCalendar
    marks: Mapping[int, Mapping[int, str]] = field(default_factory=dict)

    def of(self, pupil: int) -> Mapping[int, str]:
        """Return one child's strings by year."""
        return self.marks.get(pupil, {})

    def standing(self, journey: Journey) -> Standing:
        """Work out where a journey stands today."""
        return standing(journey, self.calendar, self.today, self.marks)

    def last_attended(self, pupil: int) -> date | None:
        """Return the last day on which a register has the child in school."""
        marks = self.of(pupil)
        for year in sorted(marks, reverse=True):
            first, last = _days(year)
            days = self.calendar.school_days(first, min(last, self.today))
            found = next((day for day in reversed(days) if was_in_school(marks, day)), None)
            if found is not None:
                return found
        return None


def travel_marks(desk: Desk, pupils: Iterable[int]) -> TravelMarks:
    """Read the marks of these children, of this school year and two before it."""
    asked = tuple(dict.fromkeys(pupils))
    calendar = school_years.load_calendar(desk.db, desk.school)
    found: dict[int, dict[int, str]] = {pupil: {} for pupil in asked}
    year = year_of(desk.today)
    for one in range(year - _YEARS + 1, year + 1):
        for pupil, marks in entries.marks_of_year(desk.db, asked, one).items():
            found[pupil][one] = marks
    return TravelMarks(desk.today, calendar, found)


def _days(year: int) -> tuple[date, date]:
    return date(year, 8, 1), date(year + 1, 7, 31)
