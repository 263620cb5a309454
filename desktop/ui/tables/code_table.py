"""Who may enter which code: a line a code, a tick for the head's own and for a teacher's key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.models.marks.attendance_code import WHOLE_SCHOOL, codes_in_force
from desktop.models.organisation.policy import TEACHER_CODES
from desktop.ui.tables.fact_table import Column, FactTableModel

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.marks.attendance_code import Code
    from desktop.models.organisation.policy import Policy

Index = QModelIndex | QPersistentModelIndex
RESERVED, TEACHER = 2, 3
_CHECK = Qt.ItemDataRole.CheckStateRole
_NOT_ENTERED = WHOLE_SCHOOL | {"Z"}  # facts of the calendar and the roll, never a child's mark


def _symbol(code: Code) -> str:
    return code.symbol


def _title(code: Code) -> str:
    return code.title


def _nothing(_code: Code) -> str:
    return ""


COLUMNS: tuple[Column[Code], ...] = (
    Column("Code", _symbol),
    Column("What it means", _title),
    Column("Waits for the head", _nothing),
    Column("Teachers have a key", _nothing),
)


class CodeTableModel(FactTableModel["Code"]):
    """Ticks say what the policy settles; `ticked` when somebody changes one."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(COLUMNS)
        self.reserved: frozenset[str] = frozenset()
        self.teacher: frozenset[str] = frozenset()

    def show_policy(self, policy: Policy, day: date) -> None:
        """Show the codes that are in force on a day, with what a policy makes of them."""
        self.reserved, self.teacher = policy.reserved_codes, policy.teacher_codes
        codes = [code for code in codes_in_force(day) if code.symbol not in _NOT_ENTERED]
        self.show_facts(codes)
        last = self.index(max(len(codes) - 1, 0), TEACHER)
        self.dataChanged.emit(self.index(0, RESERVED), last, [_CHECK])

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() not in (RESERVED, TEACHER):
            return flags
        if self.fact_at(index.row()).symbol in TEACHER_CODES:
            return flags & ~Qt.ItemFlag.ItemIsEnabled  # a register needs these
        return flags | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == _CHECK and index.isValid() and index.column() in (RESERVED, TEACHER):
            symbol = self.fact_at(index.row()).symbol
            held = self.reserved if index.column() == RESERVED else self.teacher
            return Qt.CheckState.Checked if symbol in held else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            return self._spoken(index)
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK:
            return False
        one = {self.fact_at(index.row()).symbol}
        checked = Qt.CheckState(value) is Qt.CheckState.Checked
        if index.column() == RESERVED:
            self.reserved = self.reserved | one if checked else self.reserved - one
        else:
            self.teacher = self.teacher | one if checked else self.teacher - one
        self.dataChanged.emit(index, index, [_CHECK])
        self.ticked.emit()
        return True

    def _spoken(self, index: Index) -> str:
        code, column = self.fact_at(index.row()), self.columns[index.column()]
        return f"{code.symbol}, {code.title}" if index.column() < RESERVED else column.title
