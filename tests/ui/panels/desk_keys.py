"""Driving the late desk as a person would: keys go wherever the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.panels.sign_in_late import SignInLatePanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk

_SIGNS = {
    "⏎": Qt.Key.Key_Return, "⎋": Qt.Key.Key_Escape, "↓": Qt.Key.Key_Down, "⌫": Qt.Key.Key_Backspace,
    "❻": Qt.Key.Key_F6, "❼": Qt.Key.Key_F7, "❽": Qt.Key.Key_F8, "⌦": Qt.Key.Key_Delete,
}  # fmt: skip


class DeskDriver:
    """A desk on view, with a count of the keys pressed."""

    def __init__(
        self, qtbot: QtBot, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]
    ) -> None:
        self.panel = SignInLatePanel(desk, open_desk)
        self.presses = 0
        qtbot.addWidget(self.panel)
        self.panel.resize(1080, 640)
        with qtbot.waitActive(self.panel):
            self.panel.show()
        self.panel.refresh()
        self.panel.take_keyboard()

    def type(self, keys: str) -> DeskDriver:
        """Press keys in turn; signs stand for Enter, Escape and the like."""
        for key in keys:
            self.presses += 1
            if key in _SIGNS:
                QTest.keyClick(self.focus, _SIGNS[key])
            else:
                QTest.keyClicks(self.focus, key)
        return self

    def control(self, key: Qt.Key) -> DeskDriver:
        """Press a key with Ctrl."""
        QTest.keyClick(self.focus, key, Qt.KeyboardModifier.ControlModifier)
        return self

    def undo(self) -> DeskDriver:
        """Ctrl+Z."""
        return self.control(Qt.Key.Key_Z)

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        return self.panel.focusWidget() or self.panel

    @property
    def is_ready(self) -> bool:
        """Whether the line for the name is empty and has the keyboard."""
        line = self.panel.board.finder.line
        return line.hasFocus() and not line.text()

    @property
    def said(self) -> str:
        """The line under the desk."""
        return self.panel.line.text()

    @property
    def book(self) -> list[str]:
        """Today's book, a line each."""
        facts = self.panel.book.table.facts
        return [
            " | ".join(facts.index(row, column).data() for column in range(5))
            for row in range(facts.rowCount())
        ]
