"""Slow work off the screen's thread, with progress and a way to cancel it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.ui.aside import run_aside

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

D = TypeVar("D")


class _Messenger(QObject):
    """Speaks from the work's thread; nobody's child, so that no window takes it along."""

    finished = Signal(object)
    failed = Signal(Exception)
    progressed = Signal(int, int)
    delivered = Signal(object)


class BackgroundTask(QObject):
    """Runs one slow task in the thread pool; `parent` keeps it alive until it is done.

    `open_desk` gives it a desk of its own; `nullcontext` where there is no file to work on yet.
    """

    finished = Signal(object)
    failed = Signal(Exception)
    progressed = Signal(int, int)  # done and in all; in all is 0 while nobody knows
    delivered = Signal(object)  # a part of what is made, before all of it is

    def __init__(
        self,
        open_desk: Callable[[], AbstractContextManager[D]],
        work: Callable[[D, BackgroundTask], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._open_desk: Callable[[], AbstractContextManager[Any]] = open_desk
        self._work: Callable[[Any, BackgroundTask], object] = work
        self._cancelled = threading.Event()
        self._messenger = _Messenger()
        self._messenger.finished.connect(self.finished)
        self._messenger.failed.connect(self.failed)
        self._messenger.progressed.connect(self.progressed)
        self._messenger.delivered.connect(self.delivered)

    def start(self) -> None:
        """Queue the work; `finished` or `failed` arrives on the screen's thread."""
        run_aside(self._run)

    def cancel(self) -> None:
        """Ask the work to stop at its next look."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether somebody has asked the work to stop; the work looks often."""
        return self._cancelled.is_set()

    def progress(self, done: int, total: int | None) -> None:
        """Say how far the work is; may be called from its own thread."""
        self._messenger.progressed.emit(done, total or 0)

    def deliver(self, part: object) -> None:
        """Hand over a part of what is made; from its own thread, also when nobody waits any more.

        A signal of a window's own must not be emitted there: the window may be closed meanwhile.
        """
        self._messenger.delivered.emit(part)

    def _run(self) -> None:
        work, self._work = self._work, _done  # it may hold a password: no longer than it takes
        try:
            with self._open_desk() as own:  # SQLite connections stay on the thread that opened them
                result = work(own, self)
        except Exception as error:  # noqa: BLE001 - nothing may be lost with the thread
            self._messenger.failed.emit(error)
        else:
            self._messenger.finished.emit(result)


def _done(_desk: object, _task: BackgroundTask) -> None:
    """Stand where the work stood that was done."""
