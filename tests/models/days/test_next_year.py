"""Next year's dates fall on the same weekdays and join on to this year's."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.models.days.next_year import next_year
from desktop.models.days.school_year import Closure, ClosureKind, SchoolYear
from desktop.models.days.year_draft import YearDraft, count_days
from tests.models.calendars import CLOSURES_A, YEAR_A, a_day_off

CHRISTMAS = a_day_off("2025-12-25", ClosureKind.BANK_HOLIDAY, "Christmas Day")


def proposed(draft: YearDraft | None = None) -> YearDraft:
    return next_year(draft or YearDraft(YEAR_A, CLOSURES_A), (CHRISTMAS,))


def test_the_next_year_begins_the_day_after_this_one_ends() -> None:
    year = proposed().year
    assert (year.name, year.starts, year.ends) == ("2025/26", date(2025, 9, 1), date(2026, 8, 31))


def test_half_terms_keep_their_weekdays() -> None:
    pairs = zip(YEAR_A.terms, proposed().year.terms, strict=True)
    assert all(
        later.first - term.first == later.last - term.last == timedelta(weeks=52)
        for term, later in pairs
    )


def test_inset_days_go_along_and_other_closures_do_not() -> None:
    polling = Closure(date(2025, 5, 1), date(2025, 5, 1), ClosureKind.PLANNED, name="Polling")
    closures = proposed(YearDraft(YEAR_A, (*CLOSURES_A, polling))).closures
    assert {one.kind for one in closures} == {ClosureKind.BANK_HOLIDAY, ClosureKind.INSET}
    assert [one.first for one in closures if one.kind is ClosureKind.BANK_HOLIDAY] == [
        CHRISTMAS.first
    ]


def test_a_year_that_began_in_august_is_followed_without_a_gap() -> None:
    august = SchoolYear("2024/25", date(2024, 8, 27), date(2025, 7, 31), YEAR_A.terms)
    year = proposed(YearDraft(august)).year
    assert (year.name, year.starts) == ("2025/26", date(2025, 8, 1))
    assert not [one for one in count_days(proposed()).findings if one.is_refusal]
