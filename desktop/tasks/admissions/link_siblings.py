"""Brothers and sisters, also in another school of the file: name, school and contact only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import contacts, pupils
from desktop.storage.file.database import saving
from desktop.tasks.admissions.pupil_history import keep, pupil_here

if TYPE_CHECKING:
    from desktop.models.admissions.pupil import Contact, Pupil
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class Sibling:
    """All that crosses between schools: the number, the name, the school, whom to ring."""

    pupil: int
    name: str
    school: str
    is_here: bool
    contact: Contact | None


def siblings_of(desk: Desk, number: int) -> tuple[Sibling, ...]:
    """Return a pupil's recorded brothers and sisters, the oldest first."""
    pupil_here(desk, number)
    return tuple(
        Sibling(
            sibling.id, sibling.name, school, sibling.school == desk.school,
            _first_to_ring(desk, sibling),
        )
        for sibling, school in pupils.siblings_of(desk.db, number)
    )  # fmt: skip


def _first_to_ring(desk: Desk, sibling: Pupil) -> Contact | None:
    if not desk.who.may(Duty.SEE_EVERY_CLASS):
        return None
    known = contacts.contacts_of(desk.db, sibling.id)
    to_ring = (contact for contact in known if not contact.do_not_contact)
    return next((replace(contact, address="", postcode="") for contact in to_ring), None)


def link_siblings(desk: Desk, number: int, sibling: int) -> None:
    """Record that two pupils are brothers or sisters; the other may be at another school."""
    desk.need(Duty.KEEP_THE_ROLL)
    if number == sibling:
        raise RuleError("A child is not their own brother or sister.", "Choose another child.")
    with saving(desk.db):
        pupil_here(desk, number)
        pupils.load_pupil(desk.db, sibling)
        author = keep(desk, number, "sibling linked", sibling=sibling)
        pupils.link_siblings(desk.db, (number, sibling), desk.now(), author)


def unlink_siblings(desk: Desk, number: int, sibling: int) -> None:
    """Take back a sibling link that was wrong."""
    desk.need(Duty.KEEP_THE_ROLL)
    with saving(desk.db):
        pupil_here(desk, number)
        pupils.unlink_siblings(desk.db, (number, sibling))
        keep(desk, number, "sibling unlinked", sibling=sibling)
