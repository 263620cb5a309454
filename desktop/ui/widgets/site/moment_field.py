"""The time at the desk: the clock's, until somebody types another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.errors import RuleError
from desktop.models.absence.message import received_at
from desktop.models.days.session_times import instant, london
from desktop.ui.widgets.school.time_field import TimeField
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

_BY_CLOCK, _TYPED = "by the clock", "corrected"


class MomentField(QWidget):
    """`done` says that Enter or Escape was pressed in it; Escape goes back to the clock."""

    moved = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field, self._how = TimeField(), label(_BY_CLOCK, "badge-plain")
        self.field.setAccessibleName("Time, F8")
        self._clock = ""
        name = label("Time  F8")
        name.setBuddy(self.field)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (name, self.field, self._how):
            inside.addWidget(part)
        self.field.textEdited.connect(self._typed)
        self.field.time_changed.connect(self._typed)

    @property
    def is_corrected(self) -> bool:
        """Whether another time than the clock's is typed."""
        return self.field.text() != self._clock

    def typed(self, now: datetime) -> datetime | None:
        """Return the moment that is typed, today; None where the clock's holds."""
        if not self.is_corrected or self.field.at is None:
            return None
        return instant(london(now).date(), self.field.at)

    def check(self) -> None:
        """RuleError for something typed that is no time: nobody is signed at another one for it."""
        if self.field.is_wrong:
            raise RuleError(
                f"“{self.field.text()}” is no time.", "Type it as 09:20; Escape goes to the clock."
            )

    def came(self, now: datetime) -> datetime | None:
        """Return when something came that is typed: a time still to come was yesterday's."""
        if not self.is_corrected or self.field.at is None:
            return None
        return received_at(self.field.at, now)

    def show_clock(self, now: datetime) -> bool:
        """Follow the clock unless another time is typed; whether it shows another minute now."""
        shown = f"{london(now):%H:%M}"
        if self.is_corrected or shown == self._clock:
            return False
        self._clock = shown
        self.field.setText(shown)
        return True

    def follow(self, now: datetime) -> None:
        """Go back to the clock."""
        self._clock = f"{london(now):%H:%M}"
        self.field.setText(self._clock)

    def take_keyboard(self) -> None:
        """Let another time be typed over the one that stands."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.field.setText(self._clock)
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self.field.mark_wrong(wrong=self.field.is_wrong)
        self._how.setText(_TYPED if self.is_corrected else _BY_CLOCK)
        self.moved.emit()
