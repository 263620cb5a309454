"""A clock that went back, jumped, or lies after the year is not trusted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.models.days.clock_check import ClockFault, clock_trouble
from desktop.models.days.sample_clock import SAMPLE_DAY, SampleClock, morning_of

NOW = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
YEAR_END = date(2027, 8, 31)
NONE = timedelta(0)


@pytest.mark.parametrize(
    ("last", "jump", "year_end", "fault"),
    [
        (None, NONE, None, None),
        (NOW, NONE, YEAR_END, None),
        (NOW + timedelta(minutes=2), NONE, YEAR_END, None),
        (NOW + timedelta(minutes=2, seconds=1), NONE, YEAR_END, ClockFault.BACK),
        (NOW, timedelta(hours=12), YEAR_END, None),
        (NOW, timedelta(hours=12, seconds=1), YEAR_END, ClockFault.JUMPED),
        (NOW, timedelta(hours=-20), YEAR_END, None),
        (NOW, NONE, date(2026, 11, 10), None),
        (NOW, NONE, date(2026, 11, 9), ClockFault.AFTER_THE_YEAR),
    ],
)
def test_a_clock_is_doubted_at_its_limits(
    last: datetime | None, jump: timedelta, year_end: date | None, fault: ClockFault | None
) -> None:
    trouble = clock_trouble(NOW, last, jump, year_end)
    assert (trouble.fault if trouble else None) is fault


def test_the_sentence_says_what_the_clock_says() -> None:
    trouble = clock_trouble(NOW, NOW + timedelta(days=1), NONE, YEAR_END)
    assert trouble is not None
    assert trouble.title == (
        "This computer's clock says Tue 10 Nov 2026 09:00,"
        " before the last mark was recorded (Wed 11 Nov 2026 09:00)."
    )


def test_the_year_ends_at_londons_midnight() -> None:
    late = datetime(2027, 8, 31, 23, 30, tzinfo=UTC)
    assert clock_trouble(late, None, NONE, YEAR_END) is not None


@pytest.mark.parametrize(
    ("last", "starts"), [(None, "08:50"), (timedelta(0), "08:50"), (timedelta(hours=1), "09:50")]
)
def test_a_sample_schools_clock_starts_after_its_last_entry(
    last: timedelta | None, starts: str
) -> None:
    steady = iter([100.0, 100.0, 161.9])
    start = morning_of(SAMPLE_DAY)
    recorded = start + last if last is not None else None
    clock = SampleClock(start, recorded, steady.__next__)
    first = clock()
    assert f"{first:%H:%M}" == starts
    assert clock() - first == timedelta(seconds=61)
