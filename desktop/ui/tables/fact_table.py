"""A table over frozen facts: columns say in words what a fact holds, and how a person sorts it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.ui.style import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

F = TypeVar("F")
FACT = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SHOWN = [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.UserRole]


@dataclass(frozen=True, slots=True)
class Column(Generic[F]):
    """What a column says of a fact; `order` sorts it where its words would not.

    `picture` gives an icon and its colour, always beside words that say the same; `spoken` is
    the title of a column that shows none.
    """

    title: str
    words: Callable[[F], str]
    order: Callable[[F], Any] | None = None
    picture: Callable[[F], tuple[str, str] | None] | None = None
    right: bool = False
    spoken: str = ""

    def key(self, fact: F) -> Any:
        """Return what the column sorts by."""
        return self.order(fact) if self.order else self.words(fact).casefold()


def _tip(words: str) -> str | None:
    """Words whole, in a tip that shows them as they are and never as HTML."""
    return f"<qt>{escape(words)}</qt>" if words else None


class FactTableModel(QAbstractTableModel, Generic[F]):
    """Shows facts in the order it was sorted by last; only changed cells are painted again."""

    def __init__(self, columns: Sequence[Column[F]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._facts: list[F] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    @property
    def facts(self) -> tuple[F, ...]:
        """The facts in the order shown."""
        return tuple(self._facts)

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder] | None:
        """The column that was sorted by last, and which way; None while nobody has sorted."""
        return self._sorted_by

    def show_facts(self, facts: Sequence[F]) -> None:
        """Show these facts in place of the ones before."""
        new = self._in_order(facts)
        if len(new) != len(self._facts):
            self.beginResetModel()
            self._facts = new
            self.endResetModel()
            return
        for row, (before, after) in enumerate(zip(self._facts, new, strict=True)):
            if before != after:
                self._facts[row] = after
                last = self.index(row, len(self.columns) - 1)
                self.dataChanged.emit(self.index(row, 0), last, _SHOWN)

    def fact_at(self, row: int) -> F:
        """Return the fact in a row."""
        return self._facts[row]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort as a person would, by the column's own order; a negative column sorts nothing."""
        self._sorted_by = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = self._facts
        self._facts = self._in_order(before)
        self._move_selection(before)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._facts)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.spoken or column.title
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        fact, column = self._facts[index.row()], self.columns[index.column()]
        value: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                value = column.words(fact)
            case Qt.ItemDataRole.DecorationRole:
                shown = column.picture(fact) if column.picture else None
                value = icon(*shown) if shown else None
            case Qt.ItemDataRole.TextAlignmentRole:
                value = _RIGHT if column.right else _LEFT
            case Qt.ItemDataRole.ToolTipRole:
                value = _tip(column.words(fact))
            case Qt.ItemDataRole.UserRole:
                value = fact
        return value

    def _in_order(self, facts: Sequence[F]) -> list[F]:
        if self._sorted_by is None:
            return list(facts)
        column, order = self._sorted_by
        down = order is Qt.SortOrder.DescendingOrder
        return sorted(facts, key=self.columns[column].key, reverse=down)

    def _move_selection(self, before: list[F]) -> None:
        places = {id(fact): row for row, fact in enumerate(self._facts)}
        for index in self.persistentIndexList():
            row = places[id(before[index.row()])]
            self.changePersistentIndex(index, self.index(row, index.column()))
