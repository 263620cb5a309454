"""How tall the rows of a table are: taller only where words go on below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt

from desktop.ui.fitted import scaled
from desktop.ui.style import row_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.tables.fact_table import Column
    from desktop.ui.widgets.fact_view import FactView

_BESIDE_WORDS = 26  # pixels
_ANY_HEIGHT = 10_000
_NEAR = 4  # pixels short of the edge at which Qt would rather shorten words


class RowHeights:
    """Lets the words of some columns go on below; the same words are measured once."""

    def __init__(self, view: FactView[Any], columns: Sequence[int]) -> None:
        self._view, self._columns = view, tuple(columns)
        self._measured: dict[tuple[int, str], int] = {}
        self._for: tuple[int, ...] = ()
        self._fitted: tuple[Any, ...] = ()

    def fit(self) -> None:
        """Give each row the height that its words need in the columns as they are now."""
        view, one_line = self._view, row_height(self._view)
        asked = (one_line, *map(view.columnWidth, self._columns))
        if asked != self._for:
            self._for, self._fitted = asked, ()
            self._measured.clear()
        picture = scaled(18)
        columns = [
            (view.facts.columns[at], view.columnWidth(at) - _BESIDE_WORDS - _NEAR, picture)
            for at in self._columns
        ]
        facts, before = view.facts.facts, self._fitted
        is_same = len(before) == len(facts)  # otherwise Qt has given up every height
        for row, fact in enumerate(facts):
            if is_same and before[row] is fact:
                continue
            height = one_line + max([self._more(*one, fact) for one in columns])
            if view.rowHeight(row) != height:
                view.setRowHeight(row, height)
        self._fitted = facts

    def _taken(self, room: int, words: str) -> int:
        box, wrapped = QRect(0, 0, room, _ANY_HEIGHT), int(Qt.TextFlag.TextWordWrap)
        return self._view.fontMetrics().boundingRect(box, wrapped, words or "–").height()

    def _more(self, column: Column[Any], room: int, picture: int, fact: object) -> int:
        """Return what a cell's words need besides the height of one line."""
        if column.picture is not None and column.picture(fact) is not None:
            room -= picture
        words = column.words(fact)
        known = self._measured.get((room, words))
        if known is None:
            known = self._taken(room, words) - self._taken(room, "")
            self._measured[room, words] = known
        return known
