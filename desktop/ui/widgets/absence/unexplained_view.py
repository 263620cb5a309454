"""A list of `N` in which several are chosen at once and letters are keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from desktop.models.absence.unexplained_line import UnexplainedLine
from desktop.ui.widgets.fact_view import FactView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from desktop.ui.tables.fact_table import Column

_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_ADD = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class UnexplainedView(FactView[UnexplainedLine]):
    """`keyed` carries a letter or a digit; what is chosen stays so when the list is read again."""

    keyed = Signal(str)
    entered = Signal()
    chosen_changed = Signal()

    def __init__(self, name: str, columns: Sequence[Column[UnexplainedLine]]) -> None:
        super().__init__(name, columns, stretched=4)
        self.wrap_words()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._tell)

    @property
    def chosen(self) -> tuple[UnexplainedLine, ...]:
        """The lines that are chosen, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.facts.fact_at(row) for row in rows)

    def show_lines(self, lines: Sequence[UnexplainedLine]) -> None:
        """Show these lines; those that were chosen and still stand stay chosen."""
        before = {line.entry for line in self.chosen}
        self.show_facts(lines)
        if lines and self.current() is None:
            self.selectRow(0)
        self.choose([line for line in self.facts.facts if line.entry in before])
        self.chosen_changed.emit()

    def choose(self, lines: Sequence[UnexplainedLine]) -> None:
        """Choose these lines together; none leaves the choice as it is."""
        wanted = {line.entry for line in lines}
        rows = [row for row, line in enumerate(self.facts.facts) if line.entry in wanted]
        if not rows:
            return
        chosen = QItemSelection()
        for row in rows:
            index = self.facts.index(row, 0)
            chosen.select(index, index)
        model = self.selectionModel()
        first = self.facts.index(rows[0], 0)
        model.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.ClearAndSelect | _ADD)
        model.select(chosen, _ADD)
        self.scrollTo(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sign = event.text()
        if sign.strip() and sign.isprintable() and not event.modifiers() & ~_PLAIN:
            self.keyed.emit(sign.upper())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def _tell(self) -> None:
        self.chosen_changed.emit()
