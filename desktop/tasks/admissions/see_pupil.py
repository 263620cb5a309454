"""One page about one child: what the admission register says, to those who may see it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused
from desktop.models.admissions.compulsory_age import first_compulsory_day, last_compulsory_day
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import contacts, rolls
from desktop.storage.marks.teaching import teaches
from desktop.tasks.admissions import change_contacts, change_roll
from desktop.tasks.admissions.link_siblings import siblings_of
from desktop.tasks.admissions.pupil_history import pupil_here

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.admissions.pupil import Contact, Pupil
    from desktop.models.admissions.roll import Enrolment, Membership
    from desktop.models.finding import Finding
    from desktop.tasks.admissions.link_siblings import Sibling
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class PupilRecord:
    """All that the register holds of a child but the marks."""

    pupil: Pupil
    compulsory_age: tuple[date, date]
    enrolments: tuple[Enrolment, ...]
    memberships: tuple[Membership, ...]
    contacts: tuple[Contact, ...]
    siblings: tuple[Sibling, ...]
    findings: tuple[Finding, ...]


def see_pupil(desk: Desk, number: int) -> PupilRecord:
    """Return a child's record: the whole to those who see every class, names to its teachers."""
    pupil = pupil_here(desk, number)
    whole = desk.who.may(Duty.SEE_EVERY_CLASS)
    if not whole and not teaches_now(desk, number):
        raise PermissionRefused(
            f"{desk.who.name} may not see {pupil.name}.", "Ask the office, which sees every class."
        )
    known = contacts.contacts_of(desk.db, number) if whole else ()
    doubts = (*change_roll.findings(pupil), *change_contacts.findings(known)) if whole else ()
    return PupilRecord(
        pupil=pupil if desk.who.may(Duty.KEEP_THE_ROLL) else _without_addresses(pupil),
        compulsory_age=(
            first_compulsory_day(pupil.birth_date), last_compulsory_day(pupil.birth_date)
        ),
        enrolments=rolls.enrolments_of(desk.db, number),
        memberships=rolls.memberships_of(desk.db, number),
        contacts=tuple(_as_seen(desk, contact) for contact in known),
        siblings=siblings_of(desk, number),
        findings=doubts,
    )  # fmt: skip


def teaches_now(desk: Desk, pupil: int) -> bool:
    """Whether the person at the desk teaches, or covers, the child's class today."""
    place = rolls.class_on(desk.db, pupil, desk.today)
    if place is None or place.group is None:
        return False
    return teaches(desk.db, desk.who.person, place.group, desk.today)


def _as_seen(desk: Desk, contact: Contact) -> Contact:
    if contact.address_confidential and not desk.who.may(Duty.KEEP_THE_ROLL):
        return replace(contact, address="", postcode="")
    return contact


def _without_addresses(pupil: Pupil) -> Pupil:
    return replace(pupil, address="", postcode="", future_address="")
