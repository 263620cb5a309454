"""Driving the front desk's places as a person would: keys go wherever the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.panels.chase_absence import ChaseAbsencePanel
from desktop.ui.panels.sign_in_late import SignInLatePanel
from desktop.ui.panels.take_message import TakeMessagePanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Self

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk

_SIGNS = {
    "⏎": Qt.Key.Key_Return, "⎋": Qt.Key.Key_Escape, "↓": Qt.Key.Key_Down, "⌫": Qt.Key.Key_Backspace,
    "❻": Qt.Key.Key_F6, "❼": Qt.Key.Key_F7, "❽": Qt.Key.Key_F8, "❾": Qt.Key.Key_F9,
    "→": Qt.Key.Key_Right, "←": Qt.Key.Key_Left, "⌦": Qt.Key.Key_Delete,
}  # fmt: skip


P = TypeVar("P", bound=SignInLatePanel | TakeMessagePanel | ChaseAbsencePanel)


class Driver(Generic[P]):
    """A place on view, with a count of the keys pressed."""

    def __init__(self, qtbot: QtBot, panel: P) -> None:
        self.panel = panel
        self.presses = 0
        qtbot.addWidget(panel)
        panel.resize(1080, 640)
        with qtbot.waitActive(panel):
            panel.show()
        panel.refresh()
        panel.take_keyboard()

    def type(self, keys: str) -> Self:
        """Press keys in turn; signs stand for Enter, Escape and the like."""
        for key in keys:
            self.presses += 1
            if key in _SIGNS:
                QTest.keyClick(self.focus, _SIGNS[key])
            else:
                QTest.keyClicks(self.focus, key)
        return self

    def control(self, key: Qt.Key) -> Self:
        """Press a key with Ctrl."""
        QTest.keyClick(self.focus, key, Qt.KeyboardModifier.ControlModifier)
        return self

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        return self.panel.focusWidget() or self.panel

    @property
    def is_ready(self) -> bool:
        """Whether the line for the name is empty and has the keyboard."""
        if isinstance(self.panel, ChaseAbsencePanel):
            return self.panel.board.list.hasFocus()
        line = self.panel.board.finder.line
        return line.hasFocus() and not line.text()

    @property
    def said(self) -> str:
        """The line under the desk."""
        panel = self.panel
        return (panel.board if isinstance(panel, ChaseAbsencePanel) else panel).line.text()


class DeskDriver(Driver[SignInLatePanel]):
    """The late desk."""

    def __init__(
        self, qtbot: QtBot, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]
    ) -> None:
        super().__init__(qtbot, SignInLatePanel(desk, open_desk))

    def undo(self) -> Self:
        """Ctrl+Z."""
        return self.control(Qt.Key.Key_Z)

    @property
    def book(self) -> list[str]:
        """Today's book, a line each."""
        facts = self.panel.book.table.facts
        return [
            " | ".join(facts.index(row, column).data() for column in range(5))
            for row in range(facts.rowCount())
        ]


class LineDriver(Driver[TakeMessagePanel]):
    """The absence line."""

    def __init__(
        self, qtbot: QtBot, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]
    ) -> None:
        super().__init__(qtbot, TakeMessagePanel(desk, open_desk))

    @property
    def outcome(self) -> str:
        """What Enter will let stand."""
        return self.panel.board.card.outcome.text()

    @property
    def messages(self) -> list[str]:
        """Today's messages, a line each."""
        facts = self.panel.lists.messages.table.facts
        return [
            " | ".join(facts.index(row, column).data() for column in range(6))
            for row in range(facts.rowCount())
        ]


class BoardDriver(Driver[ChaseAbsencePanel]):
    """The first-day board."""

    def __init__(
        self, qtbot: QtBot, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]
    ) -> None:
        super().__init__(qtbot, ChaseAbsencePanel(desk, open_desk))

    @property
    def lines(self) -> list[str]:
        """The board, a line each: child, next step."""
        facts = self.panel.board.list.facts
        return [
            " | ".join(facts.index(row, column).data() for column in (1, 2))
            for row in range(facts.rowCount())
        ]

    @property
    def chosen(self) -> str:
        """The child that the card is about."""
        return self.panel.board.card.who.text()

    @property
    def tried(self) -> list[str]:
        """What was tried for the chosen child, the newest first."""
        facts = self.panel.board.card.tried.table.facts
        return [facts.index(row, 1).data() for row in range(facts.rowCount())]
