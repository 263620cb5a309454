"""The first person who can sign in: the head or an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from desktop.models.organisation.staff import Post, Role
from desktop.tasks.organisation.manage_staff import NewPerson
from desktop.ui.set_up.step import Step
from desktop.ui.widgets.field_box import FieldBox, text_field
from desktop.ui.widgets.people.secret_field import NewSecretFields
from desktop.ui.widgets.words import card, label

if TYPE_CHECKING:
    from datetime import date

_HEAD = "Headteacher: decides on leave, signs, and may change everything"
_ADMINISTRATOR = (
    "Administrator: sets the school up, looks after staff and backups, takes no register"
)
_POSITIONS = {Role.HEAD: "Headteacher", Role.ADMINISTRATOR: "Administrator"}


class PersonStep(Step):
    """One's own name and password; everybody else is added afterwards."""

    name = "First person"
    heading = "Who are you?"
    explained = (
        "You are the first who can sign in. Every mark and every change is kept with the name and"
        " position of whoever made it."
    )
    skippable = False
    next_words = "Make the school's file"

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.person, self.position = text_field(), text_field(_POSITIONS[Role.HEAD])
        self.head, self.administrator = QRadioButton(_HEAD), QRadioButton(_ADMINISTRATOR)
        self.head.setChecked(True)
        self.secret = NewSecretFields(may_have_pin=False)
        self.body.addWidget(self._who())
        frame, inside = card("Your password")
        inside.addWidget(self.secret)
        self.body.addWidget(frame)
        self.body.addStretch(1)
        self.person.textChanged.connect(self._typed)
        self.secret.changed.connect(self.changed)
        self.head.toggled.connect(self._choose_role)

    @property
    def new_person(self) -> NewPerson:
        """The person as typed so far."""
        role = Role.HEAD if self.head.isChecked() else Role.ADMINISTRATOR
        position = self.position.text().strip() or _POSITIONS[role]
        name = " ".join(self.person.text().split())
        return NewPerson(name, name, self.secret.secret, (Post(role, position, self._today),))

    @property
    def is_ready(self) -> bool:
        """Whether there is a name and a password that may be used."""
        return bool(self.person.text().strip() and self.secret.secret)

    def _who(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(FieldBox("Your name", self.person, "As colleagues write it."))
        inside.addWidget(label("You are the school's"))
        roles = QVBoxLayout()
        roles.setSpacing(0)
        roles.addWidget(self.head)
        roles.addWidget(self.administrator)
        inside.addLayout(roles)
        inside.addWidget(
            FieldBox("Position", self.position, "In your own words: Acting headteacher, Bursar …")
        )
        return frame

    def _typed(self) -> None:
        self.secret.set_names((self.person.text(),))
        self.changed.emit()

    def _choose_role(self) -> None:
        if self.position.text() in _POSITIONS.values():
            role = Role.HEAD if self.head.isChecked() else Role.ADMINISTRATOR
            self.position.setText(_POSITIONS[role])
