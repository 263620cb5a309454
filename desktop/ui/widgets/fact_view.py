"""A table on the screen: one row chosen at a time, opened by Enter or a double click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip

from desktop.ui.fitted import keeps_lines, size_pictures
from desktop.ui.in_sight import bring_row_into_sight
from desktop.ui.style import dress_table, row_height
from desktop.ui.tables.fact_table import FactTableModel
from desktop.ui.widgets.column_widths import ColumnWidths
from desktop.ui.widgets.row_heights import RowHeights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from desktop.ui.tables.fact_table import Column

F = TypeVar("F")
_NONE = QModelIndex()
_BESIDE_WORDS = 26  # pixels
_TRIES = 3
_TALL = 320  # pixels that it asks for at most: a longer table scrolls


class FactView(QTableView, Generic[F]):
    """Shows facts by columns; `opened` and `picked` carry the fact that was meant.

    `known_by` says what makes a fact the same one when it is read again; itself by default.
    """

    opened = Signal(object)
    picked = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[F]],
        stretched: int = 0,
        model: FactTableModel[F] | None = None,
        known_by: Callable[[F], object] | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._known_by = known_by or _itself
        self.facts: FactTableModel[F] = model or FactTableModel(columns)
        self._is_whole = self._keeps_to_content = self._shares = False
        self.setModel(self.facts)
        dress_table(self)
        size_pictures(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self._is_sharing = False
        self._widths = ColumnWidths(self, stretched)
        self._heights: RowHeights | None = None
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._pick)

    def sort_by(self, column: int = 0) -> None:
        """Let headings sort, and sort by this one first."""
        self.setSortingEnabled(True)
        self.sortByColumn(column, Qt.SortOrder.AscendingOrder)

    def show_facts(self, facts: Sequence[F]) -> None:
        """Show these facts, keeping what was chosen; columns fit what they hold.

        The chosen fact is followed to where it stands now; once it is gone, the row is kept.
        """
        cell, chosen, first = self.currentIndex(), self.current(), not self.facts.facts
        row, column = cell.row(), max(cell.column(), 0)
        self.facts.show_facts(facts)
        if facts and chosen is not None:
            known = [self._known_by(one) for one in self.facts.facts]
            same = self._known_by(chosen)
            row = known.index(same) if same in known else min(row, len(facts) - 1)
            self.setCurrentIndex(self.facts.index(row, column))
        if first:
            self.fit()
        if first or self._widths.widen() or self._heights is not None:
            self._keep_legible()
        if self._keeps_to_content:
            _limit_height(self)
        self.updateGeometry()

    def show_whole(self, facts: Sequence[F]) -> None:
        """Show these facts at full height, for a page that scrolls as a whole."""
        self.show_facts(facts)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self._is_whole = True
        self._keep_legible()

    def wrap_words(self) -> None:
        """Let words of the stretched column go on below, rather than past the edge."""
        self.setWordWrap(True)
        self._heights = RowHeights(self, (self._widths.stretched,))

    def wrap_all(self) -> None:
        """Let words of every column go on below: the widest columns give up what others need."""
        self.setWordWrap(True)
        self._shares = True
        self._heights = RowHeights(self, range(len(self.facts.columns)))

    def keep_to_content(self) -> None:
        """Never take more height than the rows need, where a page has room to give."""
        self._keeps_to_content = True

    def fit(self) -> None:
        """Make each column as wide as its first hundred rows need."""
        self._widths.fit()

    def choose_nothing(self) -> None:
        """Let go of the chosen row: a key does nothing until another is chosen."""
        self.clearSelection()
        self.setCurrentIndex(_NONE)

    def current(self) -> F | None:
        """Return the fact in the chosen row."""
        index = self.currentIndex()
        return self.facts.fact_at(index.row()) if index.isValid() else None

    def sizeHint(self) -> QSize:
        if keeps_lines(self):
            return QSize(640, self.minimumHeight())
        return QSize(640, min(_content_height(self), _TALL)).expandedTo(self.minimumSize())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if isinstance(event, QHelpEvent) and self._is_whole_at(event.pos()):
            QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_legible()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.facts.facts:
            self.fit()
            if self._keeps_to_content:
                _limit_height(self)
            self._keep_legible()

    def _take_height(self) -> None:
        rows = 0
        for row in range(self.facts.rowCount()):
            height = _wrapped_height(self, row)
            self.setRowHeight(row, height)
            rows += height
        head, bar = self.horizontalHeader(), self.horizontalScrollBar()
        more = bar.sizeHint().height() + 6 if head.length() > self.viewport().width() else 0
        self.setFixedHeight(head.sizeHint().height() + rows + 10 + more)

    def _keep_legible(self) -> None:
        if self._is_whole:
            self._widths.share_out()
            self._take_height()
            return
        if self._shares:
            self._share_out()
            return
        self._widths.keep_legible(wraps=self._heights is not None)
        if self._heights is not None:
            self._heights.fit()
            if self._keeps_to_content:
                _limit_height(self)

    def _share_out(self) -> None:
        """Share the room out, and again where a scroll bar came or went by it; never for ever."""
        if self._is_sharing or self._heights is None:
            return
        self._is_sharing = True
        for _ in range(_TRIES):
            room = self.viewport().width()
            self._widths.share_out()
            self._heights.fit()
            if self.viewport().width() == room:
                break
        self._is_sharing = False

    def _is_whole_at(self, point: QPoint) -> bool:
        index = self.indexAt(point)
        needs, has = self.sizeHintForIndex(index), self.visualRect(index).size()
        return needs.width() <= has.width() and needs.height() <= has.height()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.facts.fact_at(index.row()))

    def _pick(self, index: QModelIndex, _before: Any = _NONE) -> None:
        if index.isValid():
            if self.hasFocus():
                bring_row_into_sight(self)
            self.picked.emit(self.facts.fact_at(index.row()))


def _itself(fact: Any) -> Any:
    return fact


def _content_height(view: FactView[Any]) -> int:
    head = view.horizontalHeader()
    above = 0 if head.isHidden() else head.sizeHint().height()
    return above + view.verticalHeader().length() + 10


def _limit_height(view: FactView[Any]) -> None:
    view.setMaximumHeight(max(_content_height(view), view.minimumHeight()))


def _wrapped_height(view: FactView[Any], row: int) -> int:
    """At least two lines where words nearly fill their column: Qt would rather shorten them."""
    fact, metrics = view.facts.fact_at(row), view.fontMetrics()
    near = any(
        metrics.horizontalAdvance(column.words(fact)) + _BESIDE_WORDS > view.columnWidth(at)
        for at, column in enumerate(view.facts.columns)
    )
    least = row_height(view) + (metrics.height() if near else 0)
    return max(least, view.sizeHintForRow(row) + 10)
