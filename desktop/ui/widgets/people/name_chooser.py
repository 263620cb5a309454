"""The names of those who may sign in, one of them chosen, found by typing where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.ui.fitted import size_pictures
from desktop.ui.tables.name_list import NameListModel
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.tasks.people.at_the_door import SignInName

_MANY = 8


class NameChooser(QWidget):
    """Tells who is chosen at every move, and when Enter settles it."""

    chose = Signal(object)  # a SignInName, or None where no name fits what was typed
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names, self._find, self._list = NameListModel(), QLineEdit(), QListView()
        self._find.setPlaceholderText("Type a name")
        self._find.setAccessibleName("Find a name")
        self._find.setClearButtonEnabled(True)
        self._list.setAccessibleName("Names")
        self._list.setModel(self._names)
        self._list.setUniformItemSizes(True)
        size_pictures(self._list, 20)
        self._list.setMinimumHeight(220)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (label("Who is at the desk?", "heading"), self._find, self._list):
            inside.addWidget(part)
        self._find.textChanged.connect(self._narrow)
        self._find.returnPressed.connect(self.settled)
        self._list.selectionModel().currentChanged.connect(self._choose)
        self._list.activated.connect(self.settled)

    def offer(self, names: Sequence[SignInName], first: str) -> None:
        """Offer these names, with one of them chosen by its sign-in."""
        self._names.show_names(names)
        self._find.setVisible(len(names) > _MANY)
        self._choose_row(max(0, self._names.row_of(first)))

    def _narrow(self, typed: str) -> None:
        self._names.narrow(typed)
        self._choose_row(0)

    def _choose_row(self, place: int) -> None:
        self._list.setCurrentIndex(self._names.index(place, 0))
        self._choose(self._list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        self.chose.emit(self._names.name_at(index.row()))
