"""A message in the outbox: its events say how it fares and when it is tried next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.days.session_times import london

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from desktop.models.sending.recipient import Channel

UNANSWERED = timedelta(minutes=5)  # a window that claimed it and said no more has ended
_WAITS = (15, 60, 120, 300, 600)  # seconds; the last holds for every further try


class Happened(Enum):
    """What befell a message; the value is what the file keeps."""

    TRYING = "trying"
    SENT = "sent"
    DELIVERED = "delivered"
    WAITS = "waits"
    FAILED = "failed"
    CALLED_OFF = "called off"
    ANSWERED = "answered"


_OVER = frozenset({Happened.SENT, Happened.DELIVERED, Happened.FAILED, Happened.CALLED_OFF,
                   Happened.ANSWERED})  # fmt: skip
_GONE = frozenset({Happened.SENT, Happened.DELIVERED, Happened.ANSWERED})


@dataclass(frozen=True, slots=True)
class Event:
    """`until` is when an item that waits is tried again; `reference` is the service's own.

    `line`: what stood in the way stands in the way of every other message, too.
    """

    what: Happened
    at: datetime
    reference: str = ""
    words: str = ""
    until: datetime | None = None
    line: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxItem:
    """A message on its day, as it was made, with its events, oldest first."""

    id: int
    day: date
    channel: Channel
    address: str
    template: str
    subject: str
    body: str
    made_at: datetime
    author: int
    by: str
    to: str = ""
    contact: int | None = None
    pupils: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def last(self) -> Event | None:
        """The last thing that befell it."""
        return self.events[-1] if self.events else None

    @property
    def tries(self) -> int:
        """How often a window has tried to send it."""
        return sum(one.what is Happened.TRYING for one in self.events)

    @property
    def is_over(self) -> bool:
        """Whether nobody tries any more."""
        return self.last is not None and self.last.what in _OVER

    @property
    def is_sent(self) -> bool:
        """Whether it has gone out."""
        return self.last is not None and self.last.what in _GONE

    @property
    def has_failed(self) -> bool:
        """Whether it was refused for good."""
        return self.last is not None and self.last.what is Happened.FAILED

    @property
    def reference(self) -> str:
        """What the service calls it, once it has taken it."""
        return next((one.reference for one in self.events if one.what is Happened.SENT), "")

    def due_at(self) -> datetime | None:
        """Return when it is to be tried; None for one that is over."""
        if self.is_over:
            return None
        if self.last is None:
            return self.made_at
        if self.last.what is Happened.TRYING:
            return self.last.at + UNANSWERED
        return self.last.until or self.last.at

    def was_left(self) -> bool:
        """Whether a window claimed it and never said what came of it."""
        return self.last is not None and self.last.what is Happened.TRYING


def due(items: Sequence[OutboxItem], now: datetime) -> tuple[OutboxItem, ...]:
    """Return what is to be tried now, oldest first; a way that is down is tried by one alone."""
    down = {one.channel for one in items if _holds_up(one, now)}
    ready = [one for one in items if (at := one.due_at()) is not None and at <= now]
    return tuple(one for one in ready if one.channel not in down)


def next_due(items: Iterable[OutboxItem]) -> datetime | None:
    """Return when the first of them is to be tried; None where all are over."""
    return min((at for one in items if (at := one.due_at()) is not None), default=None)


def _holds_up(item: OutboxItem, now: datetime) -> bool:
    last = item.last
    if last is None or last.what is not Happened.WAITS or last.until is None:
        return False
    return last.line and last.until > now


def next_try(tries: int, now: datetime, after: timedelta | None = None) -> datetime:
    """Return when to try again after so many tries: later each time, or when the service says."""
    wait = timedelta(seconds=_WAITS[min(max(tries, 1), len(_WAITS)) - 1])
    return now + max(wait, after or wait)


def in_words(item: OutboxItem) -> str:
    """Sent 09:31; waits until 09:35: the network did not answer; failed: the number is wrong."""
    last = item.last
    if last is None:
        return "Waiting"
    if last.what is Happened.TRYING:
        return "Being sent"
    if last.what is Happened.WAITS:
        until = f" until {london(last.until):%H:%M}" if last.until else ""
        return _with(f"Waits{until}", last.words)
    word = last.what.value.capitalize()
    return _with(f"{word} {london(last.at):%H:%M}", last.words)


def on_board(item: OutboxItem) -> str:
    """Text waiting; e-mail failed; nothing once it has gone, for then it is an attempt."""
    if item.has_failed:
        return f"{item.channel.value} failed"
    return "" if item.is_over else f"{item.channel.value} waiting"


def _with(words: str, more: str) -> str:
    return f"{words}: {more}" if more else words
