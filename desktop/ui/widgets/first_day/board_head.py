"""Above the board: classes whose children are unknown, and why nobody is on it when it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.absence.board_words import empty_in_words, unknown_in_words
from desktop.ui.widgets.words import Notice, button, row

if TYPE_CHECKING:
    from desktop.models.absence.board import Board, UnknownClass


class BoardHead(QWidget):
    """`register_asked` carries the first class and session that nobody took."""

    register_asked = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.unknown, self.empty = Notice(), Notice()
        self.take = button("Take the register", self._take, "", "clipboard-list")
        self._unknown: tuple[UnknownClass, ...] = ()
        line = row(self.unknown, self.take)
        line.setStretch(0, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(line)
        inside.addWidget(self.empty)

    def show_board(self, found: Board) -> None:
        """Say what stands apart from the lines."""
        self._unknown = found.unknown
        self.unknown.say(unknown_in_words(found), "notice-warn")
        self.take.setVisible(bool(found.unknown))
        done = not found.waited_for and not found.unknown
        self.empty.say(empty_in_words(found), "notice-ok" if done else "notice")
        self.setVisible(bool(found.unknown) or not found.lines)

    def _take(self) -> None:
        if self._unknown:
            self.register_asked.emit(self._unknown[0].group, self._unknown[0].session)
