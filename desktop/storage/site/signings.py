"""The front desk's book, which only grows; read by day and by pupil, oldest line first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.models.days.session import Half, Session, session_of
from desktop.models.site.signing import Signing, SigningKind, out_now
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlite_utils import Database

    from desktop.models.site.signing import NewSigning
    from desktop.storage.file.signature import Signature

_SELECT = (
    "SELECT signings.id, pupil, session, kind, at, recorded_at, authors.name, authors.position,"
    " with_whom, contact, reason, entry, takes_back"
    " FROM signings JOIN authors ON authors.id = author"
)


def add_signing(db: Database, new: NewSigning, signed: Signature) -> int:
    """Write a line of the book; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO signings (school, pupil, session, kind, at, recorded_at, author, with_whom,"
        " contact, reason, entry, takes_back) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, new.pupil, new.session.number, new.kind.value, seconds(new.at),
            seconds(signed.at), signed.author, new.with_whom.strip(), new.contact,
            new.reason.strip(), new.entry, new.takes_back,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def load_signing(db: Database, school: int, number: int) -> Signing | None:
    """Read one line of a school's book; None when there is none of that number."""
    found = _read(db, "signings.id = ? AND signings.school = ?", (number, school))
    return found[0] if found else None


def signings_of_day(db: Database, school: int, day: date) -> tuple[Signing, ...]:
    """Return a school's book of one day, both sessions, as it was written."""
    where = "signings.school = ? AND session BETWEEN ? AND ?"
    return _read(db, where, (school, *_numbers(day, day)))


def signings_of_pupil(db: Database, pupil: int, first: date, last: date) -> tuple[Signing, ...]:
    """Return what was signed for one child from a first to a last day."""
    return _read(db, "pupil = ? AND session BETWEEN ? AND ?", (pupil, *_numbers(first, last)))


def signings_of_school(db: Database, school: int) -> Iterator[Signing]:
    """Yield the school's whole book, also lines taken back, as it was written."""
    rows = db.conn.execute(f"{_SELECT} WHERE signings.school = ? ORDER BY signings.id", (school,))
    return map(_signing, rows)


def out_on(db: Database, school: int, day: date) -> dict[int, Signing]:
    """Return by pupil the line of each child who has left that day and not come back."""
    return out_now(signings_of_day(db, school, day))


def own_contact(db: Database, pupil: int, contact: int | None) -> int | None:
    """Return the contact if it is one of this child's; a brother's mother has a row of his own."""
    row = db.conn.execute(
        "SELECT id FROM contacts WHERE id = ? AND pupil = ?", (contact, pupil)
    ).fetchone()
    return int(row[0]) if row else None


def _numbers(first: date, last: date) -> tuple[int, int]:
    return Session(first, Half.AM).number, Session(last, Half.PM).number


def _read(db: Database, where: str, values: Iterable[Any]) -> tuple[Signing, ...]:
    rows = db.conn.execute(f"{_SELECT} WHERE {where} ORDER BY signings.id", tuple(values))
    return tuple(map(_signing, rows))


def _signing(row: tuple[Any, ...]) -> Signing:
    number, pupil, session, kind, at, recorded, *rest = row
    return Signing(
        number, pupil, session_of(session), SigningKind(kind), moment(at), moment(recorded), *rest
    )
