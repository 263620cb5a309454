"""The people of a school that is being set up: name, position, roles, a temporary password."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.finding import Finding, refused
from desktop.models.organisation.secret import may_have_pin, secret_fault
from desktop.models.organisation.staff import Post, Role
from desktop.tasks.organisation.manage_staff import NewPerson
from desktop.tasks.people.recover_sign_in import ALPHABET
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.school.field_rows import FieldRow, FieldRows, roomy
from desktop.ui.widgets.school.role_picker import RolePicker, role_title
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from datetime import date

_HINT = (
    "Each person signs in with their name and the temporary password beside it, and changes it "
    "then: write it down or hand it over now, it is not shown again. "
    "Press Enter for the next person."
)
_LENGTH = 4


def temporary_secret() -> str:
    """Make a password to be handed over and changed: two groups that are easy to read out."""
    import secrets  # noqa: PLC0415 - loads OpenSSL, 3 MB that few need

    groups = ("".join(secrets.choice(ALPHABET) for _ in range(_LENGTH)) for _ in range(2))
    return "-".join(groups)


def secret_gap(secret: str, roles: tuple[Role, ...], *names: str) -> str:
    """Say why a temporary password is refused; empty when it may be used."""
    return secret_fault(secret, names, may_have_pin=bool(roles) and may_have_pin(roles))


class PersonRow(FieldRow):
    """Somebody to be added; the position says what their roles do until it is typed."""

    def __init__(self, name: str = "", roles: tuple[Role, ...] = (Role.CLASS_TEACHER,)) -> None:
        self.name = text_field(name, "Full name")
        self.roles = RolePicker(roles)
        self.position = text_field(hint="as the roles say")
        self.secret = text_field(temporary_secret())
        super().__init__(
            name=self.name, roles=self.roles, position=self.position, secret=self.secret
        )
        roomy(self.name, "Katarzyna Kowal")
        roomy(self.position, "as the roles say")
        roomy(self.secret, "WWWW-WWWW")
        self.roles.changed.connect(self.changed)

    @property
    def called(self) -> str:
        """The person's name in one spacing."""
        return " ".join(self.name.text().split())

    def is_blank(self) -> bool:
        """Whether nobody is named."""
        return not self.called

    def person(self, first_day: date) -> NewPerson:
        """Return the person with a post for each role, from a day on."""
        return NewPerson(
            self.called,
            self.called,
            self.secret.text().strip(),
            posts_for(self.roles.roles, self.position.text(), first_day),
        )

    def gaps(self) -> list[tuple[str, Finding]]:
        """Return what is missing or refused, with the name of its field."""
        found = []
        if not self.roles.roles:
            text = f"{self.called} needs a role: choose at least one."
            found.append(("roles", refused("roles", text)))
        fault = secret_gap(self.secret.text().strip(), self.roles.roles, self.called)
        if fault:
            found.append(("secret", refused("secret", fault)))
        return found


def posts_for(
    roles: tuple[Role, ...], position: str, first_day: date, last_day: date | None = None
) -> tuple[Post, ...]:
    """Return a post for each role; without a position of its own it is called as the role."""
    position = " ".join(position.split())
    return tuple(Post(role, position or role_title(role), first_day, last_day) for role in roles)


class PeopleEditor(QWidget):
    """Gives the people as typed so far; `is_ready` once they may be added, also with nobody."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        headings = ("Name", "Roles", "Position", "Temporary password")
        self.rows: FieldRows[PersonRow] = FieldRows("person", headings, PersonRow, wide=(0, 2))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(label(_HINT, "hint", wraps=True))
        inside.addWidget(self.rows)
        inside.addStretch(1)
        self.rows.changed.connect(self._typed)
        self.rows.show_rows([PersonRow()])

    @property
    def is_ready(self) -> bool:
        """Whether everybody named has a role, a password, and a name of their own."""
        return not any(self._about(one) for one in self.rows.filled)

    def people(self, first_day: date) -> tuple[NewPerson, ...]:
        """Return the people with their posts from a day on, without blank rows."""
        return tuple(one.person(first_day) for one in self.rows.filled)

    def _typed(self) -> None:
        for one in self.rows.rows:
            one.say(self._about(one))
        self.changed.emit()

    def _about(self, row: PersonRow) -> list[tuple[str, Finding]]:
        if row.is_blank():
            return []
        names = Counter(one.called.casefold() for one in self.rows.filled)
        found = row.gaps()
        if names[row.called.casefold()] > 1:
            text = f"Two people sign in as {row.called}: add a middle name or an initial."
            found.append(("name", refused("name", text)))
        return found
