"""The tour's clock on a sample school: it stands where a step puts it."""

from __future__ import annotations

from datetime import date, datetime, time

from desktop.models.days.session_times import instant


class TourClock:
    """London clock times of one day, in UTC; it never goes back."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._now = instant(day, time(8, 51))

    def __call__(self) -> datetime:
        """Return the time it is on the tour."""
        return self._now

    def set(self, hour: int, minute: int) -> None:
        """Move on to a later minute of the day."""
        self._now = max(self._now, instant(self._day, time(hour, minute)))
