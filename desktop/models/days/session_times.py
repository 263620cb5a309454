"""A session's times for a class: when marking opens, when it is late, when it closes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date

LONDON = ZoneInfo("Europe/London")
LONGEST_OPEN = timedelta(minutes=30)  # Working together (2024) para 32


@dataclass(frozen=True, slots=True)
class SessionTimes:
    """Clock times in London, in whole minutes; `inclusive`: a child at the closing minute is L."""

    opens: time
    begins: time
    closes: time
    expected_by: time
    ends: time
    inclusive: bool = True

    @property
    def length(self) -> timedelta:
        """How long the register is open for: the close less the beginning of registration."""
        return _on_a_day(self.closes) - _on_a_day(self.begins)

    @property
    def first_late_for_good(self) -> time:
        """The first minute that is after the close: 09:26 where 09:25 is inclusive."""
        after = _on_a_day(self.closes) + timedelta(minutes=1 if self.inclusive else 0)
        return after.time()


@dataclass(frozen=True, slots=True)
class Timetable:
    """Instants (UTC) of one register on one day, fixed when it is first needed."""

    opens: datetime
    begins: datetime
    closes: datetime
    expected_by: datetime
    ends: datetime


@lru_cache(maxsize=256)  # all of a school's classes ask for the same
def timetable(times: SessionTimes, day: date) -> Timetable:
    """Place a session's times on a day; the close fires after its minute when it is inclusive."""
    return Timetable(
        opens=instant(day, times.opens),
        begins=instant(day, times.begins),
        closes=instant(day, times.first_late_for_good),
        expected_by=instant(day, times.expected_by),
        ends=instant(day, times.ends),
    )


@lru_cache(maxsize=4096)  # a day's few times are asked for again and again
def instant(day: date, at: time) -> datetime:
    """Return the moment, in UTC, of a London clock time on a day."""
    return datetime.combine(day, at, LONDON).astimezone(UTC)


def london(moment: datetime) -> datetime:
    """Return a moment as London clocks show it."""
    return moment.astimezone(LONDON)


def _on_a_day(at: time) -> datetime:
    return datetime(2000, 1, 1, at.hour, at.minute)
