"""A new school year: everybody moves up on a day, after a look at where each would go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.dialogs.form_dialog import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk


class MoveUpDialog(FormDialog):
    """Shown from Pupils."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("New school year", "Move everybody up", parent)
        self._desk = desk
