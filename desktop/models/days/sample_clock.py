"""The clock of a sample school: it starts on an invented morning and runs on from there."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session_times import instant

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE_DAY = date(2026, 11, 10)
_BEFORE_THE_REGISTER = time(8, 50)


def morning_of(day: date) -> datetime:
    """Return the moment at which a sample school opens on a day."""
    return instant(day, _BEFORE_THE_REGISTER)


class SampleClock:
    """Tells whole seconds from its start, never before the last entry; nothing else sets it."""

    def __init__(
        self, start: datetime, last_recorded: datetime | None, monotonic: Callable[[], float]
    ) -> None:
        self._start = max(start, last_recorded or start)
        self._monotonic = monotonic
        self._began = monotonic()

    def __call__(self) -> datetime:
        """Return the time it is at the sample school, in UTC."""
        return self._start + timedelta(seconds=int(self._monotonic() - self._began))
