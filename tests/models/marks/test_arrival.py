"""The time of arrival decides between present, L and U; a better reason only replaces U."""

from __future__ import annotations

from datetime import time

import pytest

from desktop.errors import RuleError
from desktop.models.days.session import Half
from desktop.models.marks.arrival import Arrival, arrival_code, late_amendment
from tests.models.policies import AFTERNOON_TIMES, MORNING_TIMES


@pytest.mark.parametrize(
    ("arrived", "better", "expected"),
    [
        (time(8, 30), None, Arrival("/", 0)),
        (time(8, 55), "M", Arrival("/", 0)),
        (time(9, 10), "M", Arrival("L", 15)),
        (time(9, 26), None, Arrival("U", 31)),
        (time(10, 5), "M", Arrival("M", 70)),
        (time(10, 5), "Y1", Arrival("Y1", 70)),
        (time(11, 59), "", Arrival("U", 184)),
    ],
)
def test_the_time_decides_and_a_reason_only_replaces_u(
    arrived: time, better: str | None, expected: Arrival
) -> None:
    assert arrival_code(MORNING_TIMES, arrived, Half.AM, better) == expected


def test_a_child_on_time_after_lunch_has_the_afternoons_code() -> None:
    assert arrival_code(AFTERNOON_TIMES, time(12, 58), Half.PM) == Arrival("\\", 0)


def test_nobody_arrives_after_the_session_has_ended() -> None:
    with pytest.raises(RuleError, match="The session ended at 12:00"):
        arrival_code(MORNING_TIMES, time(12), Half.AM)


@pytest.mark.parametrize("better", ["V", "/", "N", "#", "Y4", "C9"])
def test_only_a_reason_for_absence_replaces_u(better: str) -> None:
    with pytest.raises(RuleError, match="does not say why"):
        arrival_code(MORNING_TIMES, time(10), Half.AM, better)


@pytest.mark.parametrize(
    ("current", "arrived", "better", "expected"),
    [
        ("N", time(10, 5), None, "U"),
        ("N", time(10, 5), "M", "M"),
        ("N", time(9, 10), None, "L"),
        ("M", time(10, 5), None, "M"),
        ("M", time(10, 5), "I", "I"),
        ("O", time(10, 5), None, "U"),
        ("Y1", time(10, 5), None, "U"),
    ],
)
def test_an_absent_child_who_comes_is_amended(
    current: str, arrived: time, better: str | None, expected: str
) -> None:
    assert late_amendment(current, MORNING_TIMES, arrived, Half.AM, better).code == expected


def test_a_child_marked_here_is_not_signed_in_again() -> None:
    with pytest.raises(RuleError, match="already marked as here"):
        late_amendment("L", MORNING_TIMES, time(10), Half.AM)
