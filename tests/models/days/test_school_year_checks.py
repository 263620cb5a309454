"""Dates that cannot be a school year are refused; unusual ones are only warned about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.models.days.school_year import Closure, ClosureKind, SchoolYear, Term
from desktop.models.days.school_year_checks import year_problems
from tests.models.calendars import CLOSURES_A, YEAR_A, a_day_off, a_term


def test_calendar_a_has_no_problem() -> None:
    assert year_problems(YEAR_A, CLOSURES_A) == []


@pytest.mark.parametrize(
    ("extra", "text"),
    [
        ([a_day_off("2025-01-16", ClosureKind.PLANNED)], "189 school days: 1 fewer than 190."),
        ([a_day_off("2025-01-16", ClosureKind.UNEXPECTED)], None),
    ],
)
def test_190_days_are_expected_with_lost_days_counted(
    extra: list[Closure], text: str | None
) -> None:
    found = [finding.text for finding in year_problems(YEAR_A, [*CLOSURES_A, *extra])]
    assert found == ([text] if text else [])


def test_more_than_190_days_is_a_warning() -> None:
    [finding] = year_problems(YEAR_A, [])
    assert finding.text == "191 school days: 1 more than 190."
    assert not finding.is_refusal


@pytest.mark.parametrize(
    ("term", "field", "text"),
    [
        (a_term("Autumn 1", "2024-10-25", "2024-09-04"), "terms.0.last", "ends before it begins"),
        (a_term("Autumn 1", "2024-08-28", "2024-10-25"), "terms.0.first", "outside 2024/25"),
        (a_term("Autumn 1", "2024-09-04", "2024-11-05"), "terms.1.first", "after Autumn 1 ends"),
    ],
)
def test_terms_that_cannot_be_are_refused(term: Term, field: str, text: str) -> None:
    year = replace(YEAR_A, terms=(term, *YEAR_A.terms[1:]))
    [finding] = year_problems(year, CLOSURES_A)
    assert finding.is_refusal
    assert finding.field == field
    assert text in finding.text


@pytest.mark.parametrize(
    ("year", "field"),
    [
        (replace(YEAR_A, ends=date(2024, 8, 1)), "ends"),
        (replace(YEAR_A, ends=date(2026, 8, 31)), "ends"),
        (replace(YEAR_A, terms=()), "terms"),
    ],
)
def test_a_year_needs_dates_and_half_terms(year: SchoolYear, field: str) -> None:
    assert field in [finding.field for finding in year_problems(year, []) if finding.is_refusal]


def test_a_term_that_ends_on_a_weekend_is_a_warning() -> None:
    weekend = a_term("Autumn 1", "2024-09-04", "2024-10-26")
    [finding] = year_problems(replace(YEAR_A, terms=(weekend, *YEAR_A.terms[1:])), CLOSURES_A)
    assert finding.text == "Autumn 1 ends on a weekend, Sat 26 Oct 2024."


@pytest.mark.parametrize(
    ("closure", "text"),
    [
        (
            a_day_off("2024-10-30", ClosureKind.PLANNED, "Polling day"),
            "Polling day from Wed 30 Oct",
        ),
        (a_day_off("2024-12-25", ClosureKind.BANK_HOLIDAY, "Christmas Day"), None),
        (a_day_off("2023-12-25", ClosureKind.PLANNED, "Another year"), None),
        (Closure(date(2025, 2, 3), date(2025, 2, 1), ClosureKind.INSET), "INSET from Mon 3 Feb"),
        (
            Closure(date(2025, 2, 3), date(2025, 2, 3), ClosureKind.PLANNED, frozenset()),
            "Planned closure from Mon 3 Feb 2025 closes neither half",
        ),
    ],
)
def test_closures_that_close_nothing_are_told(closure: Closure, text: str | None) -> None:
    found = [finding.text for finding in year_problems(YEAR_A, [*CLOSURES_A, closure])]
    assert [line[: len(text)] for line in found if text] == ([text] if text else [])
