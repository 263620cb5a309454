"""Compulsory age begins on a prescribed day and ends on a Friday in June."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.admissions.compulsory_age import (
    birthday,
    first_compulsory_day,
    is_compulsory,
    last_compulsory_day,
)


@pytest.mark.parametrize(
    ("born", "first", "last"),
    [
        (date(2020, 2, 29), date(2025, 3, 31), date(2036, 6, 27)),
        (date(2008, 9, 1), date(2013, 12, 31), date(2025, 6, 27)),
        (date(2009, 8, 31), date(2014, 8, 31), date(2025, 6, 27)),
        (date(2009, 9, 1), date(2014, 12, 31), date(2026, 6, 26)),
        (date(2016, 3, 31), date(2021, 3, 31), date(2032, 6, 25)),
    ],
)
def test_first_and_last_day(born: date, first: date, last: date) -> None:
    assert (first_compulsory_day(born), last_compulsory_day(born)) == (first, last)


@pytest.mark.parametrize(
    ("day", "compulsory"),
    [
        (date(2024, 12, 30), False),
        (date(2024, 12, 31), True),
        (date(2036, 6, 27), True),
        (date(2036, 6, 28), False),
    ],
)
def test_both_ends_are_of_compulsory_age(day: date, compulsory: bool) -> None:
    assert is_compulsory(date(2019, 9, 1), day) is compulsory


def test_29_february_comes_round_on_1_march() -> None:
    assert birthday(date(2020, 2, 29), 5) == date(2025, 3, 1)
    assert birthday(date(2020, 2, 29), 16) == date(2036, 2, 29)
