"""From when to when: two days, and whether the first begins or the last ends at noon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.models.days.session import Half, Session
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.inside import keyboard_in
from desktop.ui.widgets.words import label, row

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.models.days.school_year import SchoolCalendar


class RequestDates(QWidget):
    """D goes to the first day, Enter to the last and back to the keys; N and U are for halves."""

    changed = Signal()
    done = Signal()

    def __init__(self, calendar: SchoolCalendar) -> None:
        super().__init__()
        self.first, self.last = DayField(calendar=calendar), DayField(calendar=calendar)
        self.from_noon = _half("N   From noon", "From noon of the first day, key N")
        self.until_noon = _half("U   Until noon", "Until noon of the last day, key U")
        self.row = FlowRow(spacing=8)
        self._name("First day   D", self.first, "First day, key D")
        self.row.add_left(self.from_noon)
        self._name("Last day", self.last, "Last day")
        self.row.add_left(self.until_noon)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.row)
        for field in (self.first, self.last):
            field.day_changed.connect(self.changed)
        for made in (self.from_noon, self.until_noon):
            made.toggled.connect(self.changed)

    @property
    def sessions(self) -> tuple[Session, Session] | None:
        """The first and the last session; the last day is the first until it is typed."""
        first = self.first.day
        last = self.last.day or (first if not self.last.text else None)
        if first is None or last is None:
            return None
        begins = Half.PM if self.from_noon.isChecked() else Half.AM
        ends = Half.AM if self.until_noon.isChecked() else Half.PM
        return Session(first, begins), Session(last, ends)

    @property
    def wrong(self) -> str:
        """What is typed that is no day; empty for nothing."""
        return next((one.text for one in (self.first, self.last) if one.is_wrong), "")

    def clear(self) -> None:
        """Begin anew."""
        for field in (self.first, self.last):
            field.set_day(None)
        for made in (self.from_noon, self.until_noon):
            made.setChecked(False)

    def press(self, key: str) -> bool:
        """Do what a letter stands for; whether it stands for anything."""
        match key.upper():
            case "D":
                self.first.begin()
            case "N":
                self.from_noon.toggle()
            case "U":
                self.until_noon.toggle()
            case _:
                return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if keyboard_in(self.first) is not None:
                self.last.begin()
            else:
                self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _name(self, words: str, field: DayField, name: str) -> None:
        named = label(words, "step")
        named.setBuddy(field)
        field.setAccessibleName(name)
        together = QWidget()  # so that a name never stands at the end of another line
        together.setLayout(row(named, field))
        self.row.add_left(together)


def _half(words: str, name: str) -> QPushButton:
    made = QPushButton(words)
    made.setProperty("kind", "key")
    made.setCheckable(True)
    made.setAutoDefault(False)
    made.setAccessibleName(name)
    return made
