"""What the day's registers are doing now, in a few words: the line at the foot of the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session_times import london

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.days.session_times import Timetable

_SOON = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class RegisterState:
    """`pressing`: the close is near, and whoever has not handed in should know."""

    words: str
    pressing: bool = False


def register_state(day: Iterable[Timetable], now: datetime) -> RegisterState:
    """Say when the next register opens or closes; nothing is said once the day is over."""
    for times in sorted(day, key=_by_close):
        if now < times.opens:
            return RegisterState(f"Registers open at {_clock(times.opens)}")
        if now < times.closes:
            left = times.closes - now
            return RegisterState(f"Registers close in {_left(left)}", left <= _SOON)
    return RegisterState("Registers are closed for today" if day else "")


def next_close(day: Iterable[Timetable], now: datetime) -> datetime | None:
    """Return the next moment at which a register closes today."""
    return min((times.closes for times in day if times.closes > now), default=None)


def _by_close(times: Timetable) -> datetime:
    return times.closes


def _left(left: timedelta) -> str:
    minutes, seconds = divmod(int(left.total_seconds()), 60)
    return f"{minutes}:{seconds:02d}" if left <= _SOON else f"{minutes} min"


def _clock(moment: datetime) -> str:
    return f"{london(moment):%H:%M}"
