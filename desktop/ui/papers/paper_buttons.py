"""What can be done with papers on show: print, save, both, or leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.words import button, row

if TYPE_CHECKING:
    from collections.abc import Callable


class PaperButtons(QWidget):
    """They rest while papers are being made, printed or saved, and while there are none."""

    asked = Signal(bool, bool)  # to print, to save

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self.print_button = button("Print…", self.print_them, "primary", "printer")
        self.save_button = button("Save as PDF…", self.save_them, picture="save")
        self.both_button = button("Print and save…", self.print_and_save)
        close = button("Close", leave)
        self.setLayout(row(None, close, self.both_button, self.save_button, self.print_button))
        for keys, errand in (("Ctrl+P", self.print_them), ("Ctrl+S", self.save_them)):
            QShortcut(QKeySequence(keys), self).activated.connect(errand)

    def allow(self, *, may: bool) -> None:
        """Let them be pressed, or not."""
        for one in (self.print_button, self.save_button, self.both_button):
            one.setEnabled(may)

    def offer_no_printing(self) -> None:
        """Leave only saving: these papers print elsewhere."""
        for one in (self.print_button, self.both_button):
            one.hide()

    def print_them(self) -> None:
        """Ask for every paper on show to be printed."""
        self._ask(prints=True, saves=False)

    def save_them(self) -> None:
        """Ask for every paper on show to be saved."""
        self._ask(prints=False, saves=True)

    def print_and_save(self) -> None:
        """Ask for both."""
        self._ask(prints=True, saves=True)

    def _ask(self, *, prints: bool, saves: bool) -> None:
        if self.print_button.isEnabled() and not (prints and self.print_button.isHidden()):
            self.asked.emit(prints, saves)
