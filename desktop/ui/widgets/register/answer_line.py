"""The line under the register that says what was done, or why it was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.spoken import announce
from desktop.ui.style import dress
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class AnswerLine(QWidget):
    """Always as high as one line: nothing moves, and nothing is laid out anew, when it speaks."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "hint")
        self._words.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return what it says."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say what was done."""
        self._speak(words, "hint")

    def refuse(self, words: str) -> None:
        """Say why something was not done."""
        self._speak(words, "error")

    def sizeHint(self) -> QSize:
        return QSize(0, round(self._words.fontMetrics().height() * 1.3))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._words.setFixedSize(self.size())

    def _speak(self, words: str, role: str) -> None:
        if self._words.property("role") != role:
            dress(self._words, role=role)
        self._words.setText(words)
        self._words.setAccessibleName(words)
        announce(self, words)
