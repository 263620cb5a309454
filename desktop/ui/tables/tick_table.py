"""A table whose lines can be ticked; nothing is ticked until somebody does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.ui.tables.fact_table import FactTableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.ui.tables.fact_table import Column

F = TypeVar("F")
Index = QModelIndex | QPersistentModelIndex
_CHECK = Qt.ItemDataRole.CheckStateRole


class TickTableModel(FactTableModel[F]):
    """`number_of` says by which number a fact is chosen."""

    ticked = Signal()

    def __init__(self, columns: Sequence[Column[F]], number_of: Callable[[F], int]) -> None:
        super().__init__(columns)
        self._number_of = number_of
        self._chosen: set[int] = set()

    @property
    def chosen(self) -> frozenset[int]:
        """The numbers that are ticked."""
        return frozenset(self._chosen)

    def clear_ticks(self) -> None:
        """Tick nothing, for another file."""
        self._chosen.clear()

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == _CHECK and index.isValid() and index.column() == 0:
            number = self._number_of(self.fact_at(index.row()))
            return Qt.CheckState.Checked if number in self._chosen else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK:
            return False
        number = self._number_of(self.fact_at(index.row()))
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._chosen.add(number)
        else:
            self._chosen.discard(number)
        self.dataChanged.emit(index, index, [_CHECK])
        self.ticked.emit()
        return True
