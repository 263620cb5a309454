"""The times of an appointment, kept at the head of a message's words: 09:40-11:00 Dentist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.models.days.session_times import SessionTimes

_TIMES = re.compile(r"^(\d\d):(\d\d)-(?:(\d\d):(\d\d))? ?")


@dataclass(frozen=True, slots=True)
class AwayTimes:
    """When a child leaves and is back; either may not be known."""

    leaves: time | None = None
    back: time | None = None

    def __str__(self) -> str:
        parts = [f"{at:%H:%M}" if at else "" for at in (self.leaves, self.back)]
        return "-".join(parts) if self.leaves else ""


def with_times(times: AwayTimes, words: str) -> str:
    """Return the words with the times before them."""
    return f"{times} {words.strip()}".strip()


def times_in(words: str) -> AwayTimes:
    """Read the times back from a message's words."""
    found = _TIMES.match(words)
    if found is None:
        return AwayTimes()
    hour, minute, back_hour, back_minute = found.groups()
    back = time(int(back_hour), int(back_minute)) if back_hour else None
    return AwayTimes(time(int(hour), int(minute)), back)


def advice(times: AwayTimes, session: SessionTimes | None, *, is_here: bool) -> str:
    """Say how an appointment is marked: away at registration is M, here at it is present (R17).

    Who is here when the register is taken and leaves later is signed out at the late desk.
    """
    if is_here:
        return "Marked here already: sign out at the late desk when they leave. The mark stays."
    if session is None or times.leaves is None:
        return ""
    if times.leaves > session.closes:
        return "Here at registration: marked present, then signed out at the late desk."
    if times.back is not None and times.back <= session.closes:
        return "Back before the register closes: then late, L, and no absence."
    return ""
