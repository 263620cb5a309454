"""Everything that will have happened at the invented school, worked out before a row is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from desktop.tasks.sample.children import Child, children
from desktop.tasks.sample.classes import Roster, SampleClass, rosters, sample_classes
from desktop.tasks.sample.habits import child_year, habits, plan_year
from desktop.tasks.sample.plan import Plan
from desktop.tasks.sample.planned import Dates, plan_reception, plan_today, plan_visits
from desktop.tasks.sample.school_days import SampleYears, sample_years
from desktop.tasks.sample.seats import LEVELS, seating
from desktop.tasks.sample.travel.families import TravelStory, plan_travel, travel_story

if TYPE_CHECKING:
    from desktop.models.days.session import Session

_SEED = "Hawthorn Lane"


@dataclass(frozen=True)
class Story:
    """The school as it was until the morning of the day; rosters by the year they begin in."""

    day: date
    years: SampleYears
    classes: tuple[SampleClass, ...]
    children: tuple[Child, ...]
    rosters: dict[int, tuple[Roster, ...]]
    plan: Plan
    travel: TravelStory

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Every session that was over before the day began."""
        return self.years.calendar.sessions(
            self.years.years[0].starts, self.day - timedelta(days=1)
        )

    def covers(self) -> tuple[tuple[int, date], ...]:
        """Return class and day wherever somebody else takes a class; the day itself included."""
        dice = dice_for(self.day, "covers")
        days = (*self.years.calendar.school_days(self.years.years[0].starts, self.day)[9::13],)
        drawn = [(dice.choice(self.classes).number, day) for day in days if day != self.day]
        lent = next(one for one in self.classes if one.level == 5)
        return (*drawn, (lent.number, self.day))

    def forgotten(self) -> dict[tuple[int, int], bool]:
        """Return registers nobody took in time, by class and session; True: taken late."""
        dice, numbers = dice_for(self.day, "forgotten"), [one.number for one in self.sessions]
        found = {
            (dice.choice(self.classes).number, number): dice.random() < 0.8
            for number in numbers[:-20]
            if dice.random() < 0.012 * len(self.classes) / LEVELS
        }
        of_level = {one.level: one.number for one in self.classes}
        recent = {(of_level[3], number): False for number in numbers[-5:-4]}
        return found | recent | {(of_level[5], number): True for number in numbers[-8:-7]}


def dice_for(day: date, what: str) -> Random:
    """Return dice that fall the same way each time for one part of the story."""
    return Random(f"{_SEED} {day} {what}")


def story(pupils: int, years: int, day: date) -> Story:
    """Work out a school of so many pupils, with registers for at least so many years."""
    calendar = sample_years(day, years)
    seated = seating(pupils, calendar, day, dice_for(day, "seats"))
    everyone = children(seated.seats, calendar.last, dice_for(day, "children"))
    classes = sample_classes(seated.forms)
    by_year = {
        year.starts.year: rosters(everyone, classes, year.starts.year, _days(calendar, number))
        for number, year in enumerate(calendar.years)
    }
    travel = travel_story(everyone, calendar, day)
    plan = _plan(calendar, everyone, by_year, (day, travel))
    return Story(day, calendar, classes, everyone, by_year, plan, travel)


def _days(years: SampleYears, number: int) -> tuple[date, ...]:
    year = years.years[number]
    return years.calendar.school_days(year.starts, year.ends)


def _plan(
    years: SampleYears,
    everyone: tuple[Child, ...],
    by_year: dict[int, tuple[Roster, ...]],
    when: tuple[date, TravelStory],
) -> Plan:
    day, travel = when
    plan, dice = Plan(), dice_for(day, "plan")
    plan_travel(plan, travel, years.calendar, day)
    plan_today(plan, by_year[years.last], Dates(day, years.calendar))
    days = {
        year.starts.year: tuple(one for one in _days(years, number) if one < day)
        for number, year in enumerate(years.years)
    }
    for year, found in days.items():
        for roster in by_year[year] if found else ():
            plan_reception(plan, roster, found)
    for child in everyone:
        _plan_child(plan, child, days, dice)
    for year, found in days.items():
        for roster in by_year[year] if found else ():
            plan_visits(plan, roster, found, dice)
    return plan


def _plan_child(plan: Plan, child: Child, days: dict[int, tuple[date, ...]], dice: Random) -> None:
    ways, seat = habits(dice), child.seat
    for year, found in days.items():
        if 0 <= seat.level(year) < LEVELS:
            there = tuple(one for one in found if seat.holds(one))
            plan_year(plan, child_year(child.number, there), ways, dice)
