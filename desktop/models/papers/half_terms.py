"""Half-terms and years that a paper for families may be about, and what comes after one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.marks.year_marks import year_of
from desktop.models.papers.school_page import Part
from desktop.models.record.spans import Span, last_day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from desktop.models.days.school_year import Closure, SchoolCalendar, SchoolYear, Term

_SO_FAR = " so far"


def half_terms_begun(calendar: SchoolCalendar, today: date) -> tuple[Span, ...]:
    """Return the half-terms that have begun: the last that ended, the one that runs, then older."""
    every = (term for year in calendar.years for term in year.terms)
    return _in_order((Span(term.name, term.first, term.last) for term in every), today)


def years_begun(calendar: SchoolCalendar, today: date) -> tuple[Span, ...]:
    """Return the school years that have begun, in the same order."""
    every = (Span(year.name, year.starts, last_day_of(year)) for year in calendar.years)
    return _in_order(every, today)


def _in_order(spans: Iterable[Span], today: date) -> tuple[Span, ...]:
    begun = sorted((one for one in spans if one.first <= today), key=_first, reverse=True)
    ended = [one for one in begun if one.last < today]
    runs = [Span(one.words + _SO_FAR, one.first, today) for one in begun if one.last >= today]
    return (*ended[:1], *runs, *ended[1:])


def year_to(calendar: SchoolCalendar, span: Span) -> Span:
    """Return the school year from its first day to the end of a span."""
    year = calendar.year_of(span.first)
    return Span(year.name if year else "", year.starts if year else span.first, span.last)


def year_before(calendar: SchoolCalendar, day: date) -> SchoolYear | None:
    """Return the school year before a day's, if the calendar has it."""
    earlier = (one for one in calendar.years if year_of(one.starts) == year_of(day) - 1)
    return next(earlier, None)


def same_a_year_before(calendar: SchoolCalendar, first: date) -> Span | None:
    """Return the half-term of the same name, else in the same place, a year before."""
    before, year = year_before(calendar, first), calendar.year_of(first)
    term = calendar.half_term_of(first)
    if before is None or year is None or term is None:
        return None
    found = next((one for one in before.terms if one.name == term.name), None)
    if found is None and len(before.terms) == len(year.terms):
        found = before.terms[year.terms.index(term)]
    return Span(f"{found.name}, {before.name}", found.first, found.last) if found else None


def coming_dates(calendar: SchoolCalendar, last: date) -> Part:
    """Return the days of the half-term after a day: back, not at school, and the last."""
    terms = sorted((term for year in calendar.years for term in year.terms), key=_first)
    coming = next((term for term in terms if term.first > last), None)
    days = calendar.school_days(coming.first, coming.last) if coming else ()
    if coming is None or not days:
        return Part("", ())
    said = [
        f"The first day for children is {_day(days[0])}, the last {_day(days[-1])}.",
        *_closures(calendar, coming, days[0]),
    ]
    return Part(f"The next half-term: {coming.name}", tuple(said))


def _closures(calendar: SchoolCalendar, term: Term, begins: date) -> Iterator[str]:
    """Say which days of a half-term are off; those before it begins for children say nothing."""
    found = sorted(
        (one for one in calendar.closures if one.is_planned and begins < one.first <= term.last),
        key=_first,
    )
    if found:
        yield f"No school: {'; '.join(map(_closure, found))}."


def _closure(one: Closure) -> str:
    days = _day(one.first) if one.first == one.last else f"{_day(one.first)} to {_day(one.last)}"
    halves = "" if len(one.halves) > 1 else f" {next(iter(one.halves)).name}"
    return f"{days}{halves} ({one.name or one.kind.value})"


def _day(day: date) -> str:
    return day_in_words(day)


def _first(one: Span | Term | Closure) -> date:
    return one.first
