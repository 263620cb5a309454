"""Whether the computer's clock can be right; one that cannot stops marking until confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london

if TYPE_CHECKING:
    from datetime import date, datetime

ALLOWED_BACK = timedelta(minutes=2)
ALLOWED_JUMP = timedelta(hours=12)
_ADVICE = (
    "Set the computer's clock right, or let the head or an administrator confirm the time"
    " with a reason. Until then nothing can be marked."
)


class ClockFault(Enum):
    """How a clock shows that it is wrong."""

    BACK = "before the last mark"
    JUMPED = "jumped"
    AFTER_THE_YEAR = "after the last school year"


@dataclass(frozen=True, slots=True)
class ClockTrouble:
    """What is wrong with the clock, as a sentence, and what to do."""

    fault: ClockFault
    title: str
    advice: str = _ADVICE


def clock_trouble(
    now: datetime, last_recorded: datetime | None, jump: timedelta, year_end: date | None
) -> ClockTrouble | None:
    """Return what is wrong with the clock, or none.

    `jump` is by how much the wall clock has run ahead of a steady one since the program started;
    `year_end` is the last day of the last school year that is entered.
    """
    if last_recorded is not None and now < last_recorded - ALLOWED_BACK:
        told = f"{_told(now)}, before the last mark was recorded ({_moment(last_recorded)})"
        return ClockTrouble(ClockFault.BACK, f"{told}.")
    if jump > ALLOWED_JUMP:
        hours = jump // timedelta(hours=1)
        told = f"{_told(now)}: it has jumped by {hours} hours while the program was running"
        return ClockTrouble(ClockFault.JUMPED, f"{told}.")
    if year_end is not None and london(now).date() > year_end:
        told = f"{_told(now)}, after the last school year ends ({day_in_words(year_end)})"
        return ClockTrouble(ClockFault.AFTER_THE_YEAR, f"{told}.")
    return None


def _told(now: datetime) -> str:
    return f"This computer's clock says {_moment(now)}"


def _moment(moment: datetime) -> str:
    local = london(moment)
    return f"{day_in_words(local.date())} {local:%H:%M}"
