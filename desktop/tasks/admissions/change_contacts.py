"""The people to ring for a pupil: added, changed, put in order, taken off the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.admissions.contact_rules import contact_findings
from desktop.models.admissions.person_name import clean_name
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import contacts
from desktop.storage.file.database import saving
from desktop.tasks.admissions.pupil_history import keep, pupil_here

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.models.admissions.pupil import Contact
    from desktop.models.finding import Finding
    from desktop.tasks.desk import Desk


def add_contact(desk: Desk, new: Contact) -> Contact:
    """Add a contact after those there are."""
    desk.need(Duty.KEEP_THE_ROLL)
    new = _tidied(new)
    with saving(desk.db):
        pupil_here(desk, new.pupil)
        places = [contact.place for contact in contacts.contacts_of(desk.db, new.pupil)]
        new = replace(new, place=max(places, default=0) + 1)
        new = replace(new, id=contacts.add_contact(desk.db, new))
        keep(desk, new.pupil, "contact added", contact=new.id, name=new.name)
    return new


def change_contact(desk: Desk, seen: Contact, new: Contact) -> Contact:
    """Change a contact; `seen` is how the person saw it."""
    desk.need(Duty.KEEP_THE_ROLL)
    new = _tidied(replace(new, id=seen.id, pupil=seen.pupil, place=seen.place))
    with saving(desk.db):
        _check_seen(desk, seen)
        if new != seen:
            contacts.update_contact(desk.db, new)
            keep(desk, new.pupil, "contact changed", contact=new.id, **contact_changes(seen, new))
    return new


def contact_changes(old: Contact, new: Contact) -> dict[str, list[object]]:
    """Return what differs between two states of a contact, as history keeps it."""
    changed: dict[str, list[object]] = {}
    for fact in new.__slots__:
        before, after = getattr(old, fact), getattr(new, fact)
        if fact == "phones":
            before, after = ([phone.typed for phone in phones] for phones in (before, after))
        if before != after and fact not in ("id", "pupil"):
            changed[fact] = [before, after]
    return changed


def put_in_order(desk: Desk, pupil: int, order: Sequence[int]) -> None:
    """Say in which order a pupil's contacts are rung; every one of them is named once."""
    desk.need(Duty.KEEP_THE_ROLL)
    with saving(desk.db):
        pupil_here(desk, pupil)
        before = [contact.id for contact in contacts.contacts_of(desk.db, pupil)]
        if sorted(before) != sorted(order):
            raise StaleError("The contacts have changed meanwhile.", "Look again, then order them.")
        for place, contact in enumerate(order, start=1):
            contacts.place_contact(desk.db, contact, place)
        keep(desk, pupil, "contacts ordered", order=[before, list(order)])


def withdraw_contact(desk: Desk, seen: Contact) -> None:
    """Take a contact off the list; the file keeps that it stood there."""
    desk.need(Duty.KEEP_THE_ROLL)
    with saving(desk.db):
        _check_seen(desk, seen)
        contacts.withdraw_contact(desk.db, seen.id, desk.now())
        keep(desk, seen.pupil, "contact withdrawn", contact=seen.id, name=seen.name)


def findings(known: Iterable[Contact]) -> list[Finding]:
    """Return what is wrong with how few of these contacts have a number and may be called."""
    return contact_findings(sum(_can_be_called(contact) for contact in known))


def _can_be_called(contact: Contact) -> bool:
    return bool(contact.phones) and not contact.do_not_contact


def _check_seen(desk: Desk, seen: Contact) -> None:
    pupil_here(desk, seen.pupil)
    if seen not in contacts.contacts_of(desk.db, seen.pupil):
        raise StaleError("Somebody else has just changed this contact.", "Look again first.")


def _tidied(contact: Contact) -> Contact:
    forename, surname = clean_name(contact.forename), clean_name(contact.surname)
    if not forename and not surname:
        raise RuleError("A contact needs a name.", "Fill in the surname or the forename.")
    return replace(contact, forename=forename, surname=surname)
