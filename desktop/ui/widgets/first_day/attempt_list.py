"""What was tried today for the chosen child: when, what came of it, who tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.absence.attempt import in_words
from desktop.models.days.session_times import london
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.absence.attempt import Attempt


class AttemptList(QWidget):
    """Delete takes a line back."""

    take_back_asked = Signal(object)  # the numbers of lines

    def __init__(self) -> None:
        super().__init__()
        self.table: FactView[Attempt] = FactView("Tried today", _COLUMNS, stretched=1)
        self.table.keep_to_content()
        self.take_back = button("Take back   Del", self._ask_back, "quiet", "undo-2")
        self.none = label("Nothing was tried yet today.", "hint")
        head = FlowRow()
        head.add_left(label("Tried today", "step"), self.none)
        head.add_right(self.take_back)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(head)
        inside.addWidget(self.table)
        key = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._ask_back)

    def show_attempts(self, made: Sequence[Attempt]) -> None:
        """Show these, the newest first."""
        self.table.show_facts(made[::-1])
        self.table.setVisible(bool(made))
        self.take_back.setVisible(bool(made))
        self.none.setVisible(not made)

    def _ask_back(self) -> None:
        one = self.table.current() or next(iter(self.table.facts.facts), None)
        if one is not None:
            self.take_back_asked.emit((one.id,))


def _time(one: Attempt) -> str:
    return f"{london(one.at):%H:%M}"


def _what(one: Attempt) -> str:
    return in_words(one)


def _by(one: Attempt) -> str:
    return one.name


_COLUMNS: tuple[Column[Attempt], ...] = (
    Column("Time", _time),
    Column("What", _what),
    Column("By", _by),
)
