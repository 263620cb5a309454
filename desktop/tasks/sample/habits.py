"""One child's absences in one school year: bugs, appointments, holidays, late mornings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from math import exp
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import instant
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.tasks.sample.plan import Away, Expected, How, Plan

if TYPE_CHECKING:
    from random import Random

_SEASON = {
    1: 1.9,
    2: 1.5,
    3: 1.1,
    4: 0.8,
    5: 0.7,
    6: 0.7,
    7: 0.7,
    9: 0.9,
    10: 1.1,
    11: 1.6,
    12: 1.9,
}
_SPELLS = (1, 2, 3, 4, 5, 9)
_SPELL_SHARES = (36, 30, 17, 8, 7, 2)
_ILL = (
    "Mother rang: sick in the night", "Father rang: high temperature", "E-mail: bad cold and cough",
    "Mother rang: stomach bug", "Mother rang: ear infection", "Message: headache and sore throat",
    "Mother rang: chicken pox", "Father rang: asthma, seen by the doctor",
)  # fmt: skip
_APPOINTMENTS = ("Dentist", "Hospital clinic", "Optician", "Doctor", "Orthodontist")
_FRIDAY = 4
_LATE_NOW_AND_THEN = 0.012  # a day, for a child who is punctual


@dataclass(frozen=True, slots=True)
class Habits:
    """How often a child is away; rates are per school year or per school day."""

    spells: float
    late: float = 0.0
    long_weekends: float = 0.0
    away: float = 0.0  # a day, for a child who hardly comes
    unexplained: float = 0.04


def habits(dice: Random) -> Habits:
    """Return one child's habits, most of them good."""
    kind = dice.random()
    spells = dice.gammavariate(1.5, 2.0)
    if kind < 0.008:
        return Habits(spells, away=0.42, unexplained=0.7)
    if kind < 0.045:
        return Habits(spells + 1, long_weekends=0.3, unexplained=0.25)
    if kind < 0.11:
        return Habits(spells, late=dice.uniform(0.08, 0.28))
    if kind < 0.15:
        return Habits(spells + 6, unexplained=0.1)
    return Habits(spells)


@dataclass(frozen=True, slots=True)
class ChildYear:
    """A child's days at school in one school year, and a running weight of each for illness."""

    pupil: int
    days: tuple[date, ...]
    weights: list[float]


def child_year(pupil: int, days: tuple[date, ...]) -> ChildYear:
    """Weigh a child's school days by the season's bugs."""
    return ChildYear(pupil, days, list(accumulate(_SEASON.get(day.month, 1.0) for day in days)))


def plan_year(plan: Plan, child: ChildYear, ways: Habits, dice: Random) -> None:
    """Plan a child's school year; what is known beforehand comes first and stands."""
    if not child.days:
        return
    share = len(child.days) / 190
    _appointments(plan, child, share, dice)
    _leave(plan, child, share, dice)
    _holiday(plan, child, share, dice)
    if ways.away or ways.long_weekends:
        _missed_days(plan, child, ways, dice)
    for _ in range(_count(ways.spells * share, dice)):
        _spell(plan, child, ways, dice)
    _late(plan, child, ways, dice)


def _count(mean: float, dice: Random) -> int:
    """Draw a Poisson number."""
    limit, product, count = exp(-mean), dice.random(), 0
    while product > limit:
        product *= dice.random()
        count += 1
    return count


def _numbers(day: date) -> tuple[int, int]:
    return day.toordinal() * 2, day.toordinal() * 2 + 1


def _spell(plan: Plan, child: ChildYear, ways: Habits, dice: Random) -> None:
    begin = dice.choices(range(len(child.days)), cum_weights=child.weights)[0]
    length = dice.choices(_SPELLS, _SPELL_SHARES)[0]
    away = _absence(ways, dice)
    for place, day in enumerate(child.days[begin : begin + length]):
        sent_home_at_midday = place == 0 and dice.random() < 0.15
        for number in _numbers(day)[sent_home_at_midday:]:
            plan.add(number, child.pupil, away)


