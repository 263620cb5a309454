"""A deputy acts as the head from a day, until a day or until stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.tasks.organisation.act_as_head import act_as_head
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.tasks.organisation.manage_staff import StaffMember

_MEANS = (
    "While acting, the deputy may do all that the head may: decide what is reserved, sign, set up "
    "the school. What they do is kept under their own name and position."
)


class ActAsHeadDialog(FormDialog):
    """Asks for the days."""

    def __init__(self, desk: Desk, member: StaffMember, parent: QWidget | None = None) -> None:
        super().__init__(f"{member.name} acts as head", "Let them act", parent)
        self._desk, self._member = desk, member
        self.first, self.last = DayField(desk.today), DayField()
        self.body.addWidget(label(_MEANS, wraps=True))
        self.add_fields(
            self.box("first", "First day", self.first),
            self.box("last", "Last day", self.last, "Left empty: until stopped."),
        )
        self.resize(560, 360)

    def findings(self) -> dict[str, str]:
        found = {}
        if self.first.day is None:
            found["first"] = "Write day, month and year."
        if self.last.is_wrong:
            found["last"] = "Write day, month and year."
        return found

    def save(self) -> str:
        first, last = self.first.day or self._desk.today, self.last.day
        act_as_head(self._desk, self._member.person, first, last)
        until = f" until {day_in_words(last)}" if last else ""
        return f"{self._member.name} acts as head from {day_in_words(first)}{until}."
