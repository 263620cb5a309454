"""Somebody new: name, roles, from when, and for supply staff until when the sign-in holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.tasks.organisation.manage_staff import NewPerson, add_person
from desktop.ui.dialogs.school.slow_form import SlowFormDialog
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.editors.people_editor import posts_for, secret_gap, temporary_secret
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.school.role_picker import RolePicker
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk

_MEANS = (
    "They sign in with the temporary password and choose their own then. Write it down or hand it "
    "over now: it is not shown again."
)
_SUPPLY = "For supply staff: the sign-in then ends by itself."


class AddPersonDialog(SlowFormDialog):
    """The same person may be given more posts afterwards."""

    def __init__(
        self,
        desk: Desk,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Add a person", "Add the person", open_desk, parent)
        self._desk = desk
        self.name, self.sign_in = text_field(hint="First name and surname"), text_field()
        self.roles, self.position = RolePicker(), text_field(hint="as the roles say")
        self.first, self.last = DayField(desk.today), DayField()
        self.secret = text_field(temporary_secret())
        self.body.addWidget(label(_MEANS, wraps=True))
        self.add_fields(
            self.box("name", "Name", self.name),
            self.box("sign_in", "Signs in as", self.sign_in, "Left empty: the name."),
            self.box("roles", "Roles", self.roles),
            self.box("position", "Position", self.position),
            self.box("first", "First day", self.first),
            self.box("last", "Last day", self.last, _SUPPLY),
            self.box("secret", "Temporary password", self.secret),
        )
        self.resize(660, 600)

    @property
    def person(self) -> NewPerson:
        """The person as typed."""
        name = " ".join(self.name.text().split())
        first = self.first.day or self._desk.today
        posts = posts_for(self.roles.roles, self.position.text(), first, self.last.day)
        secret = self.secret.text().strip()
        return NewPerson(name, self.sign_in.text().strip(), secret, posts, self.last.day)

    def findings(self) -> dict[str, str]:
        new, found = self.person, {}
        if not new.name:
            found["name"] = "Write first name and surname."
        if not new.posts:
            found["roles"] = "Choose at least one."
        if self.first.day is None:
            found["first"] = "Write day, month and year."
        if self.last.is_wrong:
            found["last"] = "Write day, month and year."
        elif new.last_day and self.first.day and new.last_day < self.first.day:
            found["last"] = "The last day is before the first."
        fault = secret_gap(new.secret, self.roles.roles, new.name, new.sign_in)
        return {**found, "secret": fault} if fault else found

    def errand(self) -> Callable[[Desk], str]:
        return partial(_add, self.person)


def _add(new: NewPerson, desk: Desk) -> str:
    add_person(desk, new)
    until = f" until {day_in_words(new.last_day)}" if new.last_day else ""
    return f"{new.name} can sign in as {new.sign_in or new.name}{until}."
