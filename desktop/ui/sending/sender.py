"""The sender: while somebody works, what is due goes out beside the screen, and is followed up."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import SchoolError
from desktop.models.organisation.staff import Duty
from desktop.tasks.sending import send_waiting
from desktop.ui.background import BackgroundTask

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.tasks.desk import Desk
    from desktop.tasks.sending.send_waiting import Waiting

_BETWEEN = 15.0  # seconds from one round to the next, unless somebody saves here
_FOLLOWED_EVERY = 120.0  # seconds; every fifteenth time older messages are asked about, too
_OLDER_EVERY = 15


class Sender(QObject):
    """`told` carries what the foot of the window says; empty while nothing waits."""

    told = Signal(str)
    ended = Signal()

    def __init__(
        self,
        desk: Desk,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._open_desk = desk, open_desk
        self._is_for = desk.who.may(Duty.LOG_ABSENCE)
        self._task: BackgroundTask | None = None
        self._waiting = send_waiting.Waiting()
        self._not_before, self._followed, self._rounds = 0.0, time.monotonic(), 0

    def saved(self) -> None:
        """Something was saved here: what somebody has just sent goes out at once."""
        self._not_before = 0.0
        self.look()

    def look(self) -> None:
        """Look again at what waits."""
        if self._is_for:
            self._show(send_waiting.what_waits(self._desk))

    def tick(self) -> None:
        """A second has passed: send what is due, or ask what became of what was sent."""
        if not self._is_for or self._task is not None:
            return
        now, at = time.monotonic(), self._waiting.next_at
        if at is not None and at <= self._desk.now() and now >= self._not_before:
            self._not_before = now + _BETWEEN
            self._begin(_sending)
        elif now - self._followed >= _FOLLOWED_EVERY:
            self._followed, self._rounds = now, self._rounds + 1
            self._begin(partial(_following, self._rounds % _OLDER_EVERY == 0))

    def stop(self) -> None:
        """Begin no more; what is under way ends after the message it is at."""
        self._is_for = False
        if self._task is not None:
            self._task.cancel()

    def _begin(self, work: Callable[[Desk, BackgroundTask], object]) -> None:
        self._task = BackgroundTask(self._open_desk, work, self)
        self._task.finished.connect(self._done)
        self._task.failed.connect(self._refused)
        self._task.start()

    def _done(self, waiting: Waiting) -> None:
        self._task = None
        self._show(waiting)
        self.ended.emit()

    def _refused(self, error: Exception) -> None:
        self._task = None
        self.ended.emit()
        if not isinstance(error, SchoolError):
            raise error

    def _show(self, waiting: Waiting) -> None:
        self._waiting = waiting
        self.told.emit(in_words(waiting))


def in_words(waiting: Waiting) -> str:
    """2 messages wait: there is no connection to GOV.UK Notify."""
    if not waiting.count:
        return ""
    words = "1 message waits" if waiting.count == 1 else f"{waiting.count} messages wait"
    why = "the key is to be typed (First-day board, F10)" if waiting.keyless else waiting.why
    return f"{words}: {why}" if why else words


def _sending(desk: Desk, task: BackgroundTask) -> Waiting:
    return send_waiting.send_due(desk, task.is_cancelled)


def _following(older_too: bool, desk: Desk, task: BackgroundTask) -> Waiting:  # noqa: FBT001 - bound
    from desktop.tasks.sending.follow_up import follow_up  # noqa: PLC0415 - seldom

    follow_up(desk, task.is_cancelled, older_too=older_too)
    return send_waiting.what_waits(desk)
