"""What the office had planned: visits, part-time days, and what is known for the sample's day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from desktop.models.admissions.compulsory_age import is_compulsory
from desktop.models.days.session import Half
from desktop.models.days.session_times import instant
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.marks.expectation import EVERY_SESSION, pattern_of
from desktop.tasks.sample.plan import NEVER, Away, Expected, How, Plan

if TYPE_CHECKING:
    from random import Random

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.tasks.sample.children import Child
    from desktop.tasks.sample.classes import Roster

_AFTERNOONS = pattern_of((day, Half.PM) for day in range(5))
_VISITS = (
    "Netherbrook Mill Museum", "Swimming at the Lido", "Fernside Farm", "Theatre: The Iron Fox",
    "Sculpture trail", "Year group sports at Quarry Bank",
)  # fmt: skip
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dates:
    """The sample's day among the school's days."""

    day: date
    calendar: SchoolCalendar

    def around(self, before: int, after: int) -> tuple[date, ...]:
        """Return school days from some weeks before the day to some weeks after it."""
        week = timedelta(weeks=1)
        return self.calendar.school_days(self.day - before * week, self.day + after * week)


def plan_reception(plan: Plan, roster: Roster, days: tuple[date, ...]) -> None:
    """Let reception come for mornings only in its first two weeks: nobody there is five yet."""
    if roster.of.level or not roster.children:
        return
    new = Expected(
        group=roster.of.number, first=days[0], last=days[min(7, len(days) - 1)],
        pattern=_AFTERNOONS, code="X", note="Settling in: mornings only",
        recorded_at=instant(days[0] - timedelta(days=50), time(14, 10)),
    )  # fmt: skip
    plan.expect(new, new.numbers(days[:8]), [child.number for child in roster.children])


def plan_visits(plan: Plan, roster: Roster, days: tuple[date, ...], dice: Random) -> None:
    """Let a class go out a few days a year."""
    for _ in range(3 if len(days) > 60 else 1):
        day = dice.choice(days[8:] or days)
        halves = dice.choice(((Half.AM, Half.PM), (Half.PM,)))
        new = Expected(
            group=roster.of.number, first=day, last=day,
            pattern=pattern_of((day.weekday(), half) for half in halves), code="V",
            note=dice.choice(_VISITS),
            recorded_at=instant(day - timedelta(days=21), time(12, 40)),
        )  # fmt: skip
        plan.expect(new, new.numbers((day,)), [child.number for child in roster.children])


def plan_today(plan: Plan, rosters: tuple[Roster, ...], dates: Dates) -> None:
    """Plan what the school knows on the sample's morning, one kind of case a class."""
    of_level = {roster.of.level: roster for roster in reversed(rosters) if roster.children}
    for level, case in enumerate((_morning_only, _at_the_dentist, _granted, _on_holiday,
                                  _part_time, _dual, _suspended)):  # fmt: skip
        if level in of_level:
            case(plan, _whole_year(of_level[level]), dates)
    _trip(plan, of_level.get(4), dates)
    if 5 in of_level:
        _unheard_of(plan, _whole_year(of_level[5])[7:], dates, 1)
    if 2 in of_level:
        _not_back(plan, _whole_year(of_level[2])[9:], dates)
    if 6 in of_level:
        _due_back(plan, _whole_year(of_level[6])[5:], dates)
    if 1 in of_level:
        _waits_for_the_head(plan, _whole_year(of_level[1]), dates)


def _whole_year(roster: Roster) -> tuple[Child, ...]:
    seats = [child for child in roster.children if child.seat.leaves is None]
    return tuple(child for child in seats if not child.seat.joined_late)


def _expect(plan: Plan, children: tuple[Child, ...], new: Expected, days: tuple[date, ...]) -> None:
    """Expect it of the first of these children who is not away then for another reason."""
    sessions = new.numbers(days)
    for child in children if BY_SYMBOL[new.code].in_force(new.first) else ():
        if plan.is_free(sessions, child.number):
            fields = {name: getattr(new, name) for name in Expected.__slots__}
            own = Expected(**{**fields, "pupil": child.number})
            plan.expect(own, sessions, (child.number,))
            return


def _morning_only(plan: Plan, children: tuple[Child, ...], dates: Dates) -> None:
    days = dates.around(2, 5)
    young = tuple(
        child for child in children if not is_compulsory(child.pupil.birth_date, days[-1])
    )
    new = Expected(
        first=days[0], last=days[-1], pattern=_AFTERNOONS, code="X", review=dates.day + 17 * _DAY,
        note="Mornings only until Christmas", recorded_at=instant(days[0] - 13 * _DAY, time(9, 50)),
    )  # fmt: skip
    _expect(plan, young, new, days)


def _at_the_dentist(plan: Plan, children: tuple[Child, ...], dates: Dates) -> None:
    new = Expected(
        first=dates.day, last=dates.day, pattern=pattern_of(((dates.day.weekday(), Half.AM),)),
        code="M", note="Dentist at 09:40", recorded_at=instant(dates.day - 6 * _DAY, time(15, 5)),
    )  # fmt: skip
    _expect(plan, children, new, (dates.day,))


