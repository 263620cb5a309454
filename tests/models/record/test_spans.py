"""Spans of days that can be asked for."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import RuleError
from desktop.models.days.school_year import SchoolCalendar, SchoolYear, Term
from desktop.models.record.spans import checked_span, span_of_year, spans_on
from tests.models.calendars import CALENDAR_A


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (
            date(2024, 11, 12),
            [
                "Today: Tue 12 Nov 2024",
                "This week: Mon 11 Nov 2024 to Tue 12 Nov 2024",
                "Half-term: Autumn 2: Tue 5 Nov 2024 to Tue 12 Nov 2024",
                "Term: Autumn: Wed 4 Sep 2024 to Tue 12 Nov 2024",
            ],
        ),
        (
            date(2024, 12, 28),
            [
                "Today: Sat 28 Dec 2024",
                "This week: Mon 23 Dec 2024 to Sat 28 Dec 2024",
                "Half-term: Autumn 2: Tue 5 Nov 2024 to Fri 20 Dec 2024",
                "Term: Autumn: Wed 4 Sep 2024 to Fri 20 Dec 2024",
            ],
        ),
    ],
)
def test_spans_reach_to_the_day_or_to_the_end_of_term(day: date, found: list[str]) -> None:
    spans = spans_on(CALENDAR_A, day)
    assert [f"{span.words}: {span.days}" for span in spans][:4] == found
    assert spans[4].words.startswith("Year: ")


def test_terms_that_are_only_numbered_are_not_put_together() -> None:
    terms = tuple(
        Term(f"Term {n}", date(2024, 8 + n, 2), date(2024, 8 + n, 20)) for n in range(1, 5)
    )
    year = SchoolYear("2024/25", date(2024, 9, 1), date(2025, 8, 31), terms)
    words = [span.words for span in spans_on(SchoolCalendar((year,)), date(2024, 10, 9))]
    assert words == ["Today", "This week", "Half-term: Term 2", "Year: 2024/25"]


def test_a_year_whose_terms_nobody_entered_is_the_whole_of_it() -> None:
    span = span_of_year(CALENDAR_A, 2019)
    assert (span.words, span.first, span.last) == ("2019/20", date(2019, 8, 1), date(2020, 7, 31))
    assert span_of_year(CALENDAR_A, 2024).last == date(2025, 7, 22)


@pytest.mark.parametrize(
    ("first", "last"), [(None, date(2024, 9, 4)), (date(2024, 9, 5), date(2024, 9, 4))]
)
def test_two_days_that_make_no_span_are_refused(first: date | None, last: date) -> None:
    with pytest.raises(RuleError):
        checked_span(first, last)
