"""Spans of days that figures are asked for: today, this week, half-term, term, year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.school_year import monday_of
from desktop.models.days.session import day_in_words
from desktop.models.marks.year_marks import year_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.days.school_year import SchoolCalendar, SchoolYear, Term

_COUNTED = re.compile(r"\s*\d+$")  # Autumn 2 is the second half of Autumn


@dataclass(frozen=True, slots=True)
class Span:
    """Days from first to last, both included, with the words that name them."""

    words: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day <= self.last

    @property
    def days(self) -> str:
        """The first and the last day in words."""
        if self.first == self.last:
            return day_in_words(self.first)
        return f"{day_in_words(self.first)} to {day_in_words(self.last)}"


def spans_on(calendar: SchoolCalendar, today: date) -> tuple[Span, ...]:
    """Return what can be asked for on a day, each up to that day, then the years before.

    In a holiday the half-term and the term are those that ended last.
    """
    friday = monday_of(today) + timedelta(days=6)
    spans = [Span("Today", today, today), Span("This week", monday_of(today), min(friday, today))]
    begun = [year for year in calendar.years if year.starts <= today]
    for year in reversed(begun[-1:]):
        spans += _of_year(year, today)
    spans += (Span(f"Year: {one.name}", one.starts, last_day_of(one)) for one in begun[-2::-1])
    return tuple(spans)


def term_to(calendar: SchoolCalendar, day: date) -> Span | None:
    """Return the term of a day, or the one that ended last before it, up to that day."""
    spans = spans_on(calendar, day)
    named = (one for kind in ("Term", "Half-term") for one in spans if one.words.startswith(kind))
    return next(named, None)


def span_of_year(calendar: SchoolCalendar, year: int) -> Span:
    """Return the school year that begins in a calendar year, whether or not its terms are known."""
    known = next((one for one in calendar.years if year_of(one.starts) == year), None)
    if known is not None:
        return Span(known.name, known.starts, last_day_of(known))
    return Span(f"{year}/{(year + 1) % 100:02}", date(year, 8, 1), date(year + 1, 7, 31))


def last_day_of(year: SchoolYear) -> date:
    """The last day of term: the holidays after it hold no session."""
    return max((term.last for term in year.terms), default=year.ends)


def _of_year(year: SchoolYear, today: date) -> Iterator[Span]:
    begun = [term for term in year.terms if term.first <= today]
    if begun:
        half = begun[-1]
        first, last = _term_around(year, half)
        yield Span(f"Half-term: {half.name}", half.first, min(half.last, today))
        if (first, last) != (half.first, half.last):
            yield Span(f"Term: {_base(half)}", first, min(last, today))
    yield Span(f"Year: {year.name}", year.starts, min(last_day_of(year), today))


def _term_around(year: SchoolYear, half: Term) -> tuple[date, date]:
    halves = [term for term in year.terms if _base(term) == _base(half)]
    if len(halves) > 2:  # all are only numbered: each is a term of its own
        return half.first, half.last
    return halves[0].first, halves[-1].last


def _base(term: Term) -> str:
    return _COUNTED.sub("", term.name)


def checked_span(first: date | None, last: date | None) -> Span:
    """Return the days that somebody typed; RuleError when they are none or the wrong way round."""
    if first is None or last is None:
        raise RuleError("That is no day.", "Type a day such as 12/11/2026 in both fields.")
    if last < first:
        raise RuleError("The last day is before the first.", "Change one of the two days.")
    return Span("Other days", first, last)
