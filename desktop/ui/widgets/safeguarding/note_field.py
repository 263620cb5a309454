"""Where a note is typed: Ctrl+Enter keeps it, Tab leaves it, Enter begins a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from desktop.ui.fitted import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_AROUND = 28  # pixels of frame, padding and margin, above and below together
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(QPlainTextEdit):
    """`done` says that Ctrl+Enter was pressed."""

    done = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keep_lines(self, lines: int) -> None:
        """Be this many lines high from now on."""
        self._lines = lines
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As many lines as were asked for, at the size of text chosen now."""
        tall = self.fontMetrics().lineSpacing() * self._lines + scaled(_AROUND)
        return QSize(super().sizeHint().width(), tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done.emit()
            return
        super().keyPressEvent(event)
