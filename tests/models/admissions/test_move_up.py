"""Which class follows which, told from its name and year group."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.admissions.move_up import (
    next_class_name,
    next_year_group,
    only_class_of,
    top_year_group,
)
from desktop.models.organisation.group import Group


@pytest.mark.parametrize(
    ("name", "year_group", "following"),
    [
        ("1A", "1", "2A"),
        ("Year 5 Oak", "5", "Year 6 Oak"),
        ("Oak 3", "3", "Oak 4"),
        ("9X1", "9", "10X1"),
        ("1/2M", "1", "2/2M"),
        ("RA", "R", "1A"),
        ("Reception", "R", "Year 1"),
        ("Nursery", "N", "Reception"),
        ("Rowan", "R", ""),
        ("Hawthorn", "4", ""),
        ("11B", "1", ""),
        ("6B", "", ""),
    ],
)
def test_a_class_name_moves_up_by_its_year(name: str, year_group: str, following: str) -> None:
    assert next_class_name(name, year_group) == following


@pytest.mark.parametrize(
    ("year_group", "following"), [("R", "1"), ("N2", "R"), ("6", "7"), ("?", "")]
)
def test_the_year_groups_follow_one_another(year_group: str, following: str) -> None:
    assert next_year_group(year_group) == following


@pytest.mark.parametrize(
    ("year_group", "name"), [("2", "Rowan"), ("3", ""), ("4", ""), ("", ""), ("5", "Elm")]
)
def test_a_year_group_with_one_class_has_just_that_one(year_group: str, name: str) -> None:
    classes = [
        Group(number, 1, called, years, "", date(2020, 9, 1))
        for number, (called, years) in enumerate(
            [("Rowan", ("2",)), ("Ash", ("3",)), ("Birch", ("3",)), ("Elm", ("5", "6"))]
        )
    ]
    assert only_class_of(classes, year_group) == name


def test_the_top_year_is_the_oldest() -> None:
    assert top_year_group(["R", "2", "10", "N1"]) == "10"
