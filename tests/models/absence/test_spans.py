"""Sessions written as plans: together they cover just those from the first to the last."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.models.absence.spans import spans
from desktop.models.days.session import Half, Session
from desktop.models.marks.expectation import Expectation
from tests import make

MONDAY = date(2026, 11, 9)
HALVES = st.sampled_from(Half)


@given(st.integers(0, 4), HALVES, st.integers(0, 9), HALVES)
def test_spans_cover_the_sessions_and_no_others(
    start: int, first_half: Half, days: int, last_half: Half
) -> None:
    first = Session(MONDAY + timedelta(days=start), first_half)
    last = max(first, Session(first.day + timedelta(days=days), last_half))
    plans = [
        Expectation(0, 1, None, begins, ends, pattern, "I", make.TestClock()())
        for begins, ends, pattern in spans(first, last)
    ]
    week = [MONDAY + timedelta(days=day) for day in range(-3, 21)]
    school = [Session(day, half) for day in week if day.weekday() < 5 for half in Half]
    covered = [one for one in school if any(plan.applies(one) for plan in plans)]
    assert covered == [one for one in school if first <= one <= last]