def _granted(plan: Plan, children: tuple[Child, ...], dates: Dates) -> None:
    last = dates.day + 2 * _DAY
    new = Expected(
        first=dates.day, last=last, pattern=EVERY_SESSION, code="C",
        note="Granted by the head: grandfather’s funeral",
        recorded_at=instant(dates.day - 5 * _DAY, time(10, 30)),
    )  # fmt: skip
    _expect(plan, children, new, dates.around(0, 1))


def _not_back(plan: Plan, children: tuple[Child, ...], dates: Dates) -> None:
    """Let a child have been on leave for a week, due back yesterday and not seen since."""
    days = dates.calendar.previous_school_days(dates.day, 6)
    if len(days) < 6:
        return
    new = Expected(
        first=days[0], last=days[4], pattern=EVERY_SESSION, code="C",
        note="Granted by the head: grandmother abroad is gravely ill",
        recorded_at=instant(days[0] - 12 * _DAY, time(11, 15)),
    )  # fmt: skip
    sessions = [number for day in days for number in (day.toordinal() * 2, day.toordinal() * 2 + 1)]
    for child in children:
        if plan.is_free(sessions, child.number):
            _expect(plan, (child,), new, days[:5])
            for number in sessions[-2:]:
                plan.add(number, child.number, Away(How.UNKNOWN, "N", delay=NEVER))
            return


def _due_back(plan: Plan, children: tuple[Child, ...], dates: Dates) -> None:
    days = dates.calendar.previous_school_days(dates.day, 3)
    new = Expected(
        first=days[0], last=days[-1], pattern=EVERY_SESSION, code="C",
        note="Granted by the head: Wedding of a sister, with the journey",
        recorded_at=instant(days[0] - 16 * _DAY, time(10, 30)),
    )  # fmt: skip
    _expect(plan, children, new, days)


def _on_holiday(plan: Plan, children: tuple[Child, ...], dates: Dates) -> None:
    """Let a child have been away for six school days with nobody saying why."""
    _unheard_of(plan, children, dates, 6)


def _unheard_of(plan: Plan, children: tuple[Child, ...], dates: Dates, count: int) -> None:
    days = dates.calendar.previous_school_days(dates.day, count)
    sessions = [number for day in days for number in (day.toordinal() * 2, day.toordinal() * 2 + 1)]
    for child in children:
        if plan.is_free(sessions, child.number):
            for number in sessions:
                plan.add(number, child.number, Away(How.UNKNOWN, "N", delay=NEVER))
            return


def _part_time(plan: Plan, children: tuple[Child, ...], dates: Dates) -> None:
    days = dates.around(1, 4)
    new = Expected(
        first=days[0], last=days[-1], pattern=_AFTERNOONS, code="C2", review=dates.day,
        note="Part-time timetable agreed with mother",
        recorded_at=instant(days[0] - 11 * _DAY, time(13, 20)),
    )  # fmt: skip
    _expect(plan, children[1:] or children, new, days)


def _dual(plan: Plan, children: tuple[Child, ...], dates: Dates) -> None:
    days = dates.around(8, 6)
    pattern = pattern_of((day, half) for day in (0, 1) for half in Half)
    new = Expected(
        first=days[0], last=days[-1], pattern=pattern, code="D", review=dates.day + 31 * _DAY,
        note="Mondays and Tuesdays at The Limes Centre",
        recorded_at=instant(days[0] - 9 * _DAY, time(16, 0)),
    )  # fmt: skip
    _expect(plan, children, new, days)


def _suspended(plan: Plan, children: tuple[Child, ...], dates: Dates) -> None:
    monday = dates.calendar.previous_school_days(dates.day, 1)[-1]
    new = Expected(
        first=monday, last=monday + 2 * _DAY, pattern=EVERY_SESSION, code="E",
        note="Suspended for three days",
        recorded_at=instant(monday - 3 * _DAY, time(15, 45)),
    )  # fmt: skip
    _expect(plan, children, new, dates.around(1, 1))


def _trip(plan: Plan, roster: Roster | None, dates: Dates) -> None:
    if roster is None:
        return
    new = Expected(
        group=roster.of.number, first=dates.day, last=dates.day, pattern=EVERY_SESSION, code="V",
        note=_VISITS[0], recorded_at=instant(dates.day - 26 * _DAY, time(12, 40)),
    )  # fmt: skip
    plan.expect(new, new.numbers((dates.day,)), [child.number for child in roster.children])


def _waits_for_the_head(plan: Plan, children: tuple[Child, ...], dates: Dates) -> None:
    """Let a child have been away yesterday for a reason whose code the head has yet to enter."""
    day = dates.calendar.previous_school_days(dates.day, 1)[-1]
    sessions = (day.toordinal() * 2, day.toordinal() * 2 + 1)
    for child in children:
        if plan.is_free(sessions, child.number):
            plan.waits = child.number
            for number in sessions:
                plan.add(number, child.number, Away(How.UNKNOWN, "N", delay=NEVER))
            return
