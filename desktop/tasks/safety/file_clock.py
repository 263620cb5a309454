"""The clock that a file's work goes by: the computer's, watched, or a sample school's own."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.days.sample_clock import SAMPLE_DAY, SampleClock, morning_of
from desktop.storage.file import file_facts
from desktop.storage.file.clock_confirmations import last_recorded_at
from desktop.tasks.desk import computer_clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from sqlite_utils import Database


def steady_seconds() -> float:
    """Return seconds that nobody can set and that also run while the computer sleeps."""
    if not hasattr(time, "clock_gettime"):
        return time.monotonic()
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def clock_for(db: Database, sample_day: date | None = None) -> Callable[[], datetime]:
    """Return the clock of a file: the computer's, or a sample school's own on its day."""
    if not file_facts.is_sample(db):
        return ClockWatch(computer_clock)
    day = sample_day or file_facts.sample_day(db) or SAMPLE_DAY
    return SampleClock(morning_of(day), last_recorded_at(db), time.monotonic)


class ClockWatch:
    """A clock that sees by how much it has run ahead of a steady one since it began to watch."""

    def __init__(
        self, clock: Callable[[], datetime], steady: Callable[[], float] = steady_seconds
    ) -> None:
        self._clock = clock
        self._steady = steady
        self.start_again()

    def __call__(self) -> datetime:
        """Return the time, in UTC, of the clock that is watched."""
        return self._clock()

    def start_again(self) -> None:
        """Take the time as it is now for right."""
        self._wall, self._began = self._clock(), self._steady()

    def jump(self) -> timedelta:
        """Return how far the wall clock is ahead; less than nothing when it was set back."""
        return self._clock() - self._wall - timedelta(seconds=self._steady() - self._began)
