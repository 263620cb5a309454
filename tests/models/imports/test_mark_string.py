"""A string of marks is read only when the stated totals prove the reading."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.imports.mark_string import StatedTotals, read_marks, split_marks

MONDAY = date(2025, 9, 8)
WEEK = "/\\/\\II/\\C1\\"


def test_a_letter_before_a_digit_is_one_mark() -> None:
    assert split_marks("/C1CY7J1J#") == ("/", "C1", "C", "Y7", "J1", "J", "#")


@pytest.mark.parametrize(
    ("text", "weekends"),
    [(WEEK + WEEK, False), (WEEK + "####" + WEEK, True), (WEEK + "####", True), (WEEK, False)],
)
def test_closed_weekends_in_the_string_are_known_for_weekends(text: str, weekends: bool) -> None:
    weeks = text.count("C1")
    reading = read_marks(MONDAY, text, StatedTotals(10 * weeks, 7 * weeks, 3 * weeks, 0))
    assert reading is not None
    assert reading.weekends is weekends
    days = {session.day for session, _ in reading.marks()}
    assert len(days) == 5 * weeks
    assert all(day.weekday() < 5 for day in days)


@pytest.mark.parametrize(
    ("first", "text", "stated"),
    [
        (MONDAY, WEEK, StatedTotals(10, 8, 2, 0)),
        (MONDAY, "\\/" * 5, StatedTotals(10, 10, 0, 0)),
        (MONDAY, "/H" * 5, StatedTotals(10, 5, 5, 0)),
        (MONDAY, "/?" * 5, StatedTotals(5, 5, 0, 0)),
        (date(2025, 9, 6), WEEK, StatedTotals(10, 7, 3, 0)),
    ],
)
def test_a_reading_that_is_not_proven_is_none(first: date, text: str, stated: StatedTotals) -> None:
    assert read_marks(first, text, stated) is None


def test_a_retired_code_counts_on_its_own_day() -> None:
    assert read_marks(date(2023, 9, 4), "/\\HH", StatedTotals(4, 2, 2, 0)) is not None
