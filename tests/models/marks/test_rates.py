"""Sums hold for any marks: parts add up, order and grouping do not matter."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.models.marks.attendance_code import CODES
from desktop.models.marks.rates import (
    Tally,
    alerts_suppressed,
    persistent_rate,
    pooled,
    rate,
    rate_in_words,
    tally,
    tally_counts,
)

MARKS = some.lists(some.sampled_from([code.symbol for code in CODES]), max_size=60)


@given(MARKS)
def test_possible_is_attended_and_absent(marks: list[str]) -> None:
    one = tally(marks)
    assert one.marks == len(marks)
    assert one.possible == sum(
        code.is_possible for mark in marks for code in CODES if code.symbol == mark
    )


@given(MARKS, MARKS)
def test_a_group_is_its_sessions_together(first: list[str], second: list[str]) -> None:
    assert pooled([tally(first), tally(second)]) == tally(first + second)


@given(some.integers(0, 500), some.integers(1, 500))
def test_a_rate_is_rounded_half_up(part: int, whole: int) -> None:
    exact = Fraction(100 * part, whole)
    tenth = Decimal(exact.numerator) / Decimal(exact.denominator)
    assert rate(part, whole) == tenth.quantize(Decimal("0.1"), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(1, 2000, "0.1"), (1999, 2000, "100.0"), (0, 5, "0.0"), (0, 0, "-")],
)
def test_a_half_goes_up_and_nothing_is_a_dash(part: int, whole: int, words: str) -> None:
    assert rate_in_words(rate(part, whole)) == words


def test_a_session_nobody_recorded_counts_for_nothing() -> None:
    assert tally(["/", "", "\\"]) == tally_counts({"/": 1, "\\": 1, "": 7})


def test_no_possible_session_raises_no_flag() -> None:
    assert not Tally().is_persistent
    assert not Tally().is_severe
    assert persistent_rate([]) is None


@pytest.mark.parametrize(("possible", "suppressed"), [(19, True), (20, False)])
def test_alerts_wait_for_enough_sessions(possible: int, suppressed: bool) -> None:
    assert alerts_suppressed(tally_counts({"/": possible}), 20) is suppressed
