"""Runs one slow part of an import at a time, and tells the panel what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.errors import SchoolError
from desktop.ui.background import BackgroundTask

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.tasks.desk import Desk


class FileRunner(QObject):
    """A SchoolError comes through `refused`; anything else is a bug and goes on up."""

    began = Signal(str)
    progressed = Signal(int, int)
    refused = Signal(object)

    def __init__(
        self, open_desk: Callable[[], AbstractContextManager[Desk]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._open_desk = open_desk
        self._task: BackgroundTask | None = None
        self._then: Callable[[Any], None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something runs now."""
        return self._task is not None

    def run(
        self,
        words: str,
        work: Callable[[Desk, BackgroundTask], object],
        then: Callable[[Any], None],
    ) -> None:
        """Begin; `then` is called with the result on the screen's thread."""
        self.began.emit(words)
        self._then = then
        self._task = BackgroundTask(self._open_desk, work, self)
        self._task.progressed.connect(self.progressed)
        self._task.finished.connect(self._finish)
        self._task.failed.connect(self._fail)
        self._task.start()

    def stop(self) -> None:
        """Ask it to stop; `refused` says when it has."""
        if self._task is not None:
            self._task.cancel()

    def _finish(self, result: object) -> None:
        then = self._then
        self._end()
        if then is not None:
            then(result)

    def _fail(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, SchoolError):
            raise error
        self.refused.emit(error)

    def _end(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
