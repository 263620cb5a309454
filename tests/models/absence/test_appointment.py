"""The times of an appointment, and how it is marked (R17)."""

from __future__ import annotations

from datetime import time

import pytest

from desktop.models.absence.appointment import AwayTimes, advice, times_in, with_times
from desktop.models.days.session_times import SessionTimes

MORNING = SessionTimes(time(8, 45), time(8, 55), time(9, 25), time(9, 10), time(12))


@pytest.mark.parametrize(
    ("times", "words", "kept"),
    [
        (AwayTimes(), "Dentist", "Dentist"),
        (AwayTimes(time(9, 40), time(11)), "Dentist", "09:40-11:00 Dentist"),
        (AwayTimes(time(9, 40)), "", "09:40-"),
        (AwayTimes(None, time(11)), "Dentist", "Dentist"),
    ],
)
def test_times_are_kept_before_the_words_and_read_back(
    times: AwayTimes, words: str, kept: str
) -> None:
    assert with_times(times, words) == kept
    assert times_in(kept) == (times if times.leaves else AwayTimes())


@pytest.mark.parametrize(
    ("times", "is_here", "begins"),
    [
        (AwayTimes(), False, ""),
        (AwayTimes(time(8, 50), time(11)), False, ""),
        (AwayTimes(time(9, 25), time(11)), False, ""),
        (AwayTimes(time(9, 26), time(11)), False, "Here at registration"),
        (AwayTimes(time(8, 30), time(9, 20)), False, "Back before the register closes"),
        (AwayTimes(time(10)), True, "Marked here already: sign out at the late desk"),
    ],
)
def test_who_is_here_at_registration_is_signed_out_at_the_late_desk(
    times: AwayTimes, *, is_here: bool, begins: str
) -> None:
    said = advice(times, MORNING, is_here=is_here)
    assert said.startswith(begins) if begins else not said
