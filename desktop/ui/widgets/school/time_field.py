"""A time of day, typed as 9:25, 0925 or 9.25; up and down go a minute on and back."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from desktop.ui.fitted import keep_room
from desktop.ui.style import dress

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_TYPED = re.compile(r"([0-9]{1,2})[:. ]?([0-9]{2})?")
_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 15,
    Qt.Key.Key_PageDown: -15,
}


def time_in(text: str) -> time | None:
    """Read a time; a bare number of one or two digits is an hour."""
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


class TimeField(QLineEdit):
    """Holds a time, or nothing while it is not known."""

    time_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("hh:mm")
        keep_room(self, "00:00 hh", 26)
        self.textChanged.connect(self.time_changed)
        self.editingFinished.connect(self._settle)

    @property
    def at(self) -> time | None:
        """The time, or None while nothing or no time is typed."""
        return time_in(self.text())

    @property
    def is_wrong(self) -> bool:
        """Whether something is typed that is no time."""
        return bool(self.text().strip()) and self.at is None

    def set_time(self, at: time | None) -> None:
        """Show a time, or nothing."""
        self.setText(f"{at:%H:%M}" if at else "")

    def mark_wrong(self, *, wrong: bool) -> None:
        """Draw the field as one that is refused, or not."""
        word = "true" if wrong else "false"
        if self.property("wrong") != word:
            dress(self, wrong=word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        minutes = _STEPS.get(Qt.Key(event.key()), 0)
        if not minutes or self.at is None:
            super().keyPressEvent(event)
            return
        moved = datetime(2000, 1, 2, self.at.hour, self.at.minute) + timedelta(minutes=minutes)
        self.set_time(moved.time())

    def _settle(self) -> None:
        if self.at is not None:
            self.set_time(self.at)
