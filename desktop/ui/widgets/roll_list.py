"""The list of pupils: on roll, joining or left, narrowed by class and by any part of a name."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QTabBar, QVBoxLayout, QWidget

from desktop.models.organisation.staff import Duty
from desktop.tasks.admissions.find_pupil import roll_version
from desktop.tasks.admissions.list_roll import Standing, roll_lines
from desktop.tasks.organisation.manage_classes import classes_on
from desktop.ui.fitted import keep_lines, keep_room
from desktop.ui.tables.roll_table import COLUMNS, OFTEN_EMPTY, narrowed
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.school.page_head import page_head
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.tasks.admissions.list_roll import RollLine
    from desktop.tasks.desk import Desk

_VIEWS = (
    (Standing.ON_ROLL, "On roll"),
    (Standing.JOINING, "Joining"),
    (Standing.LEFT, "Left"),
)
_NONE = {
    Standing.ON_ROLL: "Nobody on roll fits. Import a file of pupils, or put a new pupil on roll.",
    Standing.JOINING: "Nobody is about to join.",
    Standing.LEFT: "Nobody has left.",
}


class RollList(QWidget):
    """Emits the number of the child whose page is wanted."""

    opened = Signal(int)

    def __init__(self, desk: Desk, join: Callable[[], None], move_up: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self._lines: tuple[RollLine, ...] = ()
        self._read: tuple[object, ...] = ()  # the roll as it was when they were
        self.search = text_field(hint="Any part of a name")
        self.search.setAccessibleName("Find in the list")
        self.search.setClearButtonEnabled(True)
        self.classes = QComboBox()
        self.classes.setAccessibleName("Class")
        self.classes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.views = QTabBar()
        self.views.setAccessibleName("Which pupils")
        for _standing, words in _VIEWS:
            self.views.addTab(words)
        self.table: FactView[RollLine] = FactView(
            "Pupils", COLUMNS, known_by=attrgetter("pupil.id")
        )
        self.table.sort_by()
        self.none = label(role="hint")
        self._keeps = desk.who.may(Duty.KEEP_THE_ROLL)
        self.join = button("New pupil", join, "primary", "user-plus")
        self.move_up = button("New school year", move_up)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the roll again if it has changed; what was narrowed stays narrowed."""
        version = roll_version(self._desk)
        if version != self._read:
            self._lines, self._read = roll_lines(self._desk), version
        self._offer_classes()
        self._narrow()

    @property
    def standing(self) -> Standing:
        """Which pupils are shown."""
        return _VIEWS[self.views.currentIndex()][0]

    def _lay_out(self) -> None:
        self.join.setVisible(self._keeps)
        self.move_up.setVisible(self._keeps)
        keep_room(self.search, "Any part of a name and more", 40)
        keep_lines(self.table, 9)
        filters = FlowRow(spacing=10)
        filters.add_left(self.search, self.classes)
        filters.add_right(self.views)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(14)
        inside.addWidget(page_head("Pupils", [], [self.move_up, self.join]))
        inside.addWidget(filters)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.none)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._open_first)
        self.classes.currentIndexChanged.connect(self._narrow)
        self.views.currentChanged.connect(self._change_view)
        self.table.opened.connect(self._open)

    def _offer_classes(self) -> None:
        chosen = self.classes.currentData()
        self.classes.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.classes.clear()
        self.classes.addItem("All classes", None)
        for group in classes_on(self._desk, self._desk.today):
            self.classes.addItem(group.name, group.id)
        self.classes.setCurrentIndex(max(self.classes.findData(chosen), 0))
        self.classes.blockSignals(False)  # noqa: FBT003 - Qt's own argument

    def _change_view(self) -> None:
        self._narrow()
        self.table.fit()

    def _narrow(self) -> None:
        group = self.classes.currentData()
        shown = narrowed(self._lines, self.standing, group, self.search.text())
        self.table.show_facts(shown)
        for column in OFTEN_EMPTY:
            self.table.setColumnHidden(column, not any(map(COLUMNS[column].words, shown)))
        self.none.setText("" if shown else _NONE[self.standing])
        self.none.setVisible(not shown)
        for place, (standing, words) in enumerate(_VIEWS):
            count = sum(line.standing is standing for line in self._lines)
            self.views.setTabText(place, f"{words} {count}")

    def _open(self, line: RollLine) -> None:
        self.opened.emit(line.pupil.id)

    def _open_first(self) -> None:
        if self.table.facts.facts:
            self._open(self.table.facts.fact_at(0))
