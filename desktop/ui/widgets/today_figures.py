"""The morning in four figures: registers in, late, children unknown, children away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from desktop.models.register import State
from desktop.ui.style import dress
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.class_day import ClassSession

_TAKEN = (State.IN, State.CLOSED)


class TodayFigures(FlowRow):
    """Sums of one session over all classes."""

    def __init__(self) -> None:
        super().__init__(spacing=12)
        self.setAccessibleName("Figures of the session")
        self._figures: dict[str, tuple[QLabel, QLabel]] = {}
        self.add_left(*map(self._card, ("registers", "late", "unknown", "here", "away")))

    def show_sessions(self, sessions: Sequence[ClassSession]) -> None:
        """Show the sums; a figure that asks for something is marked by more than its number."""
        handed = sum(one.state in _TAKEN for one in sessions)
        late = sum(one.state is State.LATE for one in sessions)
        unknown = sum(one.unknown for one in sessions)
        here = sum(one.count.present + one.count.late for one in sessions)
        late_here = sum(one.count.late for one in sessions)
        away = sum(one.count.absent + one.count.no_reason for one in sessions)
        without = sum(one.count.no_reason for one in sessions)
        self._show("registers", f"{handed} of {len(sessions)}", "registers in", "badge-ok")
        self._show("late", str(late), "late registers", "badge-late" if late else "badge-plain")
        kind = "badge-warn" if unknown else "badge-plain"
        self._show("unknown", str(unknown), "children unknown", kind)
        self._show("here", str(here), f"here, {late_here} late", "badge-plain")
        self._show("away", str(away), f"away, {without} no reason", "badge-plain")

    def _card(self, name: str) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        figure, words = label("", "figure"), label("", "badge-plain")
        frame.setMinimumWidth(frame.fontMetrics().horizontalAdvance("0" * 20))
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 10, 16, 12)
        inside.setSpacing(4)
        inside.addWidget(figure)
        inside.addWidget(words)
        self._figures[name] = (figure, words)
        return frame

    def _show(self, name: str, figure: str, words: str, role: str) -> None:
        number, below = self._figures[name]
        number.setText(figure)
        below.setText(words)
        if below.property("role") != role:
            dress(below, role=role)
