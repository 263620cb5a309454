"""Who sits in which class and when: cohorts that move up, joiners and leavers in the year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.school_year import SATURDAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from desktop.tasks.sample.school_days import SampleYears

LEVELS = 7  # reception and years 1 to 6
_LARGEST_CLASS = 30
_LEAVERS_IN_A_HUNDRED = 2  # a year
_SECONDARY = ("Brackenfield Academy", "Millbeck High School", "St Aelred’s School")
_PRIMARY = ("Fernside Primary School", "Quarry Bank School", "Whinmoor Junior School")


@dataclass(frozen=True, slots=True)
class Seat:
    """One child's time at the school; `cohort` is the year in which reception begins."""

    cohort: int
    form: int
    starts: date
    leaves: date | None = None
    destination: str = ""
    joined_late: bool = False

    def holds(self, day: date) -> bool:
        """Whether the child is on roll on a day."""
        return self.starts <= day and (self.leaves is None or day <= self.leaves)

    def level(self, year: int) -> int:
        """Return 0 for reception to 6 in the school year that begins in this calendar year."""
        return year - self.cohort


@dataclass(frozen=True)
class Seating:
    """Every seat, in the order in which the children came."""

    seats: tuple[Seat, ...]
    forms: int  # classes in each level


def seating(pupils: int, years: SampleYears, day: date, dice: Random) -> Seating:
    """Seat so many children on the day, and those who had left by then."""
    sizes = [pupils // LEVELS + (level < pupils % LEVELS) for level in range(LEVELS)]
    forms = -(-max(sizes) // _LARGEST_CLASS)
    found: list[Seat] = []
    for cohort in range(years.first - LEVELS + 1, years.last + 1):
        level = min(years.last - cohort, LEVELS - 1)
        found += _cohort(cohort, sizes[level], forms, years, dice)
    found += _changes(found, pupils, years, day, dice)
    return Seating(tuple(sorted(found, key=_by_start)), forms)


def _by_start(seat: Seat) -> tuple[date, int, int]:
    return seat.starts, seat.cohort, seat.form


def _cohort(cohort: int, size: int, forms: int, years: SampleYears, dice: Random) -> Iterator[Seat]:
    starts = _first_day(cohort, years)
    leaves = _last_day(cohort + LEVELS - 1, years) if cohort + LEVELS <= years.last else None
    for place in range(size):
        destination = dice.choice(_SECONDARY) if leaves else ""
        yield Seat(cohort, place * forms // max(size, 1), starts, leaves, destination)


def _first_day(year: int, years: SampleYears) -> date:
    if year >= years.first:
        return years.calendar.school_days(date(year, 9, 1), date(year, 9, 30))[0]
    third = date(year, 9, 3)
    return third if third.weekday() < SATURDAY else third + timedelta(days=2)


def _last_day(year: int, years: SampleYears) -> date:
    return years.calendar.school_days(date(year + 1, 6, 1), date(year + 1, 8, 1))[-1]


def _changes(
    found: list[Seat], pupils: int, years: SampleYears, day: date, dice: Random
) -> list[Seat]:
    """Let some leave within a year and others come to their places; the latter are returned."""
    joiners = []
    for year in range(years.first, years.last + 1):
        days = years.calendar.school_days(date(year, 9, 14), min(date(year + 1, 7, 1), day))
        for _ in range(max(2, pupils * _LEAVERS_IN_A_HUNDRED // 100) if len(days) > 12 else 0):
            place = dice.randrange(len(found))
            leaves, starts = sorted(dice.sample(days[:-2], 2))
            seat = found[place]
            there = 0 <= seat.level(year) < LEVELS and seat.holds(leaves) and seat.holds(starts)
            if there and not seat.joined_late and seat.starts < leaves:
                joiners.append(replace(seat, starts=starts, joined_late=True))
                found[place] = replace(seat, leaves=leaves, destination=dice.choice(_PRIMARY))
    return joiners
