"""What the keys do while nobody stands at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Iterable

_LATE = (
    "Two letters of the name, Enter, the key of a reason, Enter.",
    "The time is the clock’s and decides between L and U. F8 corrects it.",
    "After Enter on a name: S takes brothers and sisters along, + adds another child.",
)
_LEAVES = (
    "Two letters of the name, Enter, the key of a reason, who collects, Enter.",
    "The present mark stands: a child who was here at registration was present.",
    "A child who is out is signed back in by the name and Enter twice.",
)


class HintCard(QFrame):
    """Stands where the child's card will be."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._title, self._words = label(role="heading"), label(role="quiet", wraps=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.setSpacing(10)
        inside.addWidget(self._title)
        inside.addWidget(self._words)
        inside.addStretch(1)

    def show_keys(self, *, leaving: bool) -> None:
        """Explain the one or the other."""
        if leaving:
            self.show_words("Who leaves, or is back?", _LEAVES)
        else:
            self.show_words("Who has come in?", _LATE)

    def show_words(self, title: str, lines: Iterable[str]) -> None:
        """Say what the keys do, a paragraph each."""
        self._title.setText(title)
        self._words.setText("\n\n".join(lines))
