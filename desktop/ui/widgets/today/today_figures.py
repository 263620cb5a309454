"""The session in five figures: registers in and late, children unknown, here and away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from desktop.models.marks.register import State
from desktop.ui.style import dress
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.marks.class_day import ClassSession

_TAKEN = (State.IN, State.CLOSED)


class TodayFigures(QFrame):
    """Sums of one session over all classes."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Figures of the session")
        self._figures: dict[str, tuple[QLabel, QLabel]] = {}
        line = FlowRow(spacing=30)
        line.add_left(*map(self._figure, ("registers", "late", "unknown", "here", "away")))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 8, 20, 8)
        inside.addWidget(line)

    def show_sessions(self, sessions: Sequence[ClassSession]) -> None:
        """Show the sums; a figure that asks for something is marked by more than its number."""
        handed = sum(one.state in _TAKEN for one in sessions)
        late = sum(one.state is State.LATE for one in sessions)
        unknown = sum(one.unknown for one in sessions)
        here = sum(one.count.present + one.count.late for one in sessions)
        late_here = sum(one.count.late for one in sessions)
        away = sum(one.count.absent + one.count.no_reason for one in sessions)
        without = sum(one.count.no_reason for one in sessions)
        all_in = "badge-ok" if handed == len(sessions) else "hint"
        self._show("registers", f"{handed} of {len(sessions)}", "registers in", all_in)
        self._show("late", str(late), "late registers", "badge-late" if late else "hint")
        kind = "badge-warn" if unknown else "hint"
        self._show("unknown", str(unknown), "children unknown", kind)
        self._show("here", str(here), f"children here, {late_here} late", "hint")
        self._show("away", str(away), f"away, {without} without a reason", "hint")

    def _figure(self, name: str) -> QWidget:
        figure, words = label("", "title"), label("", "hint")
        self._figures[name] = (figure, words)
        both = QWidget()
        both.setLayout(row(figure, words))
        return both

    def _show(self, name: str, figure: str, words: str, role: str) -> None:
        number, beside = self._figures[name]
        number.setText(figure)
        beside.setText(words)
        if beside.property("role") != role:
            dress(beside, role=role)
            # else the label goes on without the room that a badge has round its words
            QApplication.sendEvent(beside, QEvent(QEvent.Type.StyleChange))
