"""A table of figures: many narrow columns, each sorted by a press on its heading or by S."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from desktop.models.record.figure_lines import FigureLine
from desktop.ui.tables.fact_table import FactTableModel
from desktop.ui.widgets.fact_view import FactView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.ui.tables.fact_table import Column

_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_ARROWS = {_UP: "↑", _DOWN: "↓"}


class FigureTableModel(FactTableModel[FigureLine]):
    """Says in the heading how it is sorted, so that the others need no room for a sign."""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        value = super().headerData(section, orientation, role)
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        if shown and self.sorted_by and self.sorted_by[0] == section:
            return f"{value} {_ARROWS[self.sorted_by[1]]}"
        return value


class FigureView(FactView[FigureLine]):
    """Lines stand in the order that they came in until somebody sorts them."""

    def __init__(self, name: str, columns: Sequence[Column[FigureLine]]) -> None:
        model = FigureTableModel(columns)
        super().__init__(name, columns, model=model, known_by=attrgetter("kind", "key"))
        self.setObjectName("figures")
        self.setSortingEnabled(True)
        self.sortByColumn(-1, _UP)
        self.horizontalHeader().setMinimumSectionSize(48)
        self.horizontalHeader().setSortIndicatorShown(False)  # the heading's words say it

    def sort_here(self) -> None:
        """Sort by the column under the cursor: names from A, numbers from the greatest; turn."""
        column = max(self.currentIndex().column(), 0)
        first = _DOWN if self.facts.columns[column].right else _UP
        other = _UP if first is _DOWN else _DOWN
        self.sortByColumn(column, other if self.facts.sorted_by == (column, first) else first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_S and not event.modifiers():
            self.sort_here()
            return
        super().keyPressEvent(event)
