"""Marks amended together: the errand, the entries it made, and what takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.models.record.amendment import Amended, Amendment
from desktop.storage.file.moments import moment, seconds
from desktop.storage.marks.entries import add_entries, entries_numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature
    from desktop.storage.marks.entries import NewEntry

_SELECT = (
    "SELECT amendments.id, made_at, authors.name, authors.position, words, reason,"
    " (SELECT count(*) FROM amendment_entries WHERE amendment = amendments.id), undoes,"
    " coalesce((SELECT undoer.name FROM amendments AS later"
    "  JOIN authors AS undoer ON undoer.id = later.author"
    "  WHERE later.undoes = amendments.id), '')"
    " FROM amendments JOIN authors ON authors.id = author"
)


def add_amendment(
    db: Database, signed: Signature, said: tuple[str, str], new: Sequence[NewEntry],
    undoes: int | None = None,
) -> int:  # fmt: skip
    """Add entries as one amendment, with its words and reason; inside `saving`."""
    before = db.conn.execute("SELECT coalesce(max(id), 0) FROM entries").fetchone()[0]
    add_entries(db, new)
    cursor = db.conn.execute(
        "INSERT INTO amendments (school, made_at, author, words, reason, undoes)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (signed.school, seconds(signed.at), signed.author, *said, undoes),
    )
    number = int(cursor.lastrowid or 0)
    db.conn.execute(
        "INSERT INTO amendment_entries (amendment, entry) SELECT ?, id FROM entries WHERE id > ?",
        (number, before),
    )
    return number


def load_amendment(db: Database, school: int, number: int) -> Amendment | None:
    """Read one amendment of the school; None for any other."""
    row = db.conn.execute(
        f"{_SELECT} WHERE amendments.id = ? AND amendments.school = ?", (number, school)
    ).fetchone()
    return _amendment(row) if row else None


def newest_amendments(db: Database, school: int, count: int) -> tuple[Amendment, ...]:
    """Return the school's last amendments of several marks, newest first."""
    rows = db.conn.execute(
        f"{_SELECT} WHERE amendments.school = ? ORDER BY made_at DESC, amendments.id DESC LIMIT ?",
        (school, count),
    )
    return tuple(map(_amendment, rows))


def amended_by(db: Database, number: int) -> tuple[Amended, ...]:
    """Return what an amendment made, with what stood before each."""
    made = entries_numbered(db, "SELECT entry FROM amendment_entries WHERE amendment = ?", number)
    before = entries_numbered(
        db,
        "SELECT replaces FROM entries JOIN amendment_entries ON entry = entries.id"
        " WHERE amendment = ?",
        number,
    )
    return tuple(
        Amended(entry, before.get(entry.replaces) if entry.replaces else None)
        for entry in made.values()
    )


def _amendment(row: tuple[Any, ...]) -> Amendment:
    number, at, *rest = row
    return Amendment(number, moment(at), *rest)
