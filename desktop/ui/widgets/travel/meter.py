"""A meter: how many against how many, as a button that opens to its sessions, with a bar below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

_BAR = 6  # pixels


class Meter(QWidget):
    """The words say it all; the bar repeats it at a glance."""

    def __init__(self, name: str, against: str, pressed: Callable[[], None]) -> None:
        super().__init__()
        self._name, self._against = name, against
        self.opens = button("", pressed, "quiet", "list-checks")
        self._bar, self._below = QProgressBar(), label("", "hint", wraps=True)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(3)
        for part in (self.opens, self._bar, self._below):
            inside.addWidget(part)

    def show_count(self, count: int, of: int, below: str) -> None:
        """Show so many against the number that counts, and what follows from it."""
        words = f"{self._name}: {count}, {self._against.format(of)}"
        self.opens.setText(words)
        self.opens.setAccessibleName(f"{words}. {below} Opens to its sessions.")
        self._bar.setRange(0, of)
        self._bar.setValue(min(count, of))
        self._bar.setAccessibleName(words)
        self._below.setText(below)
