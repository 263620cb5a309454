"""What a child who comes late is marked: the time decides, and the reason where it fits better."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import RuleError
from desktop.models.marks.attendance_code import BY_SYMBOL, Category, present_code

if TYPE_CHECKING:
    from desktop.models.days.session import Half
    from desktop.models.days.session_times import SessionTimes

_NO_REASON = frozenset({"N", "Z", "#", "Y4"})


class Arrival(NamedTuple):
    """The code and how many minutes after the beginning of registration the child came."""

    code: str
    minutes: int


def arrival_code(
    times: SessionTimes, arrived: time, half: Half, better: str | None = None
) -> Arrival:
    """Return present, `L` or `U`; a better absence code only stands in for `U`.

    RuleError once the session has ended, and for a better code that is no absence.
    """
    if arrived >= times.ends:
        raise RuleError(
            f"The session ended at {times.ends:%H:%M}.",
            "Check the time of arrival, or sign the child in for the next session.",
        )
    if arrived <= times.begins:
        return Arrival(present_code(half), 0)
    minutes = _minutes(times.begins, arrived)
    if arrived < times.first_late_for_good:
        return Arrival("L", minutes)
    return Arrival(_fitting(better), minutes)


def late_amendment(
    current: str, times: SessionTimes, arrived: time, half: Half, better: str | None = None
) -> Arrival:
    """Return what an absence becomes when the child comes after all: `N` is `U`, or better.

    An authorised reason that is already known stands after the close (Working together 2024).
    """
    code = BY_SYMBOL[current]
    if code.is_attended:
        raise RuleError("This child is already marked as here.", "Nothing needs changing.")
    known = current if code.category is Category.AUTHORISED else None
    return arrival_code(times, arrived, half, better or known)


def _fitting(better: str | None) -> str:
    if not better:
        return "U"
    code = BY_SYMBOL.get(better)
    if code is None or code.is_attended or better in _NO_REASON:
        raise RuleError(
            f"{better} does not say why the child came after the register closed.",
            "Choose a reason for absence, such as M for an appointment, or leave it at U.",
        )
    return better


def _minutes(since: time, until: time) -> int:
    day = datetime.min
    return (datetime.combine(day, until) - datetime.combine(day, since)) // timedelta(minutes=1)
