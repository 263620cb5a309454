"""How wide the columns of a table are: as wide as their words while there is room for that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from desktop.ui.fitted import scaled
from desktop.ui.style import row_height

if TYPE_CHECKING:
    from desktop.ui.widgets.fact_view import FactView

_ENOUGH = 240  # pixels that a wide column keeps before the table scrolls sideways
_AMPLE = 480  # pixels that it has once the table does
_WRAPPED = 120  # pixels that words have which go on below
_BESIDE_WORDS = 34
_SPARE = 8  # of them, which a column gives up before the table scrolls sideways
_STEP = 6  # pixels by which columns are narrowed until they fit
_SEEN = 100  # rows that are measured


class ColumnWidths:
    """`stretched` is the column that takes the room left by the others."""

    def __init__(self, view: FactView[Any], stretched: int) -> None:
        self._view, self._stretched = view, stretched
        self._head = view.horizontalHeader()
        self._head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        self._head.setMinimumSectionSize(56)
        self._wanted_last: dict[int, int] = {}
        self._measured: dict[int, set[str]] = {}
        self._shared_for: tuple[int, list[tuple[int, int]]] = (0, [])

    def fit(self) -> None:
        """Make each column as wide as its first hundred rows need."""
        self._view.verticalHeader().setDefaultSectionSize(row_height(self._view))
        self._wanted_last.clear()
        self._measured.clear()
        self._shared_for = 0, []
        self.widen()

    def widen(self) -> bool:
        """Give columns room for longer words than they were given before; whether any had them.

        A column that a person made wider or narrower stays so until its words are longer.
        """
        wanted = {column: self._wanted_by_new(column) for column in self._others()}
        longer = [one for one in wanted if wanted[one] > self._wanted_last.get(one, 0)]
        for column in longer:
            self._wanted_last[column] = wanted[column]
            self._view.setColumnWidth(column, wanted[column])
        return bool(longer)

    def _wanted_by_new(self, column: int) -> int:
        """Return what a column needs for words that it did not hold before; 0 for none."""
        known = self._measured.setdefault(column, set())
        new = set(self._words(column)) - known
        known |= new
        return self._needed(column, list(new)) if new or column not in self._wanted_last else 0

    @property
    def stretched(self) -> int:
        """The column that takes the room left by the others."""
        return self._stretched

    def keep_legible(self, *, wraps: bool = False) -> None:
        """The column that takes the room left never gets less than its words need.

        Words that may go on below need little more room than the longest of them; where there is
        not even that, the table scrolls sideways and they stand in one line.
        """
        wanted = needed = self._wanted(self._stretched)
        if wraps:
            needed = max(self._least(self._stretched), min(wanted, scaled(_WRAPPED)))
        if self._room_left() + _SPARE >= min(needed, _ENOUGH):
            self._head.setSectionResizeMode(self._stretched, QHeaderView.ResizeMode.Stretch)
        else:
            self._set_stretched(min(wanted, scaled(_AMPLE)))

    def share_out(self) -> None:
        """Narrow the widest columns until all fit: their words may go on below.

        While nothing else is to be shown, a column that a person made wider or narrower stays so.
        """
        columns = [*self._others(), self._stretched]
        wanted = [(self._least(one), self._wanted(one)) for one in columns]
        room, cap = self._view.viewport().width(), max(most for _, most in wanted)
        if self._shared_for == (room, wanted):
            return
        self._shared_for = room, wanted
        while cap > 0 and _total(wanted, cap) > room - self._bar_to_come():
            cap -= _STEP
        for column, (least, most) in zip(columns, wanted, strict=True):
            self._view.setColumnWidth(column, max(least, min(most, cap)))
        self._set_stretched(max(self._view.columnWidth(self._stretched), self._room_left()))

    def _bar_to_come(self) -> int:
        """Leave the room of a scroll bar that is not there: what it changes must not call it."""
        bar = self._view.verticalScrollBar()
        is_never = self._view.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        return 0 if is_never or bar.isVisible() else bar.sizeHint().width()

    def _set_stretched(self, width: int) -> None:
        mode = QHeaderView.ResizeMode.Interactive
        self._head.setSectionResizeMode(self._stretched, mode)
        self._view.setColumnWidth(self._stretched, width)

    def _others(self) -> list[int]:
        columns = range(len(self._view.facts.columns))
        shown = (one for one in columns if not self._view.isColumnHidden(one))
        return [one for one in shown if one != self._stretched]

    def _room_left(self) -> int:
        return self._view.viewport().width() - sum(map(self._view.columnWidth, self._others()))

    def _wanted(self, column: int) -> int:
        return self._needed(column, self._words(column))

    def _least(self, column: int) -> int:
        return self._needed(column, [word for one in self._words(column) for word in one.split()])

    def _needed(self, column: int, words: list[str]) -> int:
        widest = max(map(self._view.fontMetrics().horizontalAdvance, words), default=0)
        pictured = self._view.facts.columns[column].picture is not None
        room = widest + _BESIDE_WORDS + (scaled(18) + 12 if pictured else 0)
        return max(self._head.sectionSizeHint(column), room)

    def _words(self, column: int) -> list[str]:
        return [
            self._view.facts.columns[column].words(one) for one in self._view.facts.facts[:_SEEN]
        ]


def _total(wanted: list[tuple[int, int]], cap: int) -> int:
    return sum(max(least, min(most, cap)) for least, most in wanted)
