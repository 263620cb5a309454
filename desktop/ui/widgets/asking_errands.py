"""Errands that ask back before they are done: one question at a time, in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import SchoolError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.register.ask_line import AskLine, Question


class AskingErrands(QObject):
    """`told` says what was done, `refused` why not, `ended` follows each answer."""

    asked = Signal()
    told = Signal(str)
    refused = Signal(str)
    ended = Signal()

    def __init__(self, desk: Desk, question: AskLine) -> None:
        super().__init__(question)
        self._desk, self._question = desk, question
        self._then: Callable[[str], str] | None = None
        question.answered.connect(self._answered)
        question.went_back.connect(self._went_back)

    def ask(self, question: Question, then: Callable[[str], str]) -> None:
        """Ask, and do it with the words of the answer; it returns what to say of it."""
        self._then = then
        self.asked.emit()
        self._question.ask(question)

    def run(self, errand: Callable[[str], str], words: str = "") -> None:
        """Do it at once, and say what was done or why not."""
        try:
            self.told.emit(errand(words))
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}".strip())

    def _answered(self, words: str) -> None:
        then, self._then = self._then, None
        if then is not None:
            self.run(then, words)
            self.ended.emit()

    def _went_back(self) -> None:
        if self._then is not None:
            self._then = None
            self.ended.emit()
