"""A form whose errand takes a moment: it works in the background and says that it has begun."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.errors import SchoolError
from desktop.ui.background import BackgroundTask
from desktop.ui.dialogs.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk

    Errand = Callable[[Desk], str]


class SlowFormDialog(FormDialog):
    """Forms give `errand`, made from what is typed: it runs on a desk of its own."""

    def __init__(
        self,
        title: str,
        save_words: str,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        parent: QWidget | None,
    ) -> None:
        super().__init__(title, save_words, parent)
        self._open_desk, self._save_words = open_desk, save_words
        self._busy = False

    def errand(self) -> Errand:
        """Return what is to be done; it returns a sentence that says what was done."""
        raise NotImplementedError

    def reject(self) -> None:
        """Leave the form, unless it is at work: what has begun is told of."""
        if not self._busy:
            super().reject()

    def _save(self) -> None:
        if self._busy or self.show_findings():
            return
        self._wait(busy=True)
        task = BackgroundTask(self._open_desk, partial(_run, self.errand()), self)
        task.finished.connect(self._finish)
        task.failed.connect(self._refuse)
        task.start()

    def _wait(self, *, busy: bool) -> None:
        self._busy = busy
        self.save_button.setEnabled(not busy)
        self.leave_button.setEnabled(not busy)
        self.save_button.setText("One moment…" if busy else self._save_words)

    def _finish(self, words: str) -> None:
        self._wait(busy=False)
        self.accept()
        self.saved.emit(words)

    def _refuse(self, error: Exception) -> None:
        self._wait(busy=False)
        if not isinstance(error, SchoolError):
            raise error
        self.notice.say(f"{error.title} {error.advice}".strip(), "notice-warn")


def _run(errand: Errand, desk: Desk, _task: BackgroundTask) -> str:
    return errand(desk)
