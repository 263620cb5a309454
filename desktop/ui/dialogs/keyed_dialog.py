"""A dialog in which Enter presses the button that has the keyboard, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from desktop.ui.widgets.inside import press_by_enter

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class KeyedDialog(QDialog):
    """Elsewhere than on a button Enter does what the dialog is for, as in every dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)
