"""An appointment on the card: when the child leaves, when it is back, whether the card was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.models.absence.appointment import AwayTimes
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.school.time_field import TimeField
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class AppointmentRow(QWidget):
    """L goes to the times, Enter from one to the next; K says that the card was seen."""

    changed = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.leaves, self.back = TimeField(), TimeField()
        self.seen, self.advice = QPushButton("K   Card seen"), label("", "hint", wraps=True)
        self.seen.setProperty("kind", "key")
        self.seen.setCheckable(True)
        self.seen.setAutoDefault(False)
        self.seen.setAccessibleName("Appointment card seen, key K")
        row = FlowRow(spacing=8)
        for words, field in (("Leaves at   L", self.leaves), ("Back at", self.back)):
            named = label(words)
            named.setBuddy(field)
            field.setAccessibleName(words.split("   ")[0])
            field.time_changed.connect(self.changed)
            row.add_left(named, field)
        row.add_left(self.seen)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(row)
        inside.addWidget(self.advice)
        self.hide()

    @property
    def times(self) -> AwayTimes:
        """The times that are typed."""
        return AwayTimes(self.leaves.at, self.back.at)

    @property
    def card_seen(self) -> bool:
        """Whether the card was seen; only where the row is on view."""
        return self.seen.isChecked() and not self.isHidden()

    def clear(self) -> None:
        """Begin anew, hidden until an appointment is the reason."""
        self.hide()
        self.seen.setChecked(False)
        for field in (self.leaves, self.back):
            field.clear()

    def advise(self, words: str) -> None:
        """Say how such an appointment is marked."""
        self.advice.setText(words)
        self.advice.setVisible(bool(words))

    def press(self, key: str) -> bool:
        """Do what a letter stands for; whether it stands for anything."""
        if self.isHidden() or key.upper() not in ("L", "K"):
            return False
        if key.upper() == "K":
            self.seen.toggle()
        else:
            self.leaves.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.leaves.hasFocus():
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.done.emit()
        else:
            super().keyPressEvent(event)
