"""Driving the register's panel as a person would: real keys in a real table."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.panels.take_register import TakeRegisterPanel
from tests import make

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = {
    "⏎": Qt.Key.Key_Return, "⌫": Qt.Key.Key_Backspace, "⎋": Qt.Key.Key_Escape,
    "↓": Qt.Key.Key_Down, "↑": Qt.Key.Key_Up, "⇱": Qt.Key.Key_Home, "⇲": Qt.Key.Key_End,
}  # fmt: skip


class Driver:
    """A panel with a count of the keys pressed."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.panel = TakeRegisterPanel(desk, lambda: nullcontext(desk))
        self.presses = 0
        qtbot.addWidget(self.panel)
        self.panel.resize(1080, 640)
        with qtbot.waitActive(self.panel):
            self.panel.show()
        self.panel.refresh()
        self.panel.sheet.take_keyboard()

    def type(self, keys: str) -> Driver:
        """Press keys in turn into the table."""
        for key in keys:
            self.presses += 1
            if key in KEYS:
                QTest.keyClick(self.panel.sheet.view, KEYS[key])
            else:
                QTest.keyClicks(self.panel.sheet.view, key)
        return self

    def hand_in(self) -> Driver:
        """Ctrl+Enter."""
        self.presses += 1
        QTest.keyClick(self.panel.sheet.view, Qt.Key.Key_Return, CTRL)
        return self

    def fill_and_hand_in(self) -> Driver:
        """Ctrl+Shift+Enter."""
        self.presses += 1
        QTest.keyClick(self.panel.sheet.view, Qt.Key.Key_Return, CTRL | SHIFT)
        return self

    def undo(self) -> Driver:
        """Ctrl+Z."""
        QTest.keyClick(self.panel.sheet.view, Qt.Key.Key_Z, CTRL)
        return self

    def answer(self, words: str) -> Driver:
        """Type words into the question under the register, and Enter."""
        field = self.panel.sheet.question.field
        assert field.isVisible()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)
        return self

    @property
    def marks(self) -> str:
        """The column of marks as it is painted, a word a child."""
        lines = self.panel.sheet.view.lines
        rows = [lines.line_at(at) for at in range(lines.rowCount())]
        return " | ".join(row.mark_in_words or "." for row in rows if row)

    @property
    def said(self) -> str:
        """The line under the register."""
        return self.panel.sheet.line.text()

    @property
    def row(self) -> int:
        """The row of the cursor, from 1."""
        return self.panel.sheet.view.currentIndex().row() + 1


def class_of_thirty(small: SmallSchool) -> None:
    """Fill the class up to thirty children."""
    for number in range(30 - len(small.pupils)):
        make.make_pupil(small.db, small.school, small.group, f"Child{number:02}", "Zebedee")
