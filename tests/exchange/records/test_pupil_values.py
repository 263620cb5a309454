"""Years, classes and yes or no are known however a system writes them."""

from __future__ import annotations

import pytest

from desktop.exchange.records.pupil_values import (
    address_lines,
    became_a_date,
    class_name_of,
    is_doctor,
    relationship_of,
    year_group_of,
    yes_or_no,
)


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("Year  6", "6"), ("Year 6", "6"), ("7", "7"), ("06", "6"), ("6.0", "6"), ("Y6", "6"),
        ("Yr 14", "14"), ("Year N2", "N2"), ("Nursery 1", "N1"), ("Reception", "R"), ("R", "R"),
        ("Year R", "R"), ("0", "R"), ("Curriculum Year 3", "3"), ("Year Group 3", "3"), ("X", "X"),
        ("", ""), ("15", None), ("Blue", None), ("６", None), ("6.5", None),
    ],
)  # fmt: skip
def test_a_year_group_is_one_of_the_national_ones(typed: str, year: str | None) -> None:
    assert year_group_of(typed) == year


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Year 6: 6 Oak And Year 6", "6 Oak"),
        ("Year R: R Oak And Year R", "R Oak"),
        ("6B", "6B"),
        (" 6  Oak ", "6 Oak"),
        ("Years and Years", "Years and Years"),
    ],
)
def test_a_class_is_taken_out_of_its_course(typed: str, name: str) -> None:
    assert class_name_of(typed) == name


@pytest.mark.parametrize(
    ("typed", "is_date"),
    [("2026-02-01", True), ("2-Jan", True), ("Jan-02", True), ("1-2", False), ("6B", False)],
)
def test_a_class_that_became_a_date_is_known(typed: str, is_date: bool) -> None:
    assert became_a_date(typed) is is_date


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("T", True), ("yes", True), ("1", True), ("F", False), ("No", False), ("", None), ("?", None)],
)
def test_yes_and_no_are_known_and_nothing_else(typed: str, answer: bool | None) -> None:
    assert yes_or_no(typed) is answer


def test_a_known_relationship_code_becomes_its_word_and_others_stay() -> None:
    assert [relationship_of(one) for one in ("PAM", "paf", "Step-mum", "XYZ")] == [
        "Mother", "Father", "Step-mum", "XYZ",
    ]  # fmt: skip
    assert not is_doctor("Godparent")


@pytest.mark.parametrize(
    ("whole", "lines"),
    [
        ("1 Row, Mocktown,, M1", ("1 Row", "Mocktown", "M1")),
        ("Flat 1, 2 Row\nTown", ("Flat 1, 2 Row", "Town")),
    ],
)
def test_an_address_in_one_cell_becomes_lines(whole: str, lines: tuple[str, ...]) -> None:
    assert address_lines(whole, ()) == lines
