"""Leave: every request that was made for a child, newest first, and how each ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.organisation.staff import Duty
from desktop.tasks.leave.see_requests import requests_of_pupil
from desktop.ui.widgets.leave.request_words import ended_in_words
from desktop.ui.widgets.words import card, counted, emptied, label

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk

_SHOWN = 6


class LeaveCard(QWidget):
    """Hidden for a child nobody asked leave for, and from those who deal with no leave."""

    def __init__(self) -> None:
        super().__init__()
        frame, inside = card("Leave of absence")
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        inside.addLayout(self.lines)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    def show_lines(self, desk: Desk, pupil: int) -> None:
        """Show the newest requests, a line each."""
        emptied(self.lines)
        may_see = desk.who.may(Duty.LOG_ABSENCE) or desk.who.may(Duty.DECIDE_LEAVE)
        found = requests_of_pupil(desk, pupil) if may_see else ()
        self.setVisible(bool(found))
        for line in found[:_SHOWN]:
            self.lines.addWidget(label(ended_in_words(line, pupil), wraps=True))
        if len(found) > _SHOWN:
            self.lines.addWidget(label(f"{counted(len(found), 'request')} in all.", "hint"))
