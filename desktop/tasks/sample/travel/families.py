"""Which three families travel, and when: worked out before a row is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.school_year import SATURDAY, monday_of
from desktop.models.days.session import Half
from desktop.models.days.session_times import instant
from desktop.models.marks.expectation import EVERY_SESSION, pattern_of
from desktop.models.travel.journey import SOURCE, TRAVELLING
from desktop.tasks.sample.plan import NEVER, Away, Expected, How, Plan

if TYPE_CHECKING:
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.tasks.sample.children import Child
    from desktop.tasks.sample.school_days import SampleYears

OTHER_DAYS = pattern_of((day, half) for day in (0, 1, 2) for half in Half)
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_OVERDUE_LEVEL, _BASE_LEVEL = 6, 2  # classes that their own teachers take on the morning


@dataclass(frozen=True, slots=True)
class Trip:
    """One journey of a family: its days, and since when the children went to a school there."""

    first: date
    back: date
    asked: date
    agreed: bool = True
    school_since: date | None = None

    @property
    def decided_at(self) -> datetime:
        """When the head decided."""
        day = self.asked + 2 * _DAY
        return instant(day if day.weekday() < SATURDAY else monday_of(day) + _WEEK, time(10, 40))


@dataclass(frozen=True, slots=True)
class TravelStory:
    """Children away and agreed, a child overdue, a child at the base; with their journeys."""

    away: tuple[Child, ...] = ()
    overdue: tuple[Child, ...] = ()
    base: tuple[Child, ...] = ()
    trips: tuple[tuple[tuple[Child, ...], Trip], ...] = ()


def travel_story(everyone: tuple[Child, ...], years: SampleYears, day: date) -> TravelStory:
    """Choose three families who are here since the first of the years, and their journeys."""
    settled = [
        child for child in reversed(everyone)
        if child.seat.leaves is None and not child.seat.joined_late
        and child.seat.starts <= years.years[0].starts + 7 * _DAY
        and not child.pupil.address_confidential and not child.pupil.preferred_surname
    ]  # fmt: skip
    alone = [child for child in settled if _count(settled, child) == 1]
    away = _two(settled, years.last) or tuple(alone[:1])
    rest = [child for child in alone if child not in away]
    overdue = tuple(one for one in rest if one.seat.level(years.last) == _OVERDUE_LEVEL)[:1]
    base = tuple(one for one in rest if one.seat.level(years.last) == _BASE_LEVEL)[:1]
    trips = _trips(years.calendar, day)
    found = [
        (away, trips[0]), (away, trips[1]), (away, trips[2]), (overdue, trips[3]), (base, trips[4]),
    ]  # fmt: skip
    known = tuple((whose, trip) for whose, trip in found if whose and _fits(years, trip, whose))
    return TravelStory(away, overdue, base, known)


def plan_travel(plan: Plan, travel: TravelStory, calendar: SchoolCalendar, day: date) -> None:
    """Let the agreed journeys be expected, and one child not be back since the day before."""
    for whose, trip in travel.trips:
        if trip.agreed:
            for child in whose:
                _expect(plan, child, trip, calendar.school_days(trip.first, trip.back - _DAY))
    for child in travel.overdue:
        for late in calendar.previous_school_days(day, 1):
            for number in (late.toordinal() * 2, late.toordinal() * 2 + 1):
                plan.add(number, child.number, Away(How.UNKNOWN, "N", delay=NEVER))


def _expect(plan: Plan, child: Child, trip: Trip, days: tuple[date, ...]) -> None:
    """Plan D before T in the sample's day, where what comes first stands; D is recorded later."""
    last = trip.back - _DAY
    if trip.school_since is not None:
        other = Expected(
            pupil=child.number, first=trip.school_since, last=last, pattern=OTHER_DAYS, code="D",
            note="Saltmarsh Primary School", source=SOURCE,
            recorded_at=trip.decided_at + timedelta(minutes=1),
        )  # fmt: skip
        plan.expect(other, other.numbers(days), (child.number,))
    new = Expected(
        pupil=child.number, first=trip.first, last=last, pattern=EVERY_SESSION, code="T",
        note=TRAVELLING, recorded_at=trip.decided_at, source=SOURCE,
    )  # fmt: skip
    plan.expect(new, new.numbers(days), (child.number,))


def _count(settled: list[Child], child: Child) -> int:
    return sum(other.family == child.family for other in settled)


def _two(settled: list[Child], year: int) -> tuple[Child, ...]:
    """Return brothers or sisters of compulsory age who are the only two of their family."""
    for child in reversed(settled):
        family = tuple(one for one in settled if one.family == child.family)
        if len(family) == 2 and all(one.seat.level(year) > 1 for one in family):
            return family
    return ()


def _trips(calendar: SchoolCalendar, day: date) -> tuple[Trip, ...]:
    before = calendar.previous_school_days(day, 16) or (day - 30 * _DAY,)
    first = before[-6] if len(before) > 5 else before[0]
    spring, last = monday_of(day + 15 * _WEEK), monday_of(day - 39 * _WEEK)
    summer = monday_of(day - 34 * _WEEK)
    return (
        Trip(summer, summer + 17 * _WEEK, summer - 3 * _WEEK),
        Trip(first, monday_of(day + 3 * _WEEK), first - 3 * _WEEK),
        Trip(spring, spring + 3 * _WEEK, day - 4 * _DAY, agreed=False),
        Trip(before[0], before[-1], before[0] - 2 * _WEEK),
        Trip(last, last + 4 * _WEEK, last - 2 * _WEEK, school_since=last + 2 * _WEEK),
    )


def _fits(years: SampleYears, trip: Trip, whose: tuple[Child, ...]) -> bool:
    """Whether the school's years hold the journey, and the children were here."""
    known = all(years.calendar.year_of(day) for day in (trip.first, trip.back))
    return known and all(child.seat.starts <= trip.asked for child in whose)
