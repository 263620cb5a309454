"""A table on the screen: one row chosen at a time, opened by Enter or a double click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.ui.style import dress_table, row_height
from desktop.ui.tables.fact_table import FactTableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from desktop.ui.tables.fact_table import Column

F = TypeVar("F")
_NONE = QModelIndex()
_ENOUGH = 240  # pixels that a wide column keeps however little room there is


class FactView(QTableView, Generic[F]):
    """Shows facts by columns; `opened` and `picked` carry the fact that was meant."""

    opened = Signal(object)
    picked = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[F]],
        stretched: int = 0,
        model: FactTableModel[F] | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.facts: FactTableModel[F] = model or FactTableModel(columns)
        self._stretched, self._is_whole = stretched, False
        self.setModel(self.facts)
        dress_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.horizontalHeader().setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(56)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._pick)

    def sort_by(self, column: int = 0) -> None:
        """Let headings sort, and sort by this one first."""
        self.setSortingEnabled(True)
        self.sortByColumn(column, Qt.SortOrder.AscendingOrder)

    def show_facts(self, facts: Sequence[F]) -> None:
        """Show these facts, keeping the chosen row; columns fit what they hold."""
        row = self.currentIndex().row()
        first = not self.facts.facts
        self.facts.show_facts(facts)
        if facts and row >= 0:
            self.selectRow(min(row, len(facts) - 1))
        if first:
            self.fit()

    def show_whole(self, facts: Sequence[F]) -> None:
        """Show these facts at full height, for a page that scrolls as a whole."""
        self.show_facts(facts)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self._is_whole = True
        self._take_height()

    def fit(self) -> None:
        """Make each column as wide as its first hundred rows need."""
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        for column in range(len(self.facts.columns)):
            if column != self._stretched:
                self.setColumnWidth(column, self._width_of(column))

    def current(self) -> F | None:
        """Return the fact in the chosen row."""
        index = self.currentIndex()
        return self.facts.fact_at(index.row()) if index.isValid() else None

    def sizeHint(self) -> QSize:
        return QSize(640, 320)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_whole:
            self._take_height()
        self._keep_legible()

    def _take_height(self) -> None:
        rows = 0
        for row in range(self.facts.rowCount()):
            height = max(row_height(self), self.sizeHintForRow(row) + 10)
            self.setRowHeight(row, height)
            rows += height
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 10)

    def _keep_legible(self) -> None:
        """The column that takes the room left never gets less than its words need."""
        others = (one for one in range(len(self.facts.columns)) if one != self._stretched)
        left = self.viewport().width() - sum(
            self.columnWidth(one) for one in others if not self.isColumnHidden(one)
        )
        least = min(self._width_of(self._stretched), _ENOUGH)
        mode = QHeaderView.ResizeMode.Stretch
        if left < least:
            mode = QHeaderView.ResizeMode.Interactive
        self.horizontalHeader().setSectionResizeMode(self._stretched, mode)
        if left < least:
            self.setColumnWidth(self._stretched, least)

    def _width_of(self, column: int) -> int:
        words = [self.facts.columns[column].words(fact) for fact in self.facts.facts[:100]]
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(one) for one in words), default=0)
        pictured = self.facts.columns[column].picture is not None
        head = self.horizontalHeader().sectionSizeHint(column)
        return max(head, widest + 34 + (24 if pictured else 0))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.facts.fact_at(index.row()))

    def _pick(self, index: QModelIndex, _before: Any = _NONE) -> None:
        if index.isValid():
            self.picked.emit(self.facts.fact_at(index.row()))
