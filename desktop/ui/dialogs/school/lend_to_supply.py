"""A class for a supply teacher: a sign-in that ends by itself, and the class until then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.organisation.staff import Role
from desktop.tasks.organisation.lend_to_supply import SupplyTeacher, lend_to_supply
from desktop.ui.dialogs.school.slow_form import SlowFormDialog
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.editors.people_editor import secret_gap, temporary_secret
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from desktop.models.organisation.group import Group
    from desktop.tasks.desk import Desk

_MEANS = (
    "They sign in with this password, choose their own, and take the register of this class. On the"
    " last day the sign-in and the class end by themselves. Write the password down or hand it over"
    " now: it is not shown again."
)


class LendToSupplyDialog(SlowFormDialog):
    """Somebody who came before signs in again with the new password."""

    def __init__(
        self,
        group: Group,
        today: date,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        parent: QWidget | None = None,
    ) -> None:
        title = f"A supply teacher for {group.name}"
        super().__init__(title, "Lend the class", open_desk, parent)
        self._group, self._today = group, today
        self.person, self.secret = text_field(), text_field(temporary_secret())
        self.last = DayField(today)
        self.body.addWidget(label(_MEANS, wraps=True))
        self.add_fields(self.box("person", "Name", self.person), columns=1)
        self.add_fields(
            self.box("secret", "Temporary password", self.secret),
            self.box("last", "Last day", self.last),
        )
        self.resize(580, 420)

    def findings(self) -> dict[str, str]:
        name, found = self.person.text().strip(), {}
        if not name:
            found["person"] = "Write the name that the register is to be signed with."
        fault = secret_gap(self.secret.text().strip(), (Role.CLASS_TEACHER,), name)
        if fault:
            found["secret"] = fault
        if self.last.day is None or self.last.day < self._today:
            found["last"] = "Choose today or a later day."
        return found

    def errand(self) -> Callable[[Desk], str]:
        supply = SupplyTeacher(self.person.text().strip(), self.secret.text().strip())
        return partial(_lend, self._group, supply, self.last.day or self._today)


def _lend(group: Group, supply: SupplyTeacher, last: date, desk: Desk) -> str:
    lend_to_supply(desk, group.id, supply, last)
    return f"{supply.name} has {group.name} until {day_in_words(last)}, and signs in until then."
