"""Numbers for families: no few children made one, and a year's rates stand beside the last."""

from __future__ import annotations

import pytest

from desktop.models.marks.rates import Tally
from desktop.models.papers.school_numbers import (
    SchoolSums,
    attendance_box,
    hours_in_words,
    not_shown,
    number_of,
    numbers,
    year_boxes,
    year_numbers,
)
from desktop.models.papers.school_page import NOBODY, Box, Counted

SUMS = SchoolSums(
    children=200, never_absent=80, never_late=150, late=120, minutes=875, timed=120, holiday=60,
    on_holiday=9,
)  # fmt: skip
NOW = Counted(Tally(present=9000, approved=461, authorised=400, unauthorised=139), 210)
BEFORE = Counted(Tally(present=900, authorised=80, unauthorised=20), 198)


@pytest.mark.parametrize(
    ("children", "of", "words"),
    [
        (80, 200, "80"), (5, 200, "5"), (4, 200, "fewer than 5"), (0, 200, "fewer than 5"),
        (195, 200, "195"), (196, 200, "nearly all"), (199, 200, "nearly all"), (200, 200, "200"),
        (1200, 2000, "1,200"), (3, 3, "fewer than 5"),
    ],
)  # fmt: skip
def test_how_many_children_tells_of_none(children: int, of: int, words: str) -> None:
    assert number_of(children, of, 5) == words


@pytest.mark.parametrize(
    ("changed", "place", "box"),
    [
        ({}, 0, ("children were never absent", "80")),
        ({}, 1, ("children were never late", "150")),
        ({}, 2, ("of lessons missed by 120 late arrivals", "14 h 35 min")),
        ({}, 3, ("sessions missed to holidays that were not agreed", "60")),
        ({"timed": 90}, 2, ("of lessons missed by 120 late arrivals, as far as noted (90)",
                            "14 h 35 min")),
        ({"timed": 0, "minutes": 0}, 2, ("late arrivals", "120")),
        ({"never_late": 197, "late": 9}, 2, ("lessons missed by coming late", "not shown")),
        ({"never_late": 200, "late": 0, "timed": 0}, 2, ("late arrivals", "0")),
        ({"on_holiday": 4}, 3, ("sessions missed to holidays that were not agreed", "not shown")),
        ({"on_holiday": 0, "holiday": 0}, 3, ("sessions missed to holidays that were not agreed",
                                              "0")),
    ],
)  # fmt: skip
def test_what_is_missed_is_said_unless_few_missed_it(
    changed: dict[str, int], place: int, box: tuple[str, str]
) -> None:
    found = tuple(numbers(SUMS._replace(**changed), 5))
    assert found[place] == Box(*box)


@pytest.mark.parametrize(("on_holiday", "said"), [(4, True), (5, False), (0, False)])
def test_a_figure_that_is_not_shown_says_why(on_holiday: int, said: bool) -> None:
    found = numbers(SUMS._replace(on_holiday=on_holiday), 5)
    notes = ["Not shown: what fewer than 5 children made, so that none can be told."]
    assert list(not_shown(found, 5)) == (notes if said else [])


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (61, "1 h 1 min"),
                           (90061, "1,501 h 1 min")],
)  # fmt: skip
def test_minutes_in_hours(minutes: int, words: str) -> None:
    assert hours_in_words(minutes) == words


def test_a_years_rates_are_rounded_each_by_itself_beside_the_year_before() -> None:
    assert tuple(year_boxes(NOW, BEFORE, "2024/25", 5)) == (
        Box("Attended", "94.6 %", "2024/25: 90.0 %"),
        Box("Authorised absence", "4.0 %", "2024/25: 8.0 %"),
        Box("Unauthorised absence", "1.4 %", "2024/25: 2.0 %"),
    )


@pytest.mark.parametrize("before", [NOBODY, Counted(BEFORE.tally, 4)])
def test_a_year_before_that_is_not_known_or_of_few_is_left_out(before: Counted) -> None:
    assert [one.below for one in year_boxes(NOW, before, "2024/25", 5)] == ["", "", ""]
    assert tuple(year_numbers(NOW, before, "2024/25", 5)) == (
        Box("possible sessions of 210 children", "10,000"),
    )


def test_a_school_of_few_children_shows_no_rate() -> None:
    few = Counted(BEFORE.tally, 4)
    assert attendance_box("Autumn 1", "", few, 5).figure == "–"
    assert [one.figure for one in year_boxes(few, NOBODY, "", 5)] == ["–", "–", "–"]
    assert tuple(year_numbers(few, NOBODY, "", 5)) == ()
