"""A child for whom leave is asked: who may ask, and the family on the same form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import contacts, rolls
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.site.desk_child import Adult, Sibling, family_of

if TYPE_CHECKING:
    from desktop.models.admissions.pupil import Contact
    from desktop.tasks.desk import Desk

_NOT_WITH = "does not live with the child"


@dataclass(frozen=True, slots=True)
class LeaveChild:
    """A child of a request, with the contacts who may ask and the brothers and sisters here."""

    pupil: int
    name: str
    class_name: str
    askers: tuple[Contact, ...]
    family: tuple[Sibling, ...]

    @property
    def adults(self) -> tuple[Adult, ...]:
        """The contacts as the keys show them; who does not live with the child says so."""
        return tuple(
            Adult(one.id, _named(one), _NOT_WITH if one.lives_with is False else "")
            for one in self.askers
        )

    def asker(self, contact: int) -> Contact | None:
        """Return the contact of this number."""
        return next((one for one in self.askers if one.id == contact), None)


def look_up(desk: Desk, pupil: int) -> LeaveChild:
    """Read a child for whom leave is asked; one who is yet to join is read too."""
    desk.need(Duty.LOG_ABSENCE)
    child = pupil_here(desk, pupil)
    place = rolls.class_on(desk.db, pupil, desk.today)
    return LeaveChild(
        pupil,
        child.name,
        place.group_name if place else "",
        contacts.contacts_of(desk.db, pupil),
        family_of(desk, pupil, desk.today),
    )


def _named(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.name, contact.relationship.lower())))
