"""Words in rows and columns, on labels that stay for what is shown next: new ones are dear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.ui.widgets.words import copyable, label

if TYPE_CHECKING:
    from collections.abc import Sequence


class LabelGrid(QWidget):
    """The second column is the fact itself, to be copied; those around it say what and whence."""

    def __init__(self, shares: tuple[int, ...], across: int, below: int) -> None:
        super().__init__()
        self._columns = len(shares)
        self._lines: list[tuple[QLabel, ...]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(across)
        self._grid.setVerticalSpacing(below)
        for column, share in enumerate(shares):
            self._grid.setColumnStretch(column, share)

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show these facts in place of the ones before."""
        while len(self._lines) < len(rows):
            self._lines.append(self._line())
        for place, line in enumerate(self._lines):
            words = rows[place] if place < len(rows) else ("",) * self._columns
            line[1].setAccessibleName(": ".join(words[:2]))
            for part, text in zip(line, words, strict=True):
                part.setText(text)
                part.setVisible(place < len(rows))

    def _line(self) -> tuple[QLabel, ...]:
        wraps = self._columns > 2
        made = [label("", "hint", wraps=wraps) for _ in range(self._columns)]
        made[1] = copyable("")
        for column, part in enumerate(made):
            self._grid.addWidget(part, len(self._lines), column, Qt.AlignmentFlag.AlignTop)
        return tuple(made)
