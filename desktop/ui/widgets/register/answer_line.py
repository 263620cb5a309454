"""The line under the register that says what was done, or why it was not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.ui.style import dress


class AnswerLine(QLabel):
    """Always as high as one line, so that nothing moves when it speaks."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "hint")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(round(self.fontMetrics().height() * 1.3))

    def say(self, words: str) -> None:
        """Say what was done."""
        self._speak(words, "hint")

    def refuse(self, words: str) -> None:
        """Say why something was not done."""
        self._speak(words, "error")

    def _speak(self, words: str, role: str) -> None:
        if self.property("role") != role:
            dress(self, role=role)
        self.setText(words)
        self.setAccessibleName(words)
