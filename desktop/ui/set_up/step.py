"""What the steps of a set-up have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.tasks.desk import Desk
    from desktop.ui.background import BackgroundTask

    Work = Callable[[Desk, BackgroundTask], object]


class Step(QWidget):
    """One page of the set-up; `changed` tells that it may have become ready, or not."""

    name = ""
    heading = ""
    explained = ""
    skippable = True
    next_words = "Keep and go on"

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(14)
        self.body.addWidget(label(self.heading, "title", wraps=True))
        self.body.addWidget(label(self.explained, wraps=True))

    def come_to_view(self, desk: Desk | None) -> None:
        """Show what is there already; `desk` is None until somebody can sign in."""

    def first_field(self) -> QWidget | None:
        """Return where typing begins; None where that is simply the topmost field."""
        return None

    @property
    def is_ready(self) -> bool:
        """Whether all that the step needs is filled in and nothing is refused."""
        return True

    def work(self) -> Work | None:
        """Return what is to be kept, done off the screen's thread; None where there is nothing."""
        return None
