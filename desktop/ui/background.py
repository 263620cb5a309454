"""Slow work off the screen's thread, with progress and a way to cancel it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.tasks.desk import Desk


class BackgroundTask(QObject):
    """Runs one slow task in the thread pool; `parent` keeps it alive until it is done."""

    finished = Signal(object)
    failed = Signal(Exception)
    progressed = Signal(int, int)  # done and in all; in all is 0 while nobody knows

    def __init__(
        self,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        work: Callable[[Desk, BackgroundTask], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._open_desk = open_desk
        self._work = work
        self._cancelled = threading.Event()

    def start(self) -> None:
        """Queue the work; `finished` or `failed` arrives on the screen's thread."""
        QThreadPool.globalInstance().start(QRunnable.create(self._run))

    def cancel(self) -> None:
        """Ask the work to stop at its next look."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether somebody has asked the work to stop; the work looks often."""
        return self._cancelled.is_set()

    def progress(self, done: int, total: int | None) -> None:
        """Say how far the work is; may be called from its own thread."""
        self.progressed.emit(done, total or 0)

    def _run(self) -> None:
        try:
            with self._open_desk() as own:  # SQLite connections stay on the thread that opened them
                result = self._work(own, self)
        except Exception as error:  # noqa: BLE001 - nothing may be lost with the thread
            self.failed.emit(error)
        else:
            self.finished.emit(result)
