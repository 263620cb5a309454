"""The line at the foot: when registers open and close today."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from desktop.models.days.session_times import SessionTimes, instant, timetable
from desktop.models.marks.register_day import RegisterState, next_close, register_state
from tests.make import TUESDAY

MORNING = SessionTimes(time(8, 45), time(8, 55), time(9, 25), time(9, 10), time(12, 0))
AFTERNOON = SessionTimes(time(12, 50), time(13, 0), time(13, 30), time(13, 15), time(15, 30))
DAY = (timetable(AFTERNOON, TUESDAY), timetable(MORNING, TUESDAY))


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ((8, 0), RegisterState("Registers open at 08:45")),
        ((8, 45), RegisterState("Registers close in 41 min")),
        ((9, 20), RegisterState("Registers close in 6 min")),
        ((9, 21), RegisterState("Registers close in 5:00", pressing=True)),
        ((9, 25), RegisterState("Registers close in 1:00", pressing=True)),
        ((9, 26), RegisterState("Registers open at 12:50")),
        ((13, 31), RegisterState("Registers are closed for today")),
    ],
)
def test_the_state_follows_the_clock(at: tuple[int, int], expected: RegisterState) -> None:
    assert register_state(DAY, instant(TUESDAY, time(*at))) == expected


def test_a_day_without_sessions_says_nothing() -> None:
    now = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
    assert register_state((), now) == RegisterState("")
    assert next_close((), now) is None


def test_the_next_close_is_the_first_still_to_come() -> None:
    assert next_close(DAY, instant(TUESDAY, time(9, 25))) == instant(TUESDAY, time(9, 26))
    assert next_close(DAY, instant(TUESDAY, time(9, 26))) == instant(TUESDAY, time(13, 31))
