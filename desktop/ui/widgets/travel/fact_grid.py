"""Facts in three columns: what, what it says, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.widgets.words import copyable, emptied, label

if TYPE_CHECKING:
    from collections.abc import Iterable


class FactGrid(QWidget):
    """Made anew for each child."""

    def __init__(self, shares: tuple[int, int, int] = (3, 4, 3)) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        for column, share in enumerate(shares):
            self._grid.setColumnStretch(column, share)

    def show_rows(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Show these facts in place of the ones before."""
        emptied(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        for place, (name, words, source) in enumerate(rows):
            self._grid.addWidget(label(name, "hint", wraps=True), place, 0, top)
            self._grid.addWidget(copyable(words), place, 1, top)
            self._grid.addWidget(label(source, "hint", wraps=True), place, 2, top)
