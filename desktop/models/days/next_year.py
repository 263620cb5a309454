"""Next year's dates proposed from this year's: the same weekdays, 52 weeks on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.days.school_year import Closure, ClosureKind, SchoolYear, Term
from desktop.models.days.year_draft import YearDraft, empty_year, year_beginning

if TYPE_CHECKING:
    from collections.abc import Iterable

_A_YEAR = timedelta(weeks=52)


def next_year(draft: YearDraft, bank_holidays: Iterable[Closure]) -> YearDraft:
    """Propose the year that follows; its dates are to be checked against the council's.

    INSET days go along; other closures had reasons of their own year.
    """
    year = draft.year
    plain = empty_year(year_beginning(year.starts) + 1)
    starts = year.ends + timedelta(days=1)
    ends = plain.ends if plain.ends > starts else starts + _A_YEAR
    terms = tuple(_moved(term) for term in year.terms)
    inset = (one for one in draft.closures if one.kind is ClosureKind.INSET)
    later = (replace(one, first=one.first + _A_YEAR, last=one.last + _A_YEAR) for one in inset)
    proposed = SchoolYear(plain.name, starts, ends, terms)
    return YearDraft(proposed, (*bank_holidays, *later))


def _moved(term: Term) -> Term:
    return Term(term.name, term.first + _A_YEAR, term.last + _A_YEAR)
