"""Where the head decides the request that is open; empty for everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from desktop.models.leave.request_line import RequestFacts
    from desktop.tasks.desk import Desk


class DecidingPart(QWidget):
    """`decided` says what was done; `refused` why not, with nothing written."""

    decided = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._facts: RequestFacts | None = None
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_request(self, facts: RequestFacts | None) -> None:
        """Show what is to be decided about a request, or nothing."""
        self._facts = facts
