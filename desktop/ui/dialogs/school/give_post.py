"""One more post for somebody who works here already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.models.days.session import day_in_words
from desktop.models.organisation.staff import Post, Role
from desktop.tasks.organisation.manage_staff import give_post
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.school.role_picker import MEANS, role_title

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.tasks.organisation.manage_staff import StaffMember


class GivePostDialog(FormDialog):
    """The same role is not held twice on one day."""

    def __init__(self, desk: Desk, member: StaffMember, parent: QWidget | None = None) -> None:
        super().__init__(f"Another post for {member.name}", "Give the post", parent)
        self._desk, self._member = desk, member
        self.role, self.position = QComboBox(), text_field(hint="as the role says")
        for role in Role:
            self.role.addItem(f"{role_title(role)}: {MEANS[role]}", role)
        self.first, self.last = DayField(desk.today), DayField()
        self.add_fields(
            self.box("role", "Role", self.role),
            self.box("position", "Position", self.position),
            columns=1,
        )
        self.add_fields(
            self.box("first", "First day", self.first),
            self.box("last", "Last day", self.last, "Left empty: until further notice."),
        )
        self.resize(600, 380)

    def findings(self) -> dict[str, str]:
        found = {}
        if self.first.day is None:
            found["first"] = "Write day, month and year."
        if self.last.is_wrong:
            found["last"] = "Write day, month and year."
        return found

    def save(self) -> str:
        role = Role(self.role.currentData())
        position = " ".join(self.position.text().split()) or role_title(role)
        first = self.first.day or self._desk.today
        give_post(self._desk, self._member.person, Post(role, position, first, self.last.day))
        return f"{self._member.name} is {role.value} from {day_in_words(first)}."
