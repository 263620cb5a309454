"""A year is counted as it is typed, also while it is half done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.models.days.school_year import Closure, ClosureKind
from desktop.models.days.year_draft import (
    YearDraft,
    closure_from_file,
    count_days,
    empty_year,
    years_of_terms,
)
from desktop.models.imports.incoming import IncomingClosure, IncomingTerm
from tests.models.calendars import CLOSURES_A, YEAR_A

DRAFT = YearDraft(YEAR_A, CLOSURES_A)


def a_term(first: str, last: str) -> IncomingTerm:
    return IncomingTerm(None, "Term", date.fromisoformat(first), date.fromisoformat(last))


def test_a_whole_year_is_counted_in_days_and_sessions() -> None:
    count = count_days(DRAFT)
    assert count.sessions == count.days * 2
    polling = Closure(date(2025, 5, 1), date(2025, 5, 1), ClosureKind.PLANNED, name="Polling day")
    fewer = count_days(replace(DRAFT, closures=(*CLOSURES_A, polling)))
    assert (fewer.days, fewer.sessions) == (count.days - 1, count.sessions - 2)


def test_a_year_without_terms_counts_nothing_and_is_refused() -> None:
    count = count_days(YearDraft(empty_year(2026)))
    assert (count.days, count.sessions) == (0, 0)
    assert [finding.field for finding in count.findings if finding.is_refusal] == ["terms"]


@pytest.mark.parametrize(
    ("closure", "field"),
    [
        (Closure(date(2025, 1, 8), date(2025, 1, 8), ClosureKind.UNEXPECTED), "closures.0.kind"),
        (Closure(date(2026, 1, 8), date(2026, 1, 8), ClosureKind.INSET), "closures.0.first"),
    ],
)
def test_a_closure_that_has_no_place_in_the_plan_is_refused(closure: Closure, field: str) -> None:
    findings = count_days(YearDraft(YEAR_A, (closure,))).findings
    assert field in [finding.field for finding in findings if finding.is_refusal]


def test_the_turn_of_the_century_has_a_name() -> None:
    assert empty_year(2099).name == "2099/00"


@pytest.mark.parametrize(
    ("terms", "years"),
    [
        ([], []),
        (
            [a_term("2027-01-05", "2027-02-12"), a_term("2026-09-03", "2026-10-23")],
            [("2026/27", "2026-09-01", "2027-08-31", 2)],
        ),
        (
            [a_term("2026-08-27", "2026-10-16"), a_term("2027-08-26", "2027-10-15")],
            [
                ("2026/27", "2026-08-27", "2027-07-31", 1),
                ("2027/28", "2027-08-26", "2028-07-31", 1),
            ],
        ),
        ([a_term("2027-04-12", "2027-07-21")], [("2026/27", "2026-09-01", "2027-08-31", 1)]),
    ],
)
def test_half_terms_fall_into_school_years(
    terms: list[IncomingTerm], years: list[tuple[str, str, str, int]]
) -> None:
    found = years_of_terms(terms)
    assert [(y.name, str(y.starts), str(y.ends), len(y.terms)) for y in found] == years


def test_a_closure_from_a_file_closes_whole_days() -> None:
    day = date(2026, 10, 26)
    found = closure_from_file(IncomingClosure(4, day, day, "inset", "Staff training"))
    assert found == Closure(day, day, ClosureKind.INSET, name="Staff training")
