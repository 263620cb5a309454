"""A card of a child's page with a line for each thing of a kind, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.widgets.words import card, emptied, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class LinesCard(QWidget):
    """Shows nothing of itself while it has no line; `inside` takes what stands below the lines."""

    def __init__(self, title: str) -> None:
        super().__init__()
        frame, self.inside = card(title)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self._words: list[QLabel] = []
        self.hint = label("", "hint")
        self.inside.addLayout(self.lines)
        self.inside.addWidget(self.hint)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    def show_words(self, words: Sequence[str], hint: str = "") -> None:
        """Show a line of words each, on the labels of the child before: new ones are dear."""
        while len(self._words) < len(words):
            self._words.append(label(wraps=True))
            self.lines.addWidget(self._words[-1])
        for place, line in enumerate(self._words):
            line.setText(words[place] if place < len(words) else "")
            line.setVisible(place < len(words))
        self._say(hint)
        self.setVisible(bool(words))

    def show_parts(self, parts: Iterable[QWidget], hint: str = "") -> None:
        """Show widgets in place of those before."""
        emptied(self.lines)
        shown = list(parts)
        for one in shown:
            self.lines.addWidget(one)
        self._say(hint)
        self.setVisible(bool(shown))

    def _say(self, hint: str) -> None:
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
