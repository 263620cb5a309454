"""A large choice: a picture, a few words in bold and what they mean underneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop.ui.fitted import put_picture
from desktop.ui.widgets.inside import parts_of
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Callable


class ChoiceButton(QPushButton):
    """A button whose words wrap; it is as tall as they need."""

    def __init__(self, text: str, meaning: str, picture: str, pressed: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("kind", "choice")
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setAccessibleDescription(meaning)
        drawn = QLabel()
        put_picture(drawn, picture, "accent", 32)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(label(text, "heading", wraps=True))
        words.addWidget(label(meaning, "hint", wraps=True))
        self._inside = inside = QHBoxLayout(self)
        inside.setContentsMargins(22, 18, 22, 18)
        inside.setSpacing(20)
        inside.addWidget(drawn, 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addLayout(words, 1)
        for part in parts_of(self, QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(pressed)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inside.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._inside.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.totalMinimumSize()
