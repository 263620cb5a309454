"""What was just done, said in a line instead of asked about in a box, with Undo where there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from desktop.ui.fitted import put_picture
from desktop.ui.spoken import announce
from desktop.ui.style import dress
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

_STAYS = 12_000  # milliseconds: long enough to be read out, and to reach Undo


class SaidLine(QFrame):
    """Stays a while and goes by itself; Undo takes back what it says, once."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice-ok")
        self._words = label(wraps=True)
        self._undo_it: Callable[[], None] | None = None
        self._undo = button("Undo", self.take_back, "quiet", "undo-2")
        self._away = QToolButton()
        put_picture(self._away, "x")
        self._away.setAccessibleName("Hide what was said")
        self._away.setProperty("kind", "quiet")
        self._away.clicked.connect(self.hide)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(14, 4, 6, 4)
        inside.addWidget(self._words, 1)
        inside.addWidget(self._undo)
        inside.addWidget(self._away)
        self._stay = QTimer(self)
        self._stay.setSingleShot(True)
        self._stay.setInterval(_STAYS)
        self._stay.timeout.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        """What it says now; empty when it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Say what was done; `undo` takes it back."""
        dress(self, role="notice-ok")
        dress(self._words)
        self._words.setText(words)
        self.setAccessibleName(words)
        announce(self, words)
        self._undo_it = undo
        self._undo.setVisible(undo is not None)
        self.setVisible(bool(words))
        self._stay.start()

    def warn(self, words: str) -> None:
        """Say what is wrong; it stays until somebody hides it."""
        self.say(words)
        dress(self, role="notice-warn")
        dress(self._words)
        self._stay.stop()

    def take_back(self) -> None:
        """Do what Undo does."""
        undo, self._undo_it = self._undo_it, None
        self.hide()
        if undo is not None:
            undo()
