"""Safeguarding notes, only added to, and the looks of those who opened what is secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.safeguarding.note import Look, SafeguardingNote
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature


def add_note(db: Database, pupil: int, words: str, signed: Signature) -> int:
    """Keep a note; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO safeguarding_notes (school, pupil, words, recorded_at, author)"
        " VALUES (?, ?, ?, ?, ?)",
        (signed.school, pupil, words, seconds(signed.at), signed.author),
    )
    return int(cursor.lastrowid or 0)


def notes_of(db: Database, pupil: int) -> tuple[SafeguardingNote, ...]:
    """Return a child's notes, the newest first."""
    rows = db.conn.execute(
        "SELECT safeguarding_notes.id, pupil, words, recorded_at, name, position"
        " FROM safeguarding_notes JOIN authors ON authors.id = author"
        " WHERE pupil = ? ORDER BY safeguarding_notes.id DESC",
        (pupil,),
    )
    return tuple(
        SafeguardingNote(row[0], row[1], row[2], moment(row[3]), row[4], row[5]) for row in rows
    )


def counts_of_notes(db: Database, school: int) -> dict[int, int]:
    """Return how many notes each child has who has any."""
    rows = db.conn.execute(
        "SELECT pupil, count(*) FROM safeguarding_notes WHERE school = ? GROUP BY pupil", (school,)
    )
    return {int(pupil): int(count) for pupil, count in rows}


def add_look(db: Database, pupil: int, what: str, signed: Signature) -> None:
    """Keep that somebody opened something; inside `saving`."""
    db.conn.execute(
        "INSERT INTO looks (school, pupil, what, at, author) VALUES (?, ?, ?, ?, ?)",
        (signed.school, pupil, what, seconds(signed.at), signed.author),
    )


def looks_of(db: Database, pupil: int) -> tuple[Look, ...]:
    """Return who looked at what of a child, the newest first."""
    rows = db.conn.execute(
        "SELECT what, at, name, position FROM looks JOIN authors ON authors.id = author"
        " WHERE pupil = ? ORDER BY looks.id DESC",
        (pupil,),
    )
    return tuple(Look(row[0], moment(row[1]), row[2], row[3]) for row in rows)


def last_looks(db: Database, school: int) -> dict[int, Look]:
    """Return the newest look at each child of whom anything was opened."""
    rows = db.conn.execute(
        "SELECT pupil, what, at, name, position FROM looks JOIN authors ON authors.id = author"
        " WHERE looks.id IN (SELECT max(id) FROM looks WHERE school = ? GROUP BY pupil)",
        (school,),
    )
    return {int(row[0]): Look(row[1], moment(row[2]), row[3], row[4]) for row in rows}
