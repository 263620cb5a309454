"""A class for somebody: as its teacher from a day on, or lent for cover for a day or a span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.models.days.session import day_in_words
from desktop.models.organisation.staff import Duty
from desktop.tasks.organisation.manage_classes import add_teacher, lend_class
from desktop.tasks.organisation.manage_staff import staff_of
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.organisation.group import Group
    from desktop.tasks.desk import Desk
    from desktop.tasks.organisation.manage_staff import StaffMember

_TAKES = frozenset({Duty.TAKE_OWN_REGISTER, Duty.TAKE_ANY_REGISTER})
_LENT = (
    "Whoever covers sees the class and takes its register on these days; its own teachers keep it "
    "too. It goes back by itself."
)
_OWN = "A class may have several teachers. Those who leave are ended by date."


class GiveClassDialog(FormDialog):
    """`cover` lends; else the person becomes one of the class's own teachers."""

    def __init__(
        self, desk: Desk, group: Group, parent: QWidget | None = None, *, cover: bool
    ) -> None:
        title = f"Lend {group.name} for cover" if cover else f"A teacher for {group.name}"
        super().__init__(title, "Lend the class" if cover else "Give the class", parent)
        self._desk, self._group, self._cover = desk, group, cover
        self.person = QComboBox()
        for member in staff_of(desk):
            if _takes_registers(member, desk):
                self.person.addItem(member.name, member.person)
        self.first, self.last = DayField(desk.today), DayField(desk.today if cover else None)
        self.body.addWidget(label(_LENT if cover else _OWN, wraps=True))
        hint = "" if cover else "Left empty: until further notice."
        self.add_fields(self.box("person", "Who", self.person), columns=1)
        self.add_fields(
            self.box("first", "First day", self.first),
            self.box("last", "Last day", self.last, hint),
        )
        self.first.day_changed.connect(self._keep_order)
        self.resize(580, 400)

    def findings(self) -> dict[str, str]:
        found = {}
        if self.person.currentIndex() < 0:
            found["person"] = "Nobody here takes registers: add a class teacher under Staff."
        if self.first.day is None:
            found["first"] = "Write day, month and year."
        if self.last.is_wrong or (self._cover and self.last.day is None):
            found["last"] = "Write day, month and year."
        return found

    def save(self) -> str:
        first, last = self.first.day or self._desk.today, self.last.day
        group, person = self._group, int(self.person.currentData())
        if self._cover:
            lend_class(self._desk, group.id, person, first, last or first)
        else:
            add_teacher(self._desk, group.id, person, first, last)
        until = f" until {day_in_words(last)}" if last else ""
        return f"{self.person.currentText()} has {group.name} from {day_in_words(first)}{until}."

    def _keep_order(self) -> None:
        first, last = self.first.day, self.last.day
        if self._cover and first and (last is None or last < first):
            self.last.set_day(first)


def _takes_registers(member: StaffMember, desk: Desk) -> bool:
    return any(
        kept.post.duties & _TAKES
        and (kept.post.last_day is None or kept.post.last_day >= desk.today)
        for kept in member.posts
    )