def _absence(ways: Habits, dice: Random) -> Away:
    """An absence whose reason comes the same day, later, or never."""
    if dice.random() < ways.unexplained:
        letter = Away(How.UNKNOWN, "I", "Letter brought in afterwards: was unwell", delay=6)
        then = letter if dice.random() < 0.1 else None
        words = "No reason given after three calls and a letter"
        return Away(How.UNKNOWN, "O", words, delay=dice.randint(10, 14), then=then)
    delay = 0 if dice.random() < 0.9 else dice.randint(1, 8)
    return Away(How.UNKNOWN, "I", dice.choice(_ILL), delay=delay)


def _missed_days(plan: Plan, child: ChildYear, ways: Habits, dice: Random) -> None:
    for day in child.days:
        chance = ways.away or (ways.long_weekends if day.weekday() in (0, _FRIDAY) else 0)
        if dice.random() < chance:
            away = _absence(ways, dice)
            for number in _numbers(day):
                plan.add(number, child.pupil, away)


def _holiday(plan: Plan, child: ChildYear, share: float, dice: Random) -> None:
    if dice.random() > 0.1 * share:
        return
    length = dice.choice((4, 5, 5, 7, 10))
    begin = dice.randrange(max(1, len(child.days) - length))
    words = "Holiday: leave was asked for and not granted"
    away = Away(How.UNKNOWN, "G", words, delay=dice.choice((0, 0, 2, 5)))
    for day in child.days[begin : begin + length]:
        for number in _numbers(day):
            plan.add(number, child.pupil, away)


def _appointments(plan: Plan, child: ChildYear, share: float, dice: Random) -> None:
    for _ in range(_count(2.2 * share, dice)):
        day, half = dice.choice(child.days), dice.choice(tuple(Half))
        note = f"{dice.choice(_APPOINTMENTS)} at {dice.choice(_times_of(half))}"
        if dice.random() < 0.6:
            _known(plan, child, (day, day, 1 << (day.weekday() * 2 + half)), "M", note)
        else:
            words = f"Appointment card seen: {note}"
            away = Away(How.UNKNOWN, "M", words, delay=dice.choice((0, 0, 1, 2)))
            plan.add(Session(day, half).number, child.pupil, away)


def _times_of(half: Half) -> tuple[str, ...]:
    return ("09:20", "09:45", "10:10") if half is Half.AM else ("13:30", "14:00", "14:15")


def _leave(plan: Plan, child: ChildYear, share: float, dice: Random) -> None:
    """A day or two granted by the head, or a suspension."""
    chance = dice.random()
    if chance > 0.035 * share or len(child.days) < 12:
        return
    code, note = ("E", "Suspended") if chance < 0.004 * share else _granted(dice)
    begin = dice.randrange(len(child.days) - 3)
    last = child.days[begin + dice.randint(0, 2)]
    _known(plan, child, (child.days[begin], last, (1 << 10) - 1), code, note)


def _granted(dice: Random) -> tuple[str, str]:
    notes = ("Family funeral", "Wedding of a parent", "Parent on leave from the forces")
    return "C", f"Granted by the head: {dice.choice(notes)}"


def _known(
    plan: Plan, child: ChildYear, span: tuple[date, date, int], code: str, note: str
) -> None:
    first, last, pattern = span
    at = _recorded(first)
    new = Expected(
        pupil=child.pupil, first=first, last=last, pattern=pattern, code=code, note=note,
        recorded_at=at,
    )  # fmt: skip
    sessions = new.numbers(child.days)
    if plan.is_free(sessions, child.pupil) and BY_SYMBOL[code].in_force(first):
        plan.expect(new, sessions, (child.pupil,))


def _recorded(first: date) -> datetime:
    return instant(first - timedelta(days=6 + first.day % 5), time(11, 5 + first.day))


def _late(plan: Plan, child: ChildYear, ways: Habits, dice: Random) -> None:
    mornings = (ways.late + _LATE_NOW_AND_THEN) * len(child.days)
    for _ in range(_count(mornings, dice)):
        number = _numbers(dice.choice(child.days))[dice.random() < 0.06]
        if dice.random() < 0.07:
            away = Away(How.UNKNOWN, "U", minutes=dice.randint(34, 85))
        else:
            away = Away(How.LATE, "L", minutes=int(dice.triangular(2, 29, 6)))
        plan.add(number, child.pupil, away)
