"""Children marked here whose parent rang: H or A settles one, with how one knows."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.absence.doubt import Doubt, DoubtOutcome
from desktop.models.days.session_times import london
from desktop.ui.fitted import keep_lines
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

_OUTCOMES = (("H", DoubtOutcome.HERE), ("A", DoubtOutcome.AWAY))


class DoubtList(QWidget):
    """Hidden while nothing is in doubt; `settled` carries the doubt and what is true."""

    settle_asked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.table: FactView[Doubt] = FactView(
            "Here or away?", _COLUMNS, stretched=3, known_by=attrgetter("id")
        )
        self.here = button("Is here   H", self._is_here, "", "user-check")
        self.away = button("Is away   A", self._is_away, "", "log-out")
        head = FlowRow(spacing=12)
        head.add_left(label("Here or away? Find out", "heading"))
        head.add_right(self.here, self.away)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(head)
        inside.addWidget(self.table)
        keep_lines(self.table, 5)
        for key, pressed in (("H", self._is_here), ("A", self._is_away)):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.activated.connect(pressed)
        self.hide()

    def show_doubts(self, found: Sequence[Doubt]) -> None:
        """Show what is still to be found out."""
        self.table.show_facts(found)
        self.table.fit()
        if found and self.table.current() is None:
            self.table.selectRow(0)
        self.setVisible(bool(found))

    def _is_here(self) -> None:
        self._ask(DoubtOutcome.HERE)

    def _is_away(self) -> None:
        self._ask(DoubtOutcome.AWAY)

    def _ask(self, outcome: DoubtOutcome) -> None:
        one = self.table.current()
        if one is not None:
            self.settle_asked.emit(one, outcome)


def _child(one: Doubt) -> str:
    return one.pupil_name


def _class(one: Doubt) -> str:
    return f"{one.group_name} {one.session.half.name}"


def _marked(one: Doubt) -> str:
    return f"{one.code} by {one.marked_by}" if one.marked_by else one.code


def _said(one: Doubt) -> str:
    return f"{one.caller} at {london(one.received_at):%H:%M}: away"


_COLUMNS: tuple[Column[Doubt], ...] = (
    Column("Child", _child),
    Column("Class", _class),
    Column("Marked", _marked),
    Column("Message", _said),
)
