"""A roll-call for something that the menu does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.models.site.roll_call import CallKind
from desktop.tasks.site import call_roll
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.field_box import text_field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk

_KINDS = {"Emergency": CallKind.EMERGENCY, "Drill": CallKind.DRILL}


class OtherCallDialog(FormDialog):
    """What has happened, and whether it is a drill."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__("Roll-call for something else", "Begin the roll-call", parent)
        self._desk = desk
        self.what = text_field(hint="such as Gas leak")
        self.kind = QComboBox()
        self.kind.addItems(list(_KINDS))
        self.add_fields(
            self.box("what", "What has happened", self.what), self.box("kind", "It is", self.kind)
        )
        self.grow(560, 260)

    def findings(self) -> dict[str, str]:
        """Return that it must be said what has happened."""
        return {} if self.what.text().strip() else {"what": "Say in a word what has happened."}

    def save(self) -> str:
        """Begin the roll-call."""
        kind = _KINDS[self.kind.currentText()]
        return f"{call_roll.begin(self._desk, kind, self.what.text()).title}: roll-call begun."
