"""Find a child from anywhere: type any part of any name, arrows, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.tasks.admissions.find_pupil import pupil_search
from desktop.ui.tables.found_list import FoundDelegate, FoundListModel
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_PAINTED_BY = 50  # milliseconds; what the first key needs is got ready after that


class FindPupilDialog(QDialog):
    """`chosen` carries the number of the child; Escape leaves things as they were."""

    chosen = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Find a pupil")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._search = pupil_search(desk)
        self.line = QLineEdit()
        self.line.setPlaceholderText("Any part of a name")
        self.line.setAccessibleName("Name to find")
        self.line.setClearButtonEnabled(True)
        self.found = FoundListModel()
        self.list = QListView()
        self.list.setAccessibleName("Pupils found")
        self.list.setModel(self.found)
        self.list.setItemDelegate(FoundDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.count = label(role="hint")
        self._lay_out()
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._narrow)
        self.line.returnPressed.connect(self._choose_current)
        self.list.clicked.connect(self._choose)
        self._narrow("")
        self.line.setFocus()
        QTimer.singleShot(_PAINTED_BY, self._search.prepare)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 18, 18, 14)
        inside.setSpacing(10)
        inside.addWidget(self.line)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.count)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 84, letter * 62)

    def _narrow(self, typed: str) -> None:
        shown = self._search.find(typed)
        self.found.show_found(shown)
        if shown:
            self.list.setCurrentIndex(self.found.index(0))
        self.count.setText(_count_in_words(len(shown), typed))

    def _choose_current(self) -> None:
        self._choose(self.list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            number = self.found.found_at(index.row()).pupil
            self.accept()
            self.chosen.emit(number)


def _count_in_words(count: int, typed: str) -> str:
    if not count:
        return f"Nobody is called “{typed.strip()}”." if typed.strip() else "Nobody to find yet."
    return "Up and down to move, Enter to open, Escape to leave."
