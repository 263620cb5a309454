"""The least that it could take: the same rows through bare sqlite3, in the same folder."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from benches.measured import timed

if TYPE_CHECKING:
    from pathlib import Path

_ROW = ("/", 1, 1, 739929, 1700000000, 1700000000, 1, "taken", "")


class BareFile:
    """An empty SQLite file beside the school's, with the same promises about the disk."""

    def __init__(self, beside: Path) -> None:
        self._path = beside.with_name("floor.db")
        self._path.unlink(missing_ok=True)
        self._db = sqlite3.connect(self._path, isolation_level=None)
        for setting in ("journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 0"):
            self._db.execute(f"PRAGMA {setting}")
        columns = ", ".join(f"c{place}" for place in range(len(_ROW)))
        self._db.execute(f"CREATE TABLE marks (id INTEGER PRIMARY KEY, {columns})")
        self._insert = f"INSERT INTO marks ({columns}) VALUES ({', '.join('?' * len(_ROW))})"  # noqa: S608 - constants

    def commit(self, rows: int = 1) -> float:
        """Return the seconds in which so many rows are on the disk."""

        def save() -> None:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany(self._insert, [_ROW] * rows)
            self._db.execute("COMMIT")

        return timed(save)

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def read_class(path: Path, group: int, session: int) -> float:
    """Return the seconds in which bare sqlite3 reads a class and its marks."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return timed(partial(_read, db, group, session))


def _read(db: sqlite3.Connection, group: int, session: int) -> None:
    day = "2026-11-10"
    pupils = db.execute(
        "SELECT pupils.id, legal_forename, legal_surname, birth_date FROM memberships"
        " JOIN pupils ON pupils.id = memberships.pupil"
        " JOIN enrolments ON enrolments.pupil = pupils.id"
        " WHERE group_id = ? AND first_day <= ? AND coalesce(last_day, ?) >= ?"
        " AND starting_day <= ? AND coalesce(leaving_day, ?) >= ?",
        (group, day, day, day, day, day, day),
    ).fetchall()
    numbers = [row[0] for row in pupils]
    asked = ", ".join("?" * len(numbers))
    db.execute(
        f"SELECT * FROM entries WHERE session = ? AND pupil IN ({asked})",  # noqa: S608 - question marks
        (session, *numbers),
    ).fetchall()
    db.execute(
        f"SELECT * FROM year_marks WHERE year = 2026 AND pupil IN ({asked})",  # noqa: S608 - question marks
        numbers,
    ).fetchall()
