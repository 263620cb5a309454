"""A person's name and sign-in name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tasks.organisation.manage_staff import rename_person
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.field_box import text_field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.tasks.organisation.manage_staff import StaffMember


class RenamePersonDialog(FormDialog):
    """What was signed before keeps the old name."""

    def __init__(self, desk: Desk, member: StaffMember, parent: QWidget | None = None) -> None:
        super().__init__(f"Rename {member.name}", "Rename", parent)
        self._desk, self._member = desk, member
        self.name, self.sign_in = text_field(member.name), text_field(member.sign_in)
        self.add_fields(
            self.box("name", "Name", self.name, "What was signed before keeps the old name."),
            self.box("sign_in", "Signs in as", self.sign_in),
        )
        self.resize(560, 280)

    def findings(self) -> dict[str, str]:
        found = {}
        if not self.name.text().strip():
            found["name"] = "Write first name and surname."
        if not self.sign_in.text().strip():
            found["sign_in"] = "Write the name they sign in with."
        return found

    def save(self) -> str:
        name = " ".join(self.name.text().split())
        rename_person(self._desk, self._member.person, name, self.sign_in.text().strip())
        return f"{name} signs in as {self.sign_in.text().strip()}."
