"""Figures in a row, each with its words: how many children are in the building, and who is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.ui.style import dress
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import label, row

if TYPE_CHECKING:
    from collections.abc import Mapping


class Figures(QFrame):
    """`names` in their order; those of `badges` have words that can stand out."""

    def __init__(
        self, name: str, names: tuple[str, ...], badges: frozenset[str] = frozenset()
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self._badges = badges
        self._figures: dict[str, tuple[QLabel, QLabel]] = {}
        line = FlowRow(spacing=26)
        line.add_left(*map(self._figure, names))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 8, 20, 8)
        inside.addWidget(line)

    def show_figures(self, figures: Mapping[str, tuple[int, str, str]]) -> None:
        """Show number, words and role by name."""
        for name, (number, words, role) in figures.items():
            figure, beside = self._figures[name]
            figure.setText(str(number))
            beside.setText(words)
            if beside.property("role") != role:
                dress(beside, role=role)

    def _figure(self, name: str) -> QWidget:
        figure, words = (
            label("", "title"),
            label("", "badge-plain" if name in self._badges else "hint"),
        )
        self._figures[name] = (figure, words)
        both = QWidget()
        both.setLayout(row(figure, words))
        return both
