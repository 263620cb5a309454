"""The people to ring for each pupil, in order, with their telephone numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.models.admissions.pupil import CONTACT_FACTS, Contact
from desktop.models.imports.incoming import Phone
from desktop.storage.file.moments import seconds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlite_utils import Database

_KEPT = ("pupil", "place", *CONTACT_FACTS)
_TRUTHS = frozenset({"address_as_pupil", "address_confidential", "do_not_contact", "safe_to_text"})
_MAYBE = frozenset({"responsibility", "lives_with"})
_SELECT = f"SELECT contacts.id, {', '.join(f'contacts.{fact}' for fact in _KEPT)} FROM contacts"  # noqa: S608 - constants
_PHONES = (
    "SELECT contact, kind, typed, e164, can_text FROM phones JOIN contacts ON contacts.id = contact"
)
_INSERT = f"INSERT INTO contacts ({', '.join(_KEPT)}) VALUES ({', '.join('?' * len(_KEPT))})"  # noqa: S608 - constants


def contacts_of(db: Database, pupil: int) -> tuple[Contact, ...]:
    """Return a pupil's contacts in the order they are rung."""
    rows = db.conn.execute(
        f"{_SELECT} WHERE pupil = ? AND withdrawn_at IS NULL ORDER BY place, id", (pupil,)
    ).fetchall()
    phones = db.conn.execute(
        f"{_PHONES} WHERE pupil = ? ORDER BY contact, phones.place",
        (pupil,),
    )
    return _put_together(rows, phones).get(pupil, ())


def contacts_of_pupils(db: Database, pupils: Sequence[int]) -> dict[int, tuple[Contact, ...]]:
    """Return the contacts of each of these pupils, in order."""
    asked = ",".join("?" * len(pupils))
    rows = db.conn.execute(
        f"{_SELECT} WHERE pupil IN ({asked}) AND withdrawn_at IS NULL ORDER BY pupil, place, id",
        tuple(pupils),
    ).fetchall()
    phones = f"{_PHONES} WHERE pupil IN ({asked}) ORDER BY contact, phones.place"
    return _put_together(rows, db.conn.execute(phones, tuple(pupils)))


def contacts_of_school(db: Database, school: int) -> dict[int, tuple[Contact, ...]]:
    """Return the contacts of every pupil of a school, each pupil's in order."""
    rows = db.conn.execute(
        f"{_SELECT} JOIN pupils ON pupils.id = pupil"
        " WHERE pupils.school = ? AND withdrawn_at IS NULL ORDER BY pupil, place, contacts.id",
        (school,),
    ).fetchall()
    return _put_together(rows, db.conn.execute(f"{_PHONES} ORDER BY contact, phones.place"))


def numbers_to_call(db: Database, school: int) -> dict[int, int]:
    """Return how many contacts of each pupil have a number and may be called; none: left out."""
    rows = db.conn.execute(
        "SELECT pupil, count(*) FROM contacts JOIN pupils ON pupils.id = pupil"
        " WHERE pupils.school = ? AND withdrawn_at IS NULL AND NOT do_not_contact"
        " AND EXISTS (SELECT 1 FROM phones WHERE contact = contacts.id) GROUP BY pupil",
        (school,),
    )
    return {int(pupil): int(count) for pupil, count in rows}


def _put_together(rows: Any, phones: Any) -> dict[int, tuple[Contact, ...]]:
    numbers: dict[int, list[Phone]] = {}
    for contact, kind, typed, e164, can_text in phones:
        numbers.setdefault(contact, []).append(Phone(kind, typed, e164, bool(can_text)))
    found: dict[int, list[Contact]] = {}
    for row in rows:
        found.setdefault(row[1], []).append(_contact(row, tuple(numbers.get(row[0], ()))))
    return {pupil: tuple(contacts) for pupil, contacts in found.items()}


def _contact(row: tuple[Any, ...], phones: tuple[Phone, ...]) -> Contact:
    facts = dict(zip(("id", *_KEPT), row, strict=True))
    for fact in _TRUTHS:
        facts[fact] = bool(facts[fact])
    for fact in _MAYBE:
        facts[fact] = None if facts[fact] is None else bool(facts[fact])
    return Contact(**facts, phones=phones)


def add_contact(db: Database, contact: Contact) -> int:
    """Add a contact with the numbers in order; inside `saving`."""
    cursor = db.conn.execute(_INSERT, [getattr(contact, fact) for fact in _KEPT])
    number = int(cursor.lastrowid or 0)
    _add_phones(db, number, contact.phones)
    return number


def update_contact(db: Database, contact: Contact) -> None:
    """Write a contact as it is now, numbers and place included; inside `saving`."""
    db.conn.execute(
        f"UPDATE contacts SET {', '.join(f'{fact} = ?' for fact in _KEPT)} WHERE id = ?",  # noqa: S608 - columns
        [*(getattr(contact, fact) for fact in _KEPT), contact.id],
    )
    db.conn.execute("DELETE FROM phones WHERE contact = ?", (contact.id,))
    _add_phones(db, contact.id, contact.phones)


def place_contact(db: Database, contact: int, place: int) -> None:
    """Put a contact at a place in its pupil's order; inside `saving`."""
    db.conn.execute("UPDATE contacts SET place = ? WHERE id = ?", (place, contact))


def withdraw_contact(db: Database, contact: int, at: datetime) -> int:
    """Take a contact off the list and return its pupil; the row stays; inside `saving`."""
    row = db.conn.execute(
        "UPDATE contacts SET withdrawn_at = ? WHERE id = ? RETURNING pupil", (seconds(at), contact)
    ).fetchone()
    return int(row[0])


def _add_phones(db: Database, contact: int, phones: tuple[Phone, ...]) -> None:
    db.conn.executemany(
        "INSERT INTO phones (contact, place, kind, typed, e164, can_text)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (contact, place, phone.kind, phone.typed, phone.e164, phone.can_text)
            for place, phone in enumerate(phones, start=1)
        ],
    )
