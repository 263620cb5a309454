"""Where a register stands, in the words of its head and its banner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.days.session_times import london
from desktop.models.marks.register import Register, State, state

if TYPE_CHECKING:
    from datetime import datetime

_BADGES = {
    State.OPEN: "badge-info",
    State.BEING_TAKEN: "badge-info",
    State.IN: "badge-ok",
    State.LATE: "badge-late",
    State.NOT_TAKEN: "badge-warn",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The badge, the clock's caption and figure, and the sentence over the table with its kind."""

    state: str
    badge: str
    caption: str
    figure: str
    can_hand_in: bool
    banner: str = ""
    banner_kind: str = "notice"


def standing(register: Register, now: datetime, *, takes: bool, amends: bool) -> Standing:
    """Say where a register stands for who takes it, amends it after the close, or only looks."""
    where = state(register, now)
    caption, figure = _clock(register, now)
    words, kind = _banner(register, where, amends=amends) if takes else _ONLY_LOOKS
    late = amends and register.has_closed(now) and _is_unfinished(register)
    return Standing(
        state=_state_words(register, where),
        badge=_BADGES.get(where, "badge-plain"),
        caption=caption,
        figure=figure,
        can_hand_in=takes and (register.is_open(now) or late),
        banner=words,
        banner_kind=kind,
    )


def _is_unfinished(register: Register) -> bool:
    """Whether the office has something to hand in after the close: blanks, or what nobody did."""
    left = bool(register.blanks or register.known_blanks)
    return left or (register.was_taken and register.handed_in_at is None)


def _state_words(register: Register, where: State) -> str:
    if where is State.IN and register.handed_in_at is not None:
        return f"handed in {london(register.handed_in_at):%H:%M}"
    if where is State.CLOSED and register.blanks:
        return "being taken late"
    if where is State.LATE:
        return "late: not handed in yet"
    return str(where.value)


def _clock(register: Register, now: datetime) -> tuple[str, str]:
    times = register.times
    if now < times.opens:
        return "marking opens at", f"{london(times.opens):%H:%M}"
    if register.has_closed(now):
        return "closed since", f"{london(times.closes):%H:%M}"
    minutes, seconds = divmod(int((times.closes - now).total_seconds()), 60)
    return "closes in", f"{minutes}:{seconds:02d}"


def _banner(register: Register, where: State, *, amends: bool) -> tuple[str, str]:
    if where is State.NOT_OPEN:
        opens = f"{london(register.times.opens):%H:%M}"
        return f"Marking opens at {opens}. You can look at the register until then.", "notice"
    if where is State.NOT_TAKEN:
        return _NOT_TAKEN[amends], "notice-warn"
    if where is State.CLOSED and register.blanks:
        return _NOT_TAKEN[amends], "notice-warn"
    if where is State.CLOSED:
        return _CLOSED[amends], "notice"
    return "", "notice"


_ONLY_LOOKS = ("You can look at this register. Its teacher and the office mark it.", "notice")
_NOT_TAKEN = {
    True: "Nobody took this register in time: children without a mark are unknown. "
    "Mark them with a reason, then hand in.",
    False: "Nobody took this register in time. The office takes it late.",
}
_CLOSED = {
    True: "This register has closed. A change is an amendment: it asks why, and keeps both marks.",
    False: "This register has closed. Found a mistake? Type the right mark on the child’s line: "
    "it goes to the office as a correction.",
}
