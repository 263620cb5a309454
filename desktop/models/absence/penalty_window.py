"""The national threshold for penalty notices: ten unauthorised sessions in ten school weeks.

Source: the National Framework for penalty notices (SI 2024/210 and Working together 2024), for
absence on or after 19 August 2024. A school week is a week with a school day; the ten may span
terms and school years. Meeting it means that a notice is considered, never that one follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.models.admissions.compulsory_age import is_compulsory
from desktop.models.days.school_year import monday_of
from desktop.models.days.session import Half, Session, session_of
from desktop.models.marks.attendance_code import BY_SYMBOL, CODES, Category
from desktop.models.marks.year_marks import character_of, first_session

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.models.days.school_year import SchoolCalendar


@dataclass(frozen=True, slots=True)
class PenaltyRule:
    """How many unauthorised sessions, in how many school weeks; in force for absence since."""

    since: date
    sessions: int
    weeks: int


RULES = (PenaltyRule(date(2024, 8, 19), 10, 10),)
_LOOK_BACK = timedelta(days=800)
_SUNDAY = 6
_LETTERS = (character_of(one.symbol) for one in CODES if one.category is Category.UNAUTHORISED)
_UNAUTHORISED = re.compile(f"[{''.join(_LETTERS)}]")


@dataclass(frozen=True, slots=True)
class PenaltyCount:
    """The sessions in the window that ends with `at`; `met` is the one that reached the number."""

    at: Session
    sessions: tuple[Session, ...]
    needed: int
    met: Session | None = None

    @property
    def count(self) -> int:
        """Unauthorised sessions in the window."""
        return len(self.sessions)


def rule_on(day: date) -> PenaltyRule | None:
    """Return the threshold for absence on a day; none before the national framework."""
    return next((rule for rule in reversed(RULES) if rule.since <= day), None)


def unauthorised_in(strings: Mapping[int, str]) -> tuple[int, ...]:
    """Return the numbers of the sessions that are unauthorised now, from marks by school year."""
    return tuple(
        first_session(year).number + found.start()
        for year in sorted(strings)
        for found in _UNAUTHORISED.finditer(strings[year])
    )


def is_unauthorised(code: str) -> bool:
    """Whether a mark is G, N, O or U."""
    return code in BY_SYMBOL and BY_SYMBOL[code].category is Category.UNAUTHORISED


def school_weeks_to(calendar: SchoolCalendar, day: date) -> tuple[date, ...]:
    """Return the Mondays of the school weeks of the last two years, this day's week the last."""
    return calendar.school_weeks(day - _LOOK_BACK, monday_of(day) + timedelta(days=_SUNDAY))


def window_begins(weeks: Sequence[date], day: date, count: int) -> date:
    """Return the Monday that a day's school week and the ones before it begin with.

    `weeks` are the Mondays of school weeks; a day in a holiday looks back from the last one.
    """
    last = bisect_right(weeks, monday_of(day))
    return weeks[max(0, last - count)] if last else monday_of(day)


def penalty_count(
    calendar: SchoolCalendar,
    numbers: Iterable[int],
    at: Session,
    birth: date,
    weeks: Sequence[date] | None = None,
) -> PenaltyCount | None:
    """Count the sessions of the window that ends with a session; None where no notice applies.

    `numbers` are unauthorised sessions of any time; `weeks`, where they are known already, those
    `school_weeks_to` its day. None: the child is not of compulsory school age at the session, or
    the absence is from before the framework.
    """
    rule = rule_on(at.day)
    if rule is None or not is_compulsory(birth, at.day):
        return None
    counted = [one for one in sorted(set(numbers)) if _counts(one, rule, birth)]
    weeks = school_weeks_to(calendar, at.day) if weeks is None else weeks
    held = _window(weeks, counted, at, rule)
    return PenaltyCount(
        at, tuple(map(session_of, held)), rule.sessions, _met(weeks, counted, held, rule)
    )


def first_met(calendar: SchoolCalendar, numbers: Iterable[int], birth: date) -> Session | None:
    """Return the first session at which the threshold was met, by the marks as they stand."""
    ordered = sorted(set(numbers))
    for place, number in enumerate(ordered):
        rule = rule_on(session_of(number).day)
        if rule is None or place + 1 < rule.sessions:
            continue
        found = penalty_count(calendar, ordered[: place + 1], session_of(number), birth)
        if found is not None and found.count >= found.needed:
            return found.at
    return None


def _counts(number: int, rule: PenaltyRule, birth: date) -> bool:
    day = session_of(number).day
    return day >= rule.since and is_compulsory(birth, day)


def _window(weeks: Sequence[date], counted: list[int], at: Session, rule: PenaltyRule) -> list[int]:
    begins = Session(window_begins(weeks, at.day, rule.weeks), Half.AM).number
    return counted[bisect_left(counted, begins) : bisect_right(counted, at.number)]


def _met(
    weeks: Sequence[date], counted: list[int], held: list[int], rule: PenaltyRule
) -> Session | None:
    """The first session of the window whose own window holds enough."""
    for number in held:
        at = session_of(number)
        if len(_window(weeks, counted, at, rule)) >= rule.sessions:
            return at
    return None
