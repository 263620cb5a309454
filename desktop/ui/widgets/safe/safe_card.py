"""What the parts of safe keeping have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop.tasks.safety.keep_safe import Looking
from desktop.ui.widgets.inside import parts_of
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from desktop.ui.background import BackgroundTask
    from desktop.ui.widgets.work_line import WorkLine


class SafeCard(QFrame):
    """A card whose buttons rest while any work of safe keeping is under way."""

    said = Signal(str)
    changed = Signal()

    def __init__(self, title: str, desk: Desk, line: WorkLine) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.desk, self.line = desk, line
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(20, 16, 20, 18)
        self.inside.setSpacing(10)
        self.inside.addWidget(label(title, "heading"))
        line.began.connect(self._rest)
        line.ended.connect(self._wake)

    def refresh(self) -> None:
        """Read again what is shown."""

    def _rest(self) -> None:
        for one in parts_of(self, QPushButton):
            one.setEnabled(False)

    def _wake(self) -> None:
        for one in parts_of(self, QPushButton):
            one.setEnabled(True)
        self.refresh()


def looking(task: BackgroundTask) -> Looking:
    """Let work tell how far it is, and be stopped."""
    return Looking(task.progress, task.is_cancelled)
