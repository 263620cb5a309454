"""Policies and times that tests share."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from desktop.models.days.session_times import SessionTimes
from desktop.models.organisation.policy import Policy

MORNING_TIMES = SessionTimes(
    opens=time(8, 45), begins=time(8, 55), closes=time(9, 25), expected_by=time(9, 5), ends=time(12)
)
AFTERNOON_TIMES = SessionTimes(
    opens=time(12, 55),
    begins=time(13),
    closes=time(13, 30),
    expected_by=time(13, 10),
    ends=time(15, 15),
)
A_POLICY = Policy("Our policy", am=MORNING_TIMES, pm=AFTERNOON_TIMES)


def times_between(begins: time, closes: time, *, inclusive: bool = True) -> SessionTimes:
    """A morning's times with only the begin, the close and its boundary of interest."""
    return replace(
        MORNING_TIMES,
        opens=begins,
        begins=begins,
        expected_by=closes,
        closes=closes,
        inclusive=inclusive,
    )
