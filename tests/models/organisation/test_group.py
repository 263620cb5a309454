"""A class keeps one year group's times and exists between two days."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.organisation.group import Group, youngest_first

FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)


def a_class(name: str, *years: str, picked: str = "") -> Group:
    return Group(1, 1, name, years, picked, FIRST, LAST)


@pytest.mark.parametrize(
    ("group", "times"),
    [
        (a_class("6B", "6"), "6"),
        (a_class("Oak", "5", "6"), ""),
        (a_class("Oak", "5", "6", picked="5"), "5"),
        (a_class("Ash"), ""),
    ],
)
def test_a_mixed_class_keeps_the_times_it_was_given(group: Group, times: str) -> None:
    assert group.times_of == times


@pytest.mark.parametrize(
    ("day", "kept"),
    [(FIRST, True), (LAST, True), (date(2026, 8, 31), False), (date(2028, 1, 1), False)],
)
def test_a_class_exists_from_its_first_to_its_last_day(day: date, kept: bool) -> None:
    assert a_class("6B", "6").is_kept_on(day) is kept


def test_the_youngest_class_comes_first() -> None:
    groups = [a_class("10A", "10"), a_class("Ash"), a_class("2A", "2"), a_class("Bee", "R", "1"),
              a_class("Ant", "N2")]  # fmt: skip
    assert [group.name for group in sorted(groups, key=youngest_first)] == [
        "Ant", "Bee", "2A", "10A", "Ash",
    ]  # fmt: skip
