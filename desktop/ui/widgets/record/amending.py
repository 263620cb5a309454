"""Amending many marks and taking that back, off the screen's thread: a term's take a while."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import SchoolError
from desktop.models.record.amendment import Amendment
from desktop.tasks.record import amend_registers
from desktop.ui.background import BackgroundTask

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.models.record.amendment_preview import Preview
    from desktop.models.record.span_amendment import Wanted
    from desktop.tasks.desk import Desk


class Amending(QObject):
    """One at a time, all or nothing: it cannot be stopped half way, so nothing offers that."""

    made = Signal(object)  # an Amendment
    undone = Signal(object)  # what was put back and what was left
    refused = Signal(object)  # a SchoolError
    turned = Signal()  # it has begun, or has ended

    def __init__(
        self, open_desk: Callable[[], AbstractContextManager[Desk]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._open_desk = open_desk
        self._task: BackgroundTask | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether marks are being written now."""
        return self._task is not None

    def amend(self, wanted: Wanted, shown: Preview) -> None:
        """Make every change that was shown."""
        self._run(partial(_amend, wanted, shown))

    def undo(self, number: int) -> None:
        """Put back what stood before an amendment."""
        self._run(partial(_undo, number))

    def _run(self, work: Callable[[Desk, BackgroundTask], object]) -> None:
        if self._task is not None:
            return
        self._task = BackgroundTask(self._open_desk, work, self)
        self._task.finished.connect(self._finish)
        self._task.failed.connect(self._fail)
        self.turned.emit()
        self._task.start()

    def _finish(self, what: object) -> None:
        self._task = None
        self.turned.emit()
        (self.made if isinstance(what, Amendment) else self.undone).emit(what)

    def _fail(self, error: Exception) -> None:
        self._task = None
        self.turned.emit()
        if not isinstance(error, SchoolError):
            raise error
        self.refused.emit(error)


def _amend(wanted: Wanted, shown: Preview, desk: Desk, _task: BackgroundTask) -> object:
    return amend_registers.amend(desk, wanted, shown)


def _undo(number: int, desk: Desk, _task: BackgroundTask) -> object:
    return amend_registers.undo(desk, number)
