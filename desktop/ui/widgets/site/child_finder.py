"""Finding the child who stands at the desk: two letters, Enter; who is not here yet comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from desktop.models.admissions.pupil_search import PupilSearch
from desktop.ui.fitted import keep_lines, keep_room
from desktop.ui.tables.found_list import FoundDelegate, FoundListModel
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from desktop.models.admissions.pupil_search import Findable

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_NOBODY = "Nobody on roll today is called “{typed}”. Ctrl+K also finds children who have left."
_MOST = 12  # found children shown; who types on finds fewer


_HINT = "Two letters of a name"


class ChildFinder(QWidget):
    """`chosen` carries the child's number; Escape empties the line, or says `left`."""

    chosen = Signal(int)
    left = Signal()
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._search, self._only_on_roll = PupilSearch(()), False
        self._likely: frozenset[int] = frozenset()
        self.line, self.list, self.found = text_field(hint=_HINT), QListView(), FoundListModel()
        self.none = label(role="hint", wraps=True)
        keep_room(self.line, _HINT, 40)
        self.line.setAccessibleName("Child at the desk")
        self.list.setAccessibleName("Children found")
        self.list.setModel(self.found)
        self.list.setItemDelegate(FoundDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._narrow)
        self.line.returnPressed.connect(self._choose_current)
        self.list.clicked.connect(self._choose)

    def _lay_out(self) -> None:
        keep_lines(self.list, 7)
        keep_room(self.line, "Two letters of a name, then Enter", 40)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.line)
        inside.addWidget(self.none)
        inside.addWidget(self.list, 1)
        self.none.hide()
        self.setFocusProxy(self.line)

    def know(self, search: PupilSearch, *, only_on_roll: bool = False) -> None:
        """Search among these from now on."""
        self._search, self._only_on_roll = search, only_on_roll
        self._search.prepare()
        self._narrow(self.line.text())

    def expect(self, likely: frozenset[int]) -> None:
        """Put these before others that match alike."""
        self._likely = likely

    def begin_again(self) -> None:
        """Empty the line and take the keyboard."""
        self.line.clear()
        self._narrow("")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                self.list.event(event)
                return True
            if not self.line.text():
                return self._pressed_while_empty(event)
            if event.key() == Qt.Key.Key_Escape:
                self.begin_again()
                return True
        return super().eventFilter(watched, event)

    def _pressed_while_empty(self, event: QKeyEvent) -> bool:
        undo = (
            event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        )
        if undo:
            self.undo_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def _narrow(self, typed: str) -> None:
        shown = self._find(typed) if typed.strip() else ()
        self.found.show_found(shown)
        nobody = typed.strip() and not shown
        self.none.setText(_NOBODY.format(typed=typed.strip()) if nobody else "")
        self.none.setVisible(bool(nobody))
        if shown:
            self.list.setCurrentIndex(self.found.index(0))

    def _find(self, typed: str) -> tuple[Findable, ...]:
        return self._search.find(typed, _MOST, self._likely, only_on_roll=self._only_on_roll)

    def _choose_current(self) -> None:
        self._choose(self.list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.found.found_at(index.row()).pupil)
