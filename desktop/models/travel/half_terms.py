"""Half-terms 1 to 6 of a school year, as the tracking form has them (policy 004, R248)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.days.school_year import SchoolYear
    from desktop.models.travel.journey import Journey

HALF_TERMS = 6


def half_term_number(year: SchoolYear, day: date) -> int:
    """Return 1 to 6: the half-term a day lies in, or the next one for a day in a holiday.

    What comes after the last half-term stays in it; a seventh counts in the sixth.
    """
    later = sum(1 for term in year.terms if term.last < day)
    return min(later + 1, max(len(year.terms), 1), HALF_TERMS)


def by_half_term(
    year: SchoolYear, journeys: Iterable[Journey]
) -> tuple[tuple[tuple[date, ...], ...], tuple[tuple[date, ...], ...]]:
    """Return the days of travel and of return of a year, each in six columns."""
    going: list[list[date]] = [[] for _ in range(HALF_TERMS)]
    coming: list[list[date]] = [[] for _ in range(HALF_TERMS)]
    for one in sorted(journeys, key=_first):
        for columns, day in ((going, one.first_day), (coming, one.back_on)):
            if year.holds(day):
                columns[half_term_number(year, day) - 1].append(day)
    return tuple(map(tuple, going)), tuple(map(tuple, coming))


def _first(journey: Journey) -> date:
    return journey.first_day
