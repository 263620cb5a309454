"""Facts in three columns: what, what it says, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.ui.widgets.words import copyable, label

if TYPE_CHECKING:
    from collections.abc import Sequence


class FactGrid(QWidget):
    """Its labels stay for the next child: new ones are dear."""

    def __init__(self, shares: tuple[int, int, int] = (3, 4, 3)) -> None:
        super().__init__()
        self._lines: list[tuple[QLabel, QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        for column, share in enumerate(shares):
            self._grid.setColumnStretch(column, share)

    def show_rows(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Show these facts in place of the ones before."""
        while len(self._lines) < len(rows):
            self._lines.append(self._line())
        for place, line in enumerate(self._lines):
            is_used = place < len(rows)
            for part, words in zip(line, rows[place] if is_used else ("", "", ""), strict=True):
                part.setText(words)
                part.setVisible(is_used)

    def _line(self) -> tuple[QLabel, QLabel, QLabel]:
        made = label("", "hint", wraps=True), copyable(""), label("", "hint", wraps=True)
        for column, part in enumerate(made):
            self._grid.addWidget(part, len(self._lines), column, Qt.AlignmentFlag.AlignTop)
        return made
