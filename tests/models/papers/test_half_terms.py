"""Half-terms and years to choose, the same a year before, and the days of the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.models.days.school_year import Closure, ClosureKind, SchoolCalendar
from desktop.models.days.session import Half
from desktop.models.papers.half_terms import (
    coming_dates,
    half_terms_begun,
    same_a_year_before,
    year_to,
    years_begun,
)
from tests.models.calendars import CLOSURES_A, YEAR_A, YEAR_B, a_term

BOTH = SchoolCalendar((YEAR_A, YEAR_B), CLOSURES_A)


@pytest.mark.parametrize(
    ("today", "first_two"),
    [
        ("2024-09-03", []),
        ("2024-09-10", ["Autumn 1 so far"]),
        ("2024-10-25", ["Autumn 1 so far"]),  # its last day is not over
        ("2024-10-26", ["Autumn 1"]),
        ("2024-11-20", ["Autumn 1", "Autumn 2 so far"]),
        ("2025-08-01", ["Summer 2", "Summer 1"]),
        ("2025-09-20", ["Summer 2", "Autumn 1 so far"]),
    ],
)
def test_the_half_term_that_ended_last_comes_first(today: str, first_two: list[str]) -> None:
    found = half_terms_begun(BOTH, date.fromisoformat(today))
    assert [one.words for one in found[:2]] == first_two


def test_the_one_that_runs_ends_today() -> None:
    assert half_terms_begun(BOTH, date(2024, 11, 20))[1].last == date(2024, 11, 20)


@pytest.mark.parametrize(
    ("today", "names"),
    [
        ("2024-10-01", ["2024/25 so far"]),
        ("2025-07-23", ["2024/25"]),
        ("2025-10-01", ["2024/25", "2025/26 so far"]),
    ],
)
def test_the_year_that_ended_last_comes_first(today: str, names: list[str]) -> None:
    assert [one.words for one in years_begun(BOTH, date.fromisoformat(today))] == names


def test_the_year_so_far_goes_to_the_end_of_the_half_term() -> None:
    spring = half_terms_begun(BOTH, date(2025, 3, 1))[0]
    to_date = year_to(BOTH, spring)
    assert (to_date.words, to_date.first, to_date.last) == (
        "2024/25", date(2024, 9, 1), date(2025, 2, 14),
    )  # fmt: skip


def test_the_same_half_term_has_the_same_name_else_the_same_place() -> None:
    first = YEAR_B.terms[2].first
    found = same_a_year_before(BOTH, first)
    assert found is not None
    assert (found.words, found.first) == ("Spring 1, 2024/25", date(2025, 1, 7))
    numbered = replace(YEAR_A, terms=tuple(
        replace(term, name=f"Term {number}") for number, term in enumerate(YEAR_A.terms, 1)
    ))  # fmt: skip
    found = same_a_year_before(SchoolCalendar((numbered, YEAR_B)), first)
    assert found is not None
    assert (found.words, found.first) == ("Term 3, 2024/25", date(2025, 1, 7))
    fewer = replace(numbered, terms=numbered.terms[:3])
    assert same_a_year_before(SchoolCalendar((fewer, YEAR_B)), first) is None
    assert same_a_year_before(BOTH, YEAR_A.terms[0].first) is None


@pytest.mark.parametrize(
    ("last", "title", "paragraphs"),
    [
        ("2024-10-25", "Autumn 2", ["first day for children is Tue 5 Nov 2024, the last Fri 20"]),
        (
            "2025-04-04",
            "Summer 1",
            ["is Tue 22 Apr 2025, the last Fri 23 May", "Mon 5 May 2025 (Early May bank holiday)."],
        ),
        ("2025-05-23", "Summer 2", ["first day for children is Tue 3 Jun 2025"]),
    ],
)
def test_the_next_half_term_is_said_with_its_days_off(
    last: str, title: str, paragraphs: list[str]
) -> None:
    part = coming_dates(BOTH, date.fromisoformat(last))
    assert part.title == f"The next half-term: {title}"
    assert len(part.paragraphs) == len(paragraphs)
    assert all(one in words for one, words in zip(paragraphs, part.paragraphs, strict=True))


def test_half_a_day_off_says_which_and_an_unplanned_one_is_not_foretold() -> None:
    days = date(2024, 11, 12), date(2024, 11, 13)
    calendar = SchoolCalendar((YEAR_A,), (
        Closure(days[0], days[0], ClosureKind.PLANNED, frozenset({Half.PM})),
        Closure(days[1], days[1], ClosureKind.UNEXPECTED),
    ))  # fmt: skip
    part = coming_dates(calendar, date(2024, 10, 25))
    assert part.paragraphs[1:] == ("No school: Tue 12 Nov 2024 PM (planned closure).",)


def test_after_the_last_half_term_that_is_known_nothing_is_said() -> None:
    assert coming_dates(BOTH, YEAR_B.terms[-1].last).paragraphs == ()
    empty = replace(YEAR_A, terms=(a_term("Lost", "2024-12-21", "2024-12-22"),))
    assert coming_dates(SchoolCalendar((empty,)), date(2024, 10, 1)).paragraphs == ()
