"""Work in the background, followed in a line: what it is, how far it is, and how to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from desktop.errors import SchoolError
from desktop.ui.background import BackgroundTask
from desktop.ui.widgets.words import Notice, button, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.tasks.desk import Desk

    Work = Callable[[Desk, BackgroundTask], object]


_SOON = 100  # milliseconds: what is done by then moves nothing on the page


class WorkLine(QFrame):
    """Does one thing at a time; hidden while nothing is under way and nothing is to be said."""

    began = Signal()
    ended = Signal()
    delivered = Signal(object)  # a part of what is made

    def __init__(self, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._task: BackgroundTask | None = None
        self._done: Callable[..., None] | None = None
        self._words, self._bar, self._notice = label(), QProgressBar(), Notice()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
        self._stop = button("Stop", self._cancel)
        self._under_way = QFrame()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._show_under_way)
        self._lay_out()
        self._rest()
        self.hide()

    @property
    def words(self) -> str:
        """What came of the last work; empty while there is nothing to say."""
        return self._notice.words

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._task is not None

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is under way and nothing is to be read."""
        return self._task is None and not self._notice.words

    def run(self, words: str, work: Work, done: Callable[..., None]) -> None:
        """Begin a piece of work; `done` is called with its result, on the screen's thread."""
        self._done = done
        self._task = BackgroundTask(self._open_desk, work, self)
        self._task.progressed.connect(self._progress)
        self._task.delivered.connect(self.delivered)
        self._task.finished.connect(self._finish)
        self._task.failed.connect(self._refuse)
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self._notice.clear()
        self._stop.setEnabled(True)
        self.hide()
        self._soon.start()
        self.began.emit()
        self._task.start()

    def stop(self) -> None:
        """Ask the work under way to stop at its next look."""
        if self._task is not None:
            self._task.cancel()

    def say(self, words: str, kind: str = "notice") -> None:
        """Say what came of it."""
        self._notice.say(words, kind)
        self.show()

    def _lay_out(self) -> None:
        beside = QHBoxLayout(self._under_way)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        for part in (self._words, self._bar, self._stop):
            beside.addWidget(part)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._under_way)
        inside.addWidget(self._notice)

    def _show_under_way(self) -> None:
        self._under_way.show()
        self.show()

    def _rest(self) -> None:
        self._task = None
        self._soon.stop()
        self._under_way.hide()
        self._notice.clear()

    def _finish(self, result: object) -> None:
        self._rest()
        self.hide()
        self.ended.emit()
        if self._done is not None:
            self._done(result)

    def _refuse(self, error: Exception) -> None:
        self._rest()
        self.ended.emit()
        if not isinstance(error, SchoolError):
            self.hide()
            raise error
        self.say(f"{error.title} {error.advice}".strip(), "notice-warn")

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _cancel(self) -> None:
        self._stop.setEnabled(False)
        self.stop()
