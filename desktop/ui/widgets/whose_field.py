"""For whom something is planned: classes that are ticked, and children found by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.tasks.admissions.see_pupil import see_pupil
from desktop.ui.dialogs.find_pupil import FindPupilDialog
from desktop.ui.widgets.inside import order_tabs
from desktop.ui.widgets.pupil.contact_row import tool
from desktop.ui.widgets.words import button, emptied, label, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.organisation.group import Group
    from desktop.tasks.desk import Desk

_LINES = 4


class WhoseField(QWidget):
    """Without classes only children can be chosen."""

    whose_changed = Signal()

    def __init__(self, desk: Desk, classes: Iterable[Group] = ()) -> None:
        super().__init__()
        self._desk = desk
        self.names: dict[int, str] = {}
        self.classes = QListWidget()
        for group in classes:
            self._add_class(group)
        self.add = button("Add a child", self._find, picture="plus")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        if self.classes.count():
            inside.addWidget(self.classes)
            self._fit()
        inside.addLayout(self._lines)
        self.tools = row(self.add, None)
        inside.addLayout(self.tools)
        self.setFocusProxy(self.classes if self.classes.count() else self.add)
        self.classes.itemChanged.connect(self.whose_changed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.classes.count():
            self._fit()

    def _fit(self) -> None:
        """Be as tall as a few classes in the style and the size of text that are worn now."""
        self.classes.ensurePolished()
        lines = min(_LINES, self.classes.count())
        self.classes.setFixedHeight(self.classes.sizeHintForRow(0) * lines + 16)

    @property
    def groups(self) -> tuple[int, ...]:
        """The classes that are ticked."""
        items = (self.classes.item(place) for place in range(self.classes.count()))
        return tuple(
            int(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    @property
    def pupils(self) -> tuple[int, ...]:
        """The children that were added."""
        return tuple(self.names)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's own name
        super().setAccessibleName(name)
        self.classes.setAccessibleName(f"{name}: classes")

    def add_pupil(self, number: int) -> None:
        """Choose a child."""
        self.names[number] = see_pupil(self._desk, number).pupil.name
        self._show_pupils()

    def remove_pupil(self, number: int) -> None:
        """Choose a child no longer."""
        self.names.pop(number, None)
        self._show_pupils()

    def _add_class(self, group: Group) -> None:
        item = QListWidgetItem(group.name)
        item.setData(Qt.ItemDataRole.UserRole, group.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        self.classes.addItem(item)

    def _find(self) -> None:
        finding = FindPupilDialog(self._desk, self)
        finding.chosen.connect(self.add_pupil)
        finding.open()

    def _show_pupils(self) -> None:
        emptied(self._lines)
        chosen = [_Chosen(number, name, self) for number, name in self.names.items()]
        for one in chosen:
            self._lines.addWidget(one)
        order_tabs(self.add, *(one.leave for one in chosen), self.add)
        self.whose_changed.emit()


class _Chosen(QWidget):
    def __init__(self, number: int, name: str, owner: WhoseField) -> None:
        super().__init__()
        self._number, self._owner = number, owner
        self.leave = tool("x", f"Without {name}", self._leave)
        self.setLayout(row(label(name), self.leave, None))

    def _leave(self) -> None:
        self._owner.remove_pupil(self._number)
