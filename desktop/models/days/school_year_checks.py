"""What is wrong, or unusual, about the dates of a school year before it is saved."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.models.days.school_year import (
    SATURDAY,
    Closure,
    ClosureKind,
    SchoolCalendar,
    SchoolYear,
    Term,
)
from desktop.models.days.session import day_in_words
from desktop.models.finding import Finding, refused, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

USUAL_DAYS = 190
_NINETY = (
    "A maintained school plans at least 190 days, 380 sessions; an academy as its agreement says."
)
_HOLIDAY_KINDS = frozenset({ClosureKind.BANK_HOLIDAY, ClosureKind.INSET})


def year_problems(year: SchoolYear, closures: Iterable[Closure]) -> list[Finding]:
    """Return everything that refuses or warns about a year, refusals first."""
    theirs = [closure for closure in closures if _touches(year, closure)]
    found = [
        *_year_dates(year),
        *_term_dates(year),
        *_terms_together(year),
        *_closure_dates(year, theirs),
    ]
    if not any(finding.is_refusal for finding in found):
        found += _number_of_days(year, theirs)
    return sorted(found, key=_warnings_last)


def _warnings_last(finding: Finding) -> bool:
    return not finding.is_refusal


def _touches(year: SchoolYear, closure: Closure) -> bool:
    return closure.first <= year.ends and closure.last >= year.starts


def _year_dates(year: SchoolYear) -> Iterator[Finding]:
    if year.starts > year.ends:
        yield refused("ends", f"{year.name} ends before it starts.")
    elif (year.ends - year.starts).days > 366:
        yield refused("ends", f"{year.name} is longer than a year.")
    if not year.terms:
        yield refused("terms", f"{year.name} has no half-terms yet.")


def _term_dates(year: SchoolYear) -> Iterator[Finding]:
    for place, term in enumerate(year.terms):
        field = f"terms.{place}"
        if term.first > term.last:
            yield refused(f"{field}.last", f"{term.name} ends before it begins.")
        elif not (year.holds(term.first) and year.holds(term.last)):
            yield refused(f"{field}.first", f"{term.name} lies outside {year.name}.")
        yield from _on_a_weekend(f"{field}.first", f"{term.name} begins", term.first)
        yield from _on_a_weekend(f"{field}.last", f"{term.name} ends", term.last)


def _on_a_weekend(field: str, what: str, day: date) -> Iterator[Finding]:
    if day.weekday() >= SATURDAY:
        yield warning(field, f"{what} on a weekend, {day_in_words(day)}.")


def _terms_together(year: SchoolYear) -> Iterator[Finding]:
    for place, (earlier, later) in enumerate(pairwise(year.terms), start=1):
        if later.first <= earlier.last:
            yield refused(f"terms.{place}.first", _overlap(earlier, later))


def _overlap(earlier: Term, later: Term) -> str:
    ends = day_in_words(earlier.last)
    return f"{later.name} must begin after {earlier.name} ends on {ends}."


def _closure_dates(year: SchoolYear, closures: list[Closure]) -> Iterator[Finding]:
    for place, closure in enumerate(closures):
        field = f"closures.{place}"
        if closure.first > closure.last:
            yield refused(f"{field}.last", f"{_title(closure)} ends before it begins.")
        elif not closure.halves:
            yield refused(f"{field}.halves", f"{_title(closure)} closes neither half of the day.")
        elif closure.kind not in _HOLIDAY_KINDS and not _in_a_term(year, closure):
            yield warning(
                f"{field}.first",
                f"{_title(closure)} lies outside the half-terms: it closes nothing.",
            )


def _in_a_term(year: SchoolYear, closure: Closure) -> bool:
    return any(closure.first <= term.last and closure.last >= term.first for term in year.terms)


def _title(closure: Closure) -> str:
    name = closure.name or closure.kind.value
    return f"{name[0].upper()}{name[1:]} from {day_in_words(closure.first)}"


def _number_of_days(year: SchoolYear, closures: list[Closure]) -> Iterator[Finding]:
    days = SchoolCalendar((year,), tuple(closures)).planned_days(year)
    if days < USUAL_DAYS:
        yield warning("terms", f"{days} school days: {USUAL_DAYS - days} fewer than 190.", _NINETY)
    elif days > USUAL_DAYS:
        yield warning("terms", f"{days} school days: {days - USUAL_DAYS} more than 190.", _NINETY)
