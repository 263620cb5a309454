"""Children marked here about whom a parent rang: raised once, settled once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.models.absence.doubt import Doubt, DoubtOutcome
from desktop.models.days.session import both_halves, session_of
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlite_utils import Database

    from desktop.models.days.session import Session
    from desktop.models.marks.entry import Entry
    from desktop.storage.file.signature import Signature

_SELECT = (
    "SELECT doubts.id, doubts.pupil, coalesce(nullif(preferred_forename, ''), legal_forename)"
    " || ' ' || coalesce(nullif(preferred_surname, ''), legal_surname), entries.group_id,"
    " coalesce(groups.name, ''), doubts.session, doubts.message, caller, received_at, entries.code,"
    " coalesce(marker.name, ''), raised_at, doubts.settled_at, coalesce(settler.name, ''),"
    " doubts.outcome, doubts.answer"
    " FROM doubts JOIN pupils ON pupils.id = doubts.pupil"
    " JOIN messages ON messages.id = doubts.message"
    " JOIN entries ON entries.id = doubts.entry"
    " LEFT JOIN groups ON groups.id = entries.group_id"
    " LEFT JOIN authors AS marker ON marker.id = entries.author"
    " LEFT JOIN authors AS settler ON settler.id = doubts.settled_by"
)


def raise_doubt(db: Database, message: int, entry: Entry, signed: Signature) -> None:
    """Note that a mark says here and a message says away, unless it is noted; inside `saving`."""
    db.conn.execute(
        "INSERT INTO doubts (school, pupil, session, message, entry, raised_at, raised_by)"
        " SELECT :school, :pupil, :session, :message, :entry, :at, :author"
        " WHERE NOT EXISTS (SELECT 1 FROM doubts WHERE pupil = :pupil AND session = :session"
        "                   AND message = :message)",
        {"school": signed.school, "pupil": entry.pupil, "session": entry.session.number,
         "message": message, "entry": entry.id, "at": seconds(signed.at),
         "author": signed.author},
    )  # fmt: skip


def open_doubts(db: Database, school: int) -> tuple[Doubt, ...]:
    """Return what is still to be settled, the oldest first."""
    return _read(db, "doubts.school = ? AND doubts.settled_at IS NULL", (school,))


def doubts_of_register(
    db: Database, school: int, group: int, session: Session
) -> tuple[Doubt, ...]:
    """Return the open doubts about one class's session."""
    where = "doubts.school = ? AND doubts.session = ? AND entries.group_id = ?"
    return _read(db, f"{where} AND doubts.settled_at IS NULL", (school, session.number, group))


def doubts_of_day(db: Database, school: int, day: date) -> tuple[Doubt, ...]:
    """Return what was or is in doubt about a day's sessions, settled or not."""
    morning, afternoon = both_halves(day)
    where = "doubts.school = ? AND doubts.session BETWEEN ? AND ?"
    return _read(db, where, (school, morning.number, afternoon.number))


def load_doubt(db: Database, school: int, number: int) -> Doubt | None:
    """Read one doubt, settled or not."""
    found = _read(db, "doubts.id = ? AND doubts.school = ?", (number, school))
    return found[0] if found else None


def settle_doubt(
    db: Database, number: int, outcome: DoubtOutcome, signed: Signature, answer: str
) -> None:
    """Note what turned out to be true; inside `saving`."""
    db.conn.execute(
        "UPDATE doubts SET settled_at = ?, settled_by = ?, outcome = ?, answer = ? WHERE id = ?",
        (seconds(signed.at), signed.author, outcome.value, answer, number),
    )


def _read(db: Database, where: str, values: Iterable[Any]) -> tuple[Doubt, ...]:
    rows = db.conn.execute(f"{_SELECT} WHERE {where} ORDER BY doubts.id", tuple(values))
    return tuple(map(_doubt, rows))


def _doubt(row: tuple[Any, ...]) -> Doubt:
    return Doubt(
        id=row[0],
        pupil=row[1],
        pupil_name=row[2],
        group=row[3],
        group_name=row[4],
        session=session_of(row[5]),
        message=row[6],
        caller=row[7],
        received_at=moment(row[8]),
        code=row[9],
        marked_by=row[10],
        raised_at=moment(row[11]),
        settled_at=moment(row[12]) if row[12] else None,
        settled_by=row[13],
        outcome=DoubtOutcome(row[14]) if row[14] else None,
        answer=row[15],
    )
