"""A number with its word, as wide as two of the widest figures at the least."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_NUMBER = re.compile(r"\d+")
_NEW_LOOK = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class CountBadge(QLabel):
    """Counts without moving: only a hundred, or another word, has its page laid out anew."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def count(self, words: str) -> None:
        """Show a number with its word."""
        if _widest(words) == self._widest:
            self.setText(words)
        else:
            self._fit(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _NEW_LOOK and self.text():
            self._fit(self.text())

    def _fit(self, words: str) -> None:
        self._widest = _widest(words)
        self.setText(self._widest)
        self.setFixedSize(self.sizeHint())
        self.setText(words)


def _widest(words: str) -> str:
    return _NUMBER.sub(lambda found: "0" * max(2, len(found.group())), words)
