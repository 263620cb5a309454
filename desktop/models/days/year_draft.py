"""A school year while it is being typed: counted and checked at every change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.models.days.school_year import Closure, ClosureKind, SchoolCalendar, SchoolYear, Term
from desktop.models.days.school_year_checks import year_problems
from desktop.models.days.session import day_in_words
from desktop.models.finding import Finding, refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.models.imports.incoming import IncomingClosure, IncomingTerm

_KINDS = {
    "inset": ClosureKind.INSET,
    "bank holiday": ClosureKind.BANK_HOLIDAY,
    "planned": ClosureKind.PLANNED,
}
_SEPTEMBER, _AUGUST = 9, 8


@dataclass(frozen=True, slots=True)
class YearDraft:
    """A year with its planned closures, as on the screen or in a file."""

    year: SchoolYear
    closures: tuple[Closure, ...] = ()


@dataclass(frozen=True, slots=True)
class YearCount:
    """Days and sessions planned to be taught, and what is wrong or unusual."""

    days: int
    sessions: int
    findings: tuple[Finding, ...]


def count_days(draft: YearDraft) -> YearCount:
    """Count a draft; one that cannot stand yet is counted as far as it goes."""
    year, closures = draft.year, draft.closures
    calendar = SchoolCalendar((year,), tuple(one for one in closures if one.is_planned))
    found = (*year_problems(year, closures), *_out_of_place(year, closures))
    sessions = len(calendar.sessions(year.starts, year.ends))
    return YearCount(calendar.planned_days(year), sessions, found)


def _out_of_place(year: SchoolYear, closures: Iterable[Closure]) -> Iterator[Finding]:
    for place, closure in enumerate(closures):
        if closure.last < year.starts or closure.first > year.ends:
            day = day_in_words(closure.first)
            yield refused(f"closures.{place}.first", f"{day} is not in {year.name}.")
        if not closure.is_planned:
            yield refused(
                f"closures.{place}.kind", "An unexpected closure is not planned with the year."
            )


def empty_year(begins: int) -> SchoolYear:
    """Return the school year that begins in September of a year, with no half-terms yet."""
    name = f"{begins}/{(begins + 1) % 100:02}"
    return SchoolYear(name, date(begins, 9, 1), date(begins + 1, 8, 31), ())


def year_beginning(day: date) -> int:
    """Return the year in whose autumn the school year of a day begins; August looks ahead."""
    return day.year if day.month >= _AUGUST else day.year - 1


def years_of_terms(terms: Iterable[IncomingTerm]) -> tuple[SchoolYear, ...]:
    """Put half-terms into school years; one that begins in August begins its year."""
    by_year: dict[int, list[Term]] = {}
    for incoming in sorted(terms, key=_first_day):
        term = Term(incoming.name, incoming.first, incoming.last)
        by_year.setdefault(year_beginning(term.first), []).append(term)
    return tuple(_year(begins, tuple(found)) for begins, found in sorted(by_year.items()))


def _first_day(incoming: IncomingTerm) -> date:
    return incoming.first


def _year(begins: int, terms: tuple[Term, ...]) -> SchoolYear:
    plain = empty_year(begins)
    if terms[0].first.month >= _SEPTEMBER or terms[0].first.year > begins:
        return SchoolYear(plain.name, plain.starts, plain.ends, terms)
    ends = max(date(begins + 1, 7, 31), terms[-1].last)
    return SchoolYear(plain.name, terms[0].first, ends, terms)


def closure_from_file(incoming: IncomingClosure) -> Closure:
    """Return a closure as a file gives it; both halves, for files know no others."""
    return Closure(incoming.first, incoming.last, _KINDS[incoming.kind], name=incoming.name)
