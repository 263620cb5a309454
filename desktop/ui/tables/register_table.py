"""A class's register as a table: one line a child, painted again only where something changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.models.marks.attendance_code import AFTERNOON, BY_SYMBOL, MORNING
from desktop.models.marks.shown_mark import BLANK, ShownMark, known_word, shown_mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.models.marks.expectation import Expectation
    from desktop.models.marks.mark_keys import Typing
    from desktop.models.marks.register import Register, Row
    from desktop.models.marks.week_strip import DayMarks

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
NUMBER, NAME, KNOWN, DAYS, MARK = range(5)
COLUMNS = ("", "Name", "Known", "", "Mark")
_SPOKEN = ("Number", "Name", "Known", "The school days before", "Mark")
_PLAIN = frozenset({MORNING, AFTERNOON, "L", "N"})
_NOWHERE = QModelIndex()
_PAINTED = [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole]


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """What is painted of one child: who, what is known, the days before, and the mark.

    `typing` waits for more keys and is not saved; every other mark is on the disk.
    """

    number: int
    pupil: int
    name: str
    known: str = ""
    days: tuple[DayMarks, ...] = ()
    shown: ShownMark = BLANK
    minutes: int | None = None
    has_note: bool = False
    asked: str = ""
    typing: str = ""

    @property
    def mark_in_words(self) -> str:
        """The mark as words: what waits, or what is saved."""
        if self.typing:
            return f"{self.typing}…"
        saved = f"{self.shown.sign} ✓" if self.shown.sign else ""
        return " ".join(filter(None, (saved, self.beside)))

    @property
    def beside(self) -> str:
        """What stands beside the mark: minutes, the reason where it may show, a note, a request."""
        if self.typing:
            return "not saved yet"
        if not self.shown.sign:
            return "with Hand in" if self.known else self.asked
        late = "" if self.minutes is None else f"{self.minutes} min"
        reason = "" if self.shown.sign in _PLAIN else self.shown.words
        note = "note" if self.has_note else ""
        return " · ".join(filter(None, (late, reason, note, self.asked)))

    def __str__(self) -> str:
        known = f", {self.known}" if self.known else ""
        mark = f"typing {self.typing}, not saved" if self.typing else self.shown.words
        late = "" if self.minutes is None else f", {self.minutes} minutes"
        return f"{self.number}. {self.name}{known}: {mark}{late}"


class RegisterTableModel(QAbstractTableModel):
    """Holds the register as it was last read; `in_full` shows codes that a class may not see."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[RegisterLine] = []
        self._days: Mapping[int, tuple[DayMarks, ...]] = {}
        self._asked: Mapping[int, str] = {}
        self._in_full = False

    def show_register(
        self,
        register: Register,
        days: Mapping[int, tuple[DayMarks, ...]],
        asked: Mapping[int, str],
        *,
        in_full: bool,
    ) -> None:
        """Show a register with the days before and corrections by child."""
        self._days, self._asked, self._in_full = days, asked, in_full
        lines = self._lines_of(register)
        if [line.pupil for line in lines] == [line.pupil for line in self._lines]:
            for at, line in enumerate(lines):
                self._put(at, line)
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def show_marks(self, register: Register) -> None:
        """Show what changed in the same register; what is being typed stays."""
        self.show_register(register, self._days, self._asked, in_full=self._in_full)

    def show_mark(self, row: Row) -> None:
        """Show one child's new mark."""
        at = self.row_of(row.pupil)
        before = self._lines[at]
        self._put(at, self._line(before.number, row, ""))

    def show_typing(self, pupil: int, typing: Typing) -> None:
        """Show what waits for more keys in one child's line."""
        at = self.row_of(pupil)
        if at >= 0:
            self._put(at, replace(self._lines[at], typing=str(typing) if typing.code else ""))

    @property
    def names(self) -> list[str]:
        """The children's names, as they stand in the register."""
        return [line.name for line in self._lines]

    def line_at(self, row: int) -> RegisterLine | None:
        """Return the line in a row; None outside."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, pupil: int) -> int:
        """Return the row of a child, -1 for one who is not in the class."""
        places = (at for at, line in enumerate(self._lines) if line.pupil == pupil)
        return next(places, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return _SPOKEN[section] if role == Qt.ItemDataRole.AccessibleTextRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(line, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return str(line)
        return _tip(line, index.column()) if role == Qt.ItemDataRole.ToolTipRole else None

    def _lines_of(self, register: Register) -> list[RegisterLine]:
        typed = {line.pupil: line.typing for line in self._lines}
        return [
            self._line(number, row, typed.get(row.pupil, ""))
            for number, row in enumerate(register.rows, 1)
        ]

    def _line(self, number: int, row: Row, typing: str) -> RegisterLine:
        entry = row.entry
        return RegisterLine(
            number=number,
            pupil=row.pupil,
            name=row.name,
            known=_known(row.known, in_full=self._in_full),
            days=self._days.get(row.pupil, ()),
            shown=shown_mark(row.code, in_full=self._in_full),
            minutes=entry.minutes if entry else None,
            has_note=bool(entry and entry.note),
            asked=self._asked.get(row.pupil, ""),
            typing=typing,
        )

    def _put(self, at: int, line: RegisterLine) -> None:
        before, self._lines[at] = self._lines[at], line
        for column in range(len(COLUMNS)):
            if _painted(before, column) != _painted(line, column):
                index = self.index(at, column)
                self.dataChanged.emit(index, index, _PAINTED)


def _known(known: Expectation | None, *, in_full: bool) -> str:
    if known is None:
        return ""
    found = BY_SYMBOL.get(known.code)
    return f"{known.code}: {found.title}" if in_full and found else known_word(known.code)


def _tip(line: RegisterLine, column: int) -> str | None:
    words = {NAME: line.name, KNOWN: line.known, MARK: line.mark_in_words}.get(column)
    if words:
        return f"<qt>{escape(words)}</qt>"
    return "\n".join(map(str, line.days)) if column == DAYS else None


def _words(line: RegisterLine, column: int) -> str:
    if column == DAYS:
        return " ".join(f"{day.am.sign or '·'}{day.pm.sign or '·'}" for day in line.days)
    return (str(line.number), line.name, line.known, "", line.mark_in_words)[column]


def _painted(line: RegisterLine, column: int) -> object:
    if column == MARK:
        return line.shown, line.typing, line.beside
    return (line.number, line.name, line.known, line.days)[column]
