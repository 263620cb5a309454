"""The children whose absence in a term has a pattern or comes often, authorised or not (R207)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.organisation.staff import Duty
from desktop.models.record.absence_pattern import absence_pattern
from desktop.models.record.spans import term_to
from desktop.storage.admissions import pupils, rolls
from desktop.tasks.record.count_sessions import counting

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.record.absence_pattern import AbsencePattern
    from desktop.models.record.spans import Span
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class PatternLine:
    """A child on roll today whose absence is to be looked at."""

    pupil: int
    name: str
    class_name: str
    pattern: AbsencePattern


def see_patterns(desk: Desk, day: date) -> tuple[Span, tuple[PatternLine, ...]]:
    """Return the term of a day up to it, and its children, the most days away first."""
    desk.need(Duty.SEE_EVERY_CLASS)
    count = counting(desk)
    span = term_to(count.calendar, min(day, desk.today))
    if span is None:
        raise RuleError("The school has no term before that day.", "Choose later days.")
    met = count.calendar.school_days(span.first, span.last)
    days = {day: place for place, day in enumerate(met)}
    theirs = sorted(count.parts(span), key=attrgetter("pupil"))
    found = {
        pupil: pattern
        for pupil, parts in groupby(theirs, key=attrgetter("pupil"))
        if (pattern := absence_pattern(parts, days))
    }
    return span, _lines(desk, found)


def _lines(desk: Desk, found: dict[int, AbsencePattern]) -> tuple[PatternLine, ...]:
    if not found:
        return ()
    numbers, today = tuple(found), desk.today
    known, names = rolls.rolls_of(desk.db, numbers), pupils.names_of(desk.db, numbers)
    lines = []
    for pupil, pattern in found.items():
        if known.on_roll(pupil, today):
            place = known.place(pupil, today)
            lines.append(
                PatternLine(pupil, names[pupil], place.group_name if place else "", pattern)
            )
    return tuple(sorted(lines, key=_most_first))


def _most_first(line: PatternLine) -> tuple[int, str]:
    return -line.pattern.days, line.name
