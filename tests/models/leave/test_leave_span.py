"""The days of a request are counted by the school's calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.models.leave.leave_span import (
    dates_in_words,
    days_in_words,
    span_in_words,
    span_of,
)
from tests.models.calendars import CALENDAR_A
from tests.models.leave.requests import am, pm

if TYPE_CHECKING:
    from desktop.models.days.session import Session


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (am("2024-12-02"), pm("2024-12-06"), "5 school days (10 sessions), back on Mon 9 Dec 2024"),
        (am("2024-12-02"), am("2024-12-02"),
         "half a school day (1 session), back on Mon 2 Dec 2024 PM"),
        (am("2024-10-24"), pm("2024-11-05"), "3 school days (6 sessions), back on Wed 6 Nov 2024"),
        (pm("2024-12-02"), pm("2024-12-04"), "2½ school days (5 sessions), back on Thu 5 Dec 2024"),
        (am("2025-07-22"), pm("2025-07-22"),
         "1 school day (2 sessions), the calendar does not say when the child is back"),
        (am("2024-12-07"), pm("2024-12-08"), "no school day"),
    ],
)  # fmt: skip
def test_school_days_and_sessions_are_counted(first: Session, last: Session, words: str) -> None:
    """A half-term with an INSET Monday after it lies between Thu 24 Oct and Tue 5 Nov."""
    assert span_in_words(span_of(CALENDAR_A, first, last)) == words


@pytest.mark.parametrize(("count", "words"), [(0, "no school day"), (3, "1½ school days")])
def test_half_days_are_said(count: int, words: str) -> None:
    assert days_in_words(count) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (am("2024-12-02"), pm("2024-12-06"), "Mon 2 Dec 2024 to Fri 6 Dec 2024"),
        (am("2024-12-02"), pm("2024-12-02"), "Mon 2 Dec 2024"),
        (pm("2024-12-02"), pm("2024-12-02"), "Mon 2 Dec 2024 PM"),
        (pm("2024-12-02"), am("2024-12-03"), "Mon 2 Dec 2024 PM to Tue 3 Dec 2024 AM"),
    ],
)
def test_dates_say_a_half_only_where_it_matters(first: Session, last: Session, words: str) -> None:
    assert dates_in_words(first, last) == words
