"""While a file is read or imported: how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from collections.abc import Callable


class ReadingFile(QWidget):
    """Nothing has been written until it is done, so stopping leaves all as it was."""

    def __init__(self, stop: Callable[[], None]) -> None:
        super().__init__()
        self.words = label(role="heading")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How far it is")
        self.stop = button("Stop", stop)
        inside = QVBoxLayout(self)
        inside.setSpacing(16)
        inside.addStretch(1)
        inside.addWidget(self.words)
        inside.addWidget(self.bar)
        inside.addLayout(row(label("Stopping changes nothing.", "hint"), None, self.stop))
        inside.addStretch(2)

    def begin(self, words: str) -> None:
        """Say what is going on, with no telling yet how long it takes."""
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.stop.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is; `total` 0: nobody knows."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
