"""Reading children's marks of some days, class by class, for everything that counts them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from desktop.models.days.session import both_halves
from desktop.models.marks.year_marks import first_session, year_of
from desktop.models.record.figure_lines import Whose
from desktop.models.record.glance import due_places
from desktop.models.record.stays import Child, Due, Stay, cut, parts_of, place_of
from desktop.storage.organisation import school_years, schools
from desktop.storage.record import year_strings
from desktop.storage.record.year_strings import Asked

if TYPE_CHECKING:
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.record.glance import Part
    from desktop.models.record.spans import Span
    from desktop.storage.record.year_strings import OnRoll
    from desktop.tasks.desk import Desk

_ONE_DAY = 2  # places
_NEVER: dict[int, int] = {}


@dataclass(frozen=True)
class Counting:
    """What every count needs and is read once: the calendar, and since when registers are kept."""

    desk: Desk
    calendar: SchoolCalendar
    registers_from: date

    def parts(
        self, span: Span, whose: Whose = Whose.ALL, pupil: int | None = None
    ) -> tuple[Part, ...]:
        """Read every child's marks of these days, or one child's; the caller checks who may.

        From the day of admission to the leaving day, both included (WC15); on request only while
        of compulsory school age. Holidays at either end are left out where the terms are known,
        so that nobody counts in the class that they left then.
        """
        first, last = self._school_days(span.first, min(span.last, self.desk.today))
        return tuple(
            part
            for year in range(year_of(first), year_of(last) + 1)
            for part in self._parts_of_year(
                Asked(
                    self.desk.school, year, max(first, date(year, 8, 1)),
                    min(last, date(year + 1, 7, 31)), pupil,
                ),
                whose,
            )
        )  # fmt: skip

    def _school_days(self, first: date, last: date) -> tuple[date, date]:
        known = self.calendar.year_of
        days = self.calendar.school_days(first, last) or (first, last)
        return days[0] if known(first) else first, days[-1] if known(last) else last

    def _parts_of_year(self, asked: Asked, whose: Whose) -> list[Part]:
        db, due = self.desk.db, self._due(asked)
        classes = year_strings.in_classes(db, asked)
        late = year_strings.late_minutes(db, asked)
        stay = cache(partial(_stay, asked.year))
        found: list[Part] = []
        for row in year_strings.on_roll(db, asked):
            child = Child(row.pupil, asked.year, row.marks, late.get(row.pupil, _NEVER))
            places = [stay(*one[1:]) for one in classes.get(row.pupil, ())]
            begin, end, *_ = stay(None, "", *_days(row, whose))
            found += parts_of(child, cut(begin, end, places), due)
        return found

    def _due(self, asked: Asked) -> Due:
        """Find the sessions whose registers have closed; those of today only where they have."""
        desk, start = self.desk, first_session(asked.year).number
        now = desk.today.toordinal() * 2
        first = max(asked.first, self.registers_from)
        met = self.calendar.session_numbers(first, asked.last)
        today: dict[int, int] = {}
        if asked.last >= desk.today:
            held = [one for one in both_halves(desk.today) if one.number in met]
            closed = year_strings.closed_registers(desk.db, desk.school, held, desk.now())
            for group, sessions in closed.items():
                today[group] = due_places(one.number - start for one in sessions)
        return Due(_due_before(now, start, met), today)


def counting(desk: Desk, calendar: SchoolCalendar | None = None) -> Counting:
    """Read what every count needs."""
    known = calendar or school_years.load_calendar(desk.db, desk.school)
    return Counting(desk, known, schools.registers_from(desk.db, desk.school))


@lru_cache(maxsize=16)  # the same for every child of a day
def _due_before(now: int, start: int, met: tuple[int, ...]) -> int:
    return due_places(number - start for number in met if number < now)


def _stay(year: int, group: int | None, year_group: str, first: str, last: str) -> Stay:
    begin, end = (place_of(year, date.fromisoformat(day)) for day in (first, last))
    return Stay(begin, end + _ONE_DAY, group, year_group)


def _days(row: OnRoll, whose: Whose) -> tuple[str, str]:
    if whose is Whose.ALL:
        return row.first, row.last
    return max(row.first, row.compulsory_from), min(row.last, row.compulsory_until)
