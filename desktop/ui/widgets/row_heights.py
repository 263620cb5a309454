"""How tall the rows of a table are: taller only where words go on below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt

from desktop.ui.fitted import scaled
from desktop.ui.style import row_height

if TYPE_CHECKING:
    from desktop.ui.widgets.fact_view import FactView

_BESIDE_WORDS = 26  # pixels
_ANY_HEIGHT = 10_000
_NEAR = 4  # pixels short of the edge at which Qt would rather shorten words


class RowHeights:
    """Lets the words of one column go on below; the same words are measured once."""

    def __init__(self, view: FactView[Any], column: int) -> None:
        self._view, self._column = view, column
        self._measured: dict[str, int] = {}
        self._for: tuple[int, int] = (0, 0)

    def fit(self) -> None:
        """Give each row the height that its words need in the column as it is now."""
        view = self._view
        asked = (self._room(), row_height(view))
        if asked != self._for:
            self._for = asked
            self._measured.clear()
        words, height_now = view.facts.columns[self._column].words, view.rowHeight
        for row, fact in enumerate(view.facts.facts):
            height = self._height(words(fact))
            if height_now(row) != height:
                view.setRowHeight(row, height)

    def _room(self) -> int:
        pictured = self._view.facts.columns[self._column].picture is not None
        beside = _BESIDE_WORDS + (scaled(18) if pictured else 0)
        return self._view.columnWidth(self._column) - beside - _NEAR

    def _taken(self, room: int, words: str) -> int:
        box, wrapped = QRect(0, 0, room, _ANY_HEIGHT), int(Qt.TextFlag.TextWordWrap)
        return self._view.fontMetrics().boundingRect(box, wrapped, words or "–").height()

    def _height(self, words: str) -> int:
        if words not in self._measured:
            room, one_line = self._for
            more = self._taken(room, words) - self._taken(room, "")
            self._measured[words] = one_line + more
        return self._measured[words]
