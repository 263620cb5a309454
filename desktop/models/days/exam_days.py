"""Days of tests and examinations, as a school types them in: a line each, with the years tested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session import day_in_words
from desktop.models.days.uk_date import parse_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_FORM = "Write a line as: KS2 SATs; 10/05/2027; 13/05/2027; 6. Several years: 1, 2."
EXAMPLE = "KS2 SATs; 10/05/2027; 13/05/2027; 6"


@dataclass(frozen=True, slots=True)
class ExamDays:
    """Tests of some year groups from a first to a last day; no year group: every one."""

    name: str
    first: date
    last: date
    years: frozenset[str] = frozenset()

    def touches(self, first: date, last: date, year_group: str) -> bool:
        """Whether a child of a year group would miss any of it between two days."""
        is_meant = not self.years or year_group.upper() in self.years
        return is_meant and self.first <= last and first <= self.last


def read_exam(line: str) -> ExamDays:
    """Read a line: name; first day; last day; years. RuleError says what cannot be read."""
    parts = [part.strip() for part in line.split(";")]
    if not 2 <= len(parts) <= 4 or not parts[0]:
        raise RuleError(f"This line of tests cannot be read: {line.strip()!r}.", _FORM)
    first = parse_day(parts[1])
    last = parse_day(parts[2]) if len(parts) > 2 and parts[2] else first
    if first is None or last is None or last < first:
        raise RuleError(f"The days of {parts[0]!r} cannot be read.", _FORM)
    named = parts[3].upper().replace("YEAR", "").split(",") if len(parts) > 3 else []
    return ExamDays(parts[0], first, last, frozenset(filter(None, map(str.strip, named))))


def exams_between(
    lines: Iterable[str], days: tuple[date, date], year_group: str
) -> tuple[str, ...]:
    """Say which tests of a year group fall between two days, with their own days."""
    found = (read_exam(line) for line in lines)
    return tuple(_in_words(one) for one in found if one.touches(*days, year_group))


def _in_words(one: ExamDays) -> str:
    if one.first == one.last:
        return f"{one.name}, {day_in_words(one.first)}"
    return f"{one.name}, {day_in_words(one.first)} to {day_in_words(one.last)}"
