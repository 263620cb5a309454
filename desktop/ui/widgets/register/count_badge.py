"""A number with its word, as wide as its widest figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_NEW_LOOK = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class CountBadge(QLabel):
    """Counts without moving: only another number of figures has its page laid out anew."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def count(self, words: str) -> None:
        """Show a number with its word."""
        if len(words) == len(self.text()):
            self.setText(words)
        else:
            self._fit(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _NEW_LOOK and self.text():
            self._fit(self.text())

    def _fit(self, words: str) -> None:
        self.setText(re.sub(r"\d", "0", words))
        self.setFixedSize(self.sizeHint())
        self.setText(words)
