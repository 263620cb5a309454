"""Papers for a power cut, written a moment after each save, off the screen's thread."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import RuleError, SchoolError
from desktop.ui.background import BackgroundTask

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.tasks.desk import Desk
    from desktop.tasks.site.keep_on_paper import KeptPapers

_QUIET_FOR = 2000  # milliseconds: a class that is being marked is written once, when it is done
_AT_FIRST = 15_000  # milliseconds: whoever has just come in is about to type
_LONGEST = 60.0  # seconds that keys which go on and on can put it off
_TROUBLE = "Papers for a power cut are not up to date"


class PaperKeeper(QObject):
    """`told` carries what the foot of the window says; empty while all is well."""

    told = Signal(str)
    kept = Signal()

    def __init__(
        self, open_desk: Callable[[], AbstractContextManager[Desk]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._open_desk = open_desk
        self._kept: KeptPapers | None = None
        self._asked_at: float | None = None
        self._task: BackgroundTask | None = None
        self._saved_meanwhile = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.write)

    def begin(self) -> None:
        """Write once the window has come to rest; nobody waits for it."""
        self._timer.start(_AT_FIRST)

    def saved(self) -> None:
        """Something was saved here: write once it has been quiet for a moment."""
        now = time.monotonic()
        self._asked_at = self._asked_at or now
        if not self._timer.isActive() or now - self._asked_at < _LONGEST:
            self._timer.start(_QUIET_FOR)

    def stop(self) -> None:
        """Write what was saved here and still waits, and no more."""
        self._timer.stop()
        if self._asked_at is not None:
            self.write()

    def write(self) -> None:
        """Write now, or once more after what is being written."""
        self._asked_at = None
        if self._task is not None:
            self._saved_meanwhile = True
            return
        self._task = BackgroundTask(self._open_desk, partial(_keeping, self._kept), self)
        self._task.finished.connect(self._written)
        self._task.failed.connect(self._refused)
        self._task.start()

    def _written(self, kept: KeptPapers) -> None:
        self._kept = kept
        self.told.emit("")
        self._go_on()
        self.kept.emit()

    def _refused(self, error: Exception) -> None:
        self._go_on()
        if isinstance(error, RuleError):  # the school has not settled its times yet
            return
        if not isinstance(error, SchoolError):
            raise error
        self.told.emit(_TROUBLE)

    def _go_on(self) -> None:
        self._task = None
        if self._saved_meanwhile:
            self._saved_meanwhile = False
            self._timer.start(_QUIET_FOR)


def _keeping(kept: KeptPapers | None, desk: Desk, _task: BackgroundTask) -> KeptPapers:
    from desktop.tasks.site.keep_on_paper import keep_on_paper  # noqa: PLC0415 - makes papers

    return keep_on_paper(desk, kept)
