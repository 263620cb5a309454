"""Corrections that teachers ask for after the close, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.models.days.session import session_of
from desktop.models.marks.correction import Correction, Outcome
from desktop.storage.file.moments import moment, seconds
from desktop.storage.marks.entries import current_entries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlite_utils import Database

    from desktop.models.days.session import Session
    from desktop.models.marks.entry import Draft
    from desktop.storage.file.signature import Signature

_SELECT = (
    "SELECT corrections.id, corrections.pupil,"
    " coalesce(nullif(preferred_forename, ''), legal_forename) || ' '"
    " || coalesce(nullif(preferred_surname, ''), legal_surname),"
    " corrections.group_id, groups.name, corrections.session, corrections.code, words, asked_at,"
    " asker.name, asker.person, corrections.minutes, corrections.note, seen_entry, outcome,"
    " settled_at, coalesce(settler.name, ''), answer"
    " FROM corrections JOIN pupils ON pupils.id = corrections.pupil"
    " JOIN groups ON groups.id = corrections.group_id"
    " JOIN authors AS asker ON asker.id = asked_by"
    " LEFT JOIN authors AS settler ON settler.id = settled_by"
)


def add_correction(
    db: Database, place: tuple[int, Session], draft: Draft, signed: Signature
) -> int:
    """Add what a teacher asks for about a class and session; inside `saving`.

    The draft's reason is the teacher's words.
    """
    group, session = place
    cursor = db.conn.execute(
        "INSERT INTO corrections (school, pupil, group_id, session, seen_entry, code, minutes,"
        " note, words, asked_at, asked_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (signed.school, draft.pupil, group, session.number, draft.seen, draft.code, draft.minutes,
         draft.note, draft.reason, seconds(signed.at), signed.author),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def load_correction(db: Database, school: int, number: int) -> Correction | None:
    """Read one correction of the school with the mark as it stands now."""
    found = _read(db, "corrections.id = ? AND corrections.school = ?", (number, school))
    return found[0] if found else None


def open_corrections(db: Database, school: int) -> tuple[Correction, ...]:
    """Return what waits for the office, the oldest first."""
    return _read(db, "corrections.school = ? AND settled_at IS NULL", (school,))


def settled_since(db: Database, school: int, since: datetime) -> tuple[Correction, ...]:
    """Return what the office settled since a moment, by when it was asked."""
    return _read(db, "corrections.school = ? AND settled_at >= ?", (school, seconds(since)))


def corrections_of_register(db: Database, group: int, session: Session) -> tuple[Correction, ...]:
    """Return everything asked about one class's session, settled or not."""
    where = "corrections.group_id = ? AND corrections.session = ?"
    return _read(db, where, (group, session.number))


def settle(db: Database, number: int, outcome: Outcome, signed: Signature, answer: str) -> None:
    """Note what became of an open correction, and the office's answer; inside `saving`."""
    db.conn.execute(
        "UPDATE corrections SET settled_at = ?, settled_by = ?, outcome = ?, answer = ?"
        " WHERE id = ? AND settled_at IS NULL",
        (seconds(signed.at), signed.author, outcome.value, answer, number),
    )


def note_entry(db: Database, number: int, entry: int) -> None:
    """Note which amendment an accepted correction became; inside `saving`."""
    db.conn.execute("UPDATE corrections SET entry = ? WHERE id = ?", (entry, number))


def _read(db: Database, where: str, values: Iterable[Any]) -> tuple[Correction, ...]:
    rows = db.conn.execute(
        f"{_SELECT} WHERE {where} ORDER BY asked_at, corrections.id", tuple(values)
    ).fetchall()
    return tuple(_correction(db, row) for row in rows)


def _correction(db: Database, row: tuple[Any, ...]) -> Correction:
    session = session_of(row[5])
    return Correction(
        id=row[0],
        pupil=row[1],
        pupil_name=row[2],
        group=row[3],
        group_name=row[4],
        session=session,
        code=row[6],
        words=row[7],
        asked_at=moment(row[8]),
        asked_by=row[9],
        asker=row[10],
        minutes=row[11],
        note=row[12],
        seen_entry=row[13],
        current=current_entries(db, [row[1]], session).get(row[1]),
        outcome=Outcome(row[14]) if row[14] else Outcome.OPEN,
        settled_at=moment(row[15]) if row[15] else None,
        settled_by=row[16],
        answer=row[17],
    )
