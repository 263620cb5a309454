"""Figures from strings of year marks: the same as code by code, and their parts add up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.models.marks.attendance_code import CODES
from desktop.models.marks.rates import Tally, tally
from desktop.models.marks.year_marks import NO_MARK, character_of, symbol_of
from desktop.models.record.glance import (
    Alert,
    Figure,
    Part,
    alert,
    due_places,
    glance_of,
    tally_marks,
)

CHARACTERS = [NO_MARK, *(character_of(code.symbol) for code in CODES)]
MARKS = some.text(some.sampled_from(CHARACTERS), max_size=80)
SUMS = ("present", "approved", "authorised", "unauthorised", "late")


def sums(one: Tally) -> list[int]:
    return [getattr(one, name) for name in SUMS]


def part(marks: str, begin: int = 0, due: int = 0, **minutes: int) -> Part:
    return Part(1, 2026, 7, "6", begin, marks, due, {int(key): n for key, n in minutes.items()})


@given(MARKS)
def test_a_string_counts_as_its_codes_one_by_one(marks: str) -> None:
    assert sums(tally_marks(marks)) == sums(tally(map(symbol_of, marks)))


@given(MARKS, some.integers(0, 80))
def test_the_parts_add_up_to_the_whole(marks: str, place: int) -> None:
    due = due_places(range(0, len(marks), 2))
    whole = part(marks, 0, due)
    first = len(marks[:place])
    cut = [part(marks[:place], 0, due), part(marks[place:], first, due >> (8 * first))]
    assert glance_of(cut) == glance_of([whole])


@given(MARKS, some.sampled_from(list(Figure)), some.sets(some.integers(0, 79)))
def test_a_figure_is_the_number_of_sessions_it_opens_to(
    marks: str, figure: Figure, due: set[int]
) -> None:
    one = part(marks, 0, due_places(due))
    glance, sessions = glance_of([one]), one.sessions(figure)
    if figure in (Figure.PERSISTENT, Figure.SEVERE):
        assert len(sessions) == glance.tally.absent
    elif figure is not Figure.MINUTES:
        assert len(sessions) == glance.amount(figure)


@pytest.mark.parametrize(
    ("marks", "due", "unknown"),
    [("/./.", [], 0), ("/./.", [0, 1], 1), ("/./.", [0, 1, 2, 3], 2), ("..", [5], 0)],
)
def test_a_blank_is_unknown_only_where_a_register_closed(
    marks: str, due: list[int], unknown: int
) -> None:
    glance = glance_of([part(marks, 0, due_places(due))])
    assert (glance.unknown, glance.tally.absent) == (unknown, 0)


def test_minutes_open_to_the_late_sessions_that_have_them() -> None:
    first = 2 * 739829  # 1 August 2026, in the morning
    one = Part(1, 2026, 7, "6", 0, "L.U/L", 0, {first: 5, first + 2: 40})
    assert [number - first for number, _ in one.sessions(Figure.MINUTES)] == [0, 2]
    assert [number - first for number, _ in one.sessions(Figure.LATE)] == [0, 2, 4]
    assert glance_of([one]).amount(Figure.MINUTES) == 45


@pytest.mark.parametrize(
    ("marks", "before", "after", "absent"),
    [
        ("", 0, 0, 0),
        ("/\\I", 0, 0, 1),
        ("L/LL", 3, 0, 0),
        ("UU", 0, 2, 2),
        ("LUNUL.#", 2, 2, 3),
    ],
)
def test_late_before_the_close_and_after_it_are_told_apart(
    marks: str, before: int, after: int, absent: int
) -> None:
    one = part(marks)
    glance = glance_of([one])
    found = [glance.amount(figure) for figure in (Figure.LATE_BEFORE, Figure.LATE_AFTER)]
    assert (found, glance.amount(Figure.LATE)) == ([before, after], before + after)
    assert glance.tally.absent == absent
    opened = [{code for _, code in one.sessions(figure)} for figure in (
        Figure.LATE_BEFORE, Figure.LATE_AFTER)]  # fmt: skip
    assert opened == [{"L"} if before else set(), {"U"} if after else set()]


@pytest.mark.parametrize(
    ("case", "absent", "possible", "found"),
    [
        ("WC19", 38, 380, Alert.PERSISTENT),
        ("WC20", 37, 380, Alert.NONE),
        ("WC22", 190, 380, Alert.SEVERE),
        ("WC24", 1, 2, Alert.TOO_EARLY),
        ("enough", 2, 20, Alert.PERSISTENT),
        ("nothing", 0, 0, Alert.NONE),
    ],
)
def test_an_alert_waits_for_enough_sessions(
    case: str, absent: int, possible: int, found: Alert
) -> None:
    assert alert(Tally(present=possible - absent, authorised=absent), 20) is found, case
