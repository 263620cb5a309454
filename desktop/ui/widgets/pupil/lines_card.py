"""A card of a child's page with a line for each thing of a kind, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.words import card, emptied, label

if TYPE_CHECKING:
    from collections.abc import Iterable


class LinesCard(QWidget):
    """Shows nothing of itself while it has no line; `inside` takes what stands below the lines."""

    def __init__(self, title: str) -> None:
        super().__init__()
        frame, self.inside = card(title)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.inside.addLayout(self.lines)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    def show_parts(self, parts: Iterable[QWidget | str], hint: str) -> None:
        """Show words or widgets in place of those before, and how many there are in all."""
        emptied(self.lines)
        shown = [label(one, wraps=True) if isinstance(one, str) else one for one in parts]
        for one in (*shown, *([label(hint, "hint")] if hint else [])):
            self.lines.addWidget(one)
        self.setVisible(bool(shown))
