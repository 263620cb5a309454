"""Put a safeguarding flag on a child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tasks.admissions.flag_pupils import put_flag
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.roll.pupil_fields import typed
from desktop.ui.widgets.field_box import text_field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.admissions.pupil import Pupil
    from desktop.tasks.desk import Desk


class PutFlagDialog(FormDialog):
    """Only those with the duty come here, and only they will see it."""

    def __init__(self, desk: Desk, pupil: Pupil, parent: QWidget | None = None) -> None:
        super().__init__(f"A flag for {pupil.name}", "Put the flag on", parent)
        self._desk, self._pupil = desk, pupil
        hint = "Seen only by those with the safeguarding duty."
        self.add_fields(
            self.box("flag", "Flag", text_field(hint="in a word or two"), hint),
            self.box("note", "Note", text_field()),
            columns=1,
        )
        self.grow(520, 320)

    def findings(self) -> dict[str, str]:
        return {} if typed(self.boxes["flag"]) else {"flag": "Say in a word or two what it is."}

    def save(self) -> str:
        put_flag(self._desk, self._pupil.id, typed(self.boxes["flag"]), typed(self.boxes["note"]))
        return f"The flag is on {self._pupil.name}’s page."
