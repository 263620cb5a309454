"""Frequent absence, and absence that falls on certain days of the week, authorised or not (R207).

The numbers are the school's own choice, of policy 004; no law names any.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.days.session import session_of
from desktop.models.marks.attendance_code import CODES, Category
from desktop.models.marks.year_marks import character_of, first_session

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from desktop.models.record.glance import Part

_NOT_AWAY = frozenset({"U", "C2"})  # came after the close; a timetable that was agreed
_AWAY = {
    character_of(one.symbol): one for one in CODES if one.is_absent and one.symbol not in _NOT_AWAY
}
_FOUND = re.compile(f"[{''.join(map(re.escape, _AWAY))}]")
_NAMES = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
_MONDAY, _FRIDAY = 0, 4


@dataclass(frozen=True, slots=True)
class PatternLimits:
    """When a school looks at absence for its pattern; shares are per cent of the days away."""

    days: int = 5  # days away before a weekday says anything
    one_weekday: int = 50
    beside_weekend: int = 75  # Mondays and Fridays together
    spells: int = 4  # in a term


SCHOOLS_CHOICE = PatternLimits()


@dataclass(frozen=True, slots=True)
class AbsencePattern:
    """A child's days away in a term and what was found in them; `weekdays` is empty for spells.

    A day counts once, whether half of it was missed or all; the sessions are counted apart.
    """

    days: int
    spells: int
    authorised: int
    unauthorised: int
    weekdays: tuple[int, ...] = ()
    on_weekdays: int = 0
    is_frequent: bool = False

    @property
    def words(self) -> str:
        """6 of 8 days away were Mondays or Fridays; 5 separate spells."""
        found = []
        if self.weekdays:
            names = " or ".join(_NAMES[one] for one in self.weekdays)
            found.append(f"{self.on_weekdays} of {self.days} days away were {names}")
        if self.is_frequent:
            found.append(f"{self.spells} separate spells")
        return "; ".join(found)


def absence_pattern(
    parts: Iterable[Part], days: Mapping[date, int], limits: PatternLimits = SCHOOLS_CHOICE
) -> AbsencePattern | None:
    """Return what is to be looked at in a child's marks of a term; None where nothing is.

    `days` are the school days of the term and the place of each among them: days away in a row
    are one spell, also over a weekend or a holiday.
    """
    codes = [
        (first_session(part.year).number + part.begin + found.start(), _AWAY[found.group()])
        for part in parts
        for found in _FOUND.finditer(part.marks)
    ]
    if len(codes) < min(limits.days, limits.spells):
        return None
    away = {day for number, _ in codes if (day := session_of(number).day) in days}
    weekdays, on_weekdays = _weekdays(Counter(day.weekday() for day in away), limits)
    spells = _spells({days[day] for day in away})
    if not weekdays and spells < limits.spells:
        return None
    authorised = sum(code.category is Category.AUTHORISED for _, code in codes)
    return AbsencePattern(
        len(away), spells, authorised, len(codes) - authorised, weekdays, on_weekdays,
        spells >= limits.spells,
    )  # fmt: skip


def _weekdays(counts: Counter[int], limits: PatternLimits) -> tuple[tuple[int, ...], int]:
    """Return the weekday that holds so many, or Mondays and Fridays where both do, and how many."""
    days = counts.total()
    if not days or days < limits.days:
        return (), 0
    most, count = max(counts.items(), key=_by_count)
    beside = (counts[_MONDAY], counts[_FRIDAY])
    is_one = 100 * count >= limits.one_weekday * days
    is_beside = 100 * sum(beside) >= limits.beside_weekend * days
    if is_beside and (not is_one or 2 * min(beside) >= max(beside)):
        return (_MONDAY, _FRIDAY), sum(beside)
    return ((most,), count) if is_one else ((), 0)


def _by_count(one: tuple[int, int]) -> tuple[int, int]:
    return one[1], -one[0]


def _spells(away: set[int]) -> int:
    return sum(place - 1 not in away for place in away)


def limits_in_words(limits: PatternLimits = SCHOOLS_CHOICE) -> str:
    """Say when absence is looked at, and whose choice that is."""
    return (
        f"Looked at: {limits.spells} separate spells in a term; or, of {limits.days} days away or "
        f"more, {limits.one_weekday} % on one weekday, or {limits.beside_weekend} % on Mondays and "
        "Fridays. Authorised absence counts too. The numbers are the school’s own choice."
    )
