"""Looking the whole file through: pages, guards, entries, current marks, roll and calendar."""

from __future__ import annotations

import sqlite3
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.models.days.session import session_of
from desktop.models.marks.year_marks import NO_MARK, character_of, first_session, year_of
from desktop.storage.file import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlite_utils import Database


def missing_triggers(db: Database) -> tuple[str, ...]:
    """Return the names of the guards that are not as this version makes them, or are strangers."""
    return tuple(name for _, name in _not_as_made(db, "trigger"))


def changed_shape(db: Database) -> tuple[str, ...]:
    """Return sentences on whatever of the file is not as this version makes it."""
    return tuple(
        f"The {_IN_WORDS[kind]} {name} is missing or is not as the program makes it."
        for kind, name in _not_as_made(db)
    )


_IN_WORDS = {"trigger": "guard", "table": "table", "index": "index", "view": "view"}


def _not_as_made(db: Database, *kinds: str) -> list[tuple[str, str]]:
    return sorted({(kind, name) for kind, name, _ in _made(*kinds) ^ schema.shape(db, *kinds)})


@cache
def _made(*kinds: str) -> frozenset[tuple[str, str, str]]:
    """What this version makes a file of; worked out once, from an empty one."""
    return schema.made_shape(*kinds)


def damaged_pages(db: Database) -> tuple[str, ...]:
    """Return SQLite's own findings about the file's pages; nothing more is asked of such a file."""
    try:
        found = [str(row[0]) for row in db.conn.execute("PRAGMA integrity_check(5)")]
    except sqlite3.DatabaseError as error:
        return (f"The file's pages cannot be read: {error}.",)
    return tuple(line for line in found if line != "ok")


def loose_rows(db: Database) -> tuple[str, ...]:
    """Return rows that point at nothing."""
    loose = db.conn.execute("PRAGMA foreign_key_check").fetchmany(5)
    return tuple(f"A row of {row[0]} points at nothing in {row[2]}." for row in loose)


def broken_chains(db: Database) -> tuple[int, ...]:
    """Return entries that do not replace the one before them."""
    rows = db.conn.execute(
        "SELECT id FROM (SELECT id, replaces, lag(id) OVER"
        " (PARTITION BY pupil, session ORDER BY id) AS before FROM entries)"
        " WHERE replaces IS NOT before LIMIT 20"
    )
    return tuple(int(row[0]) for row in rows)


def rebuilt_marks(
    db: Database, look: Callable[[int], None] | None = None
) -> Iterator[tuple[int, int, str]]:
    """Work the current marks out of the entries: pupil, year, marks; `look` is told each pupil."""
    rows = db.conn.execute("SELECT pupil, session, code FROM entries ORDER BY pupil, session, id")
    for pupil, entries in groupby(rows, key=_pupil):
        if look:
            look(pupil)
        current = {int(session): str(code) for _, session, code in entries}
        yield from ((pupil, year, marks) for year, marks in _by_year(current.items()))


def _pupil(row: tuple[int, int, str]) -> int:
    return row[0]


def _by_year(marks: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for year, in_year in groupby(marks, key=_year_of_mark):
        start, signs = first_session(year).number, [NO_MARK] * 740
        for session, code in in_year:
            signs[session - start] = character_of(code)
        yield year, "".join(signs).rstrip(NO_MARK)


def _year_of_mark(mark: tuple[int, str]) -> int:
    return year_of(session_of(mark[0]).day)


def differing_marks(
    db: Database, look: Callable[[int], None] | None = None
) -> tuple[tuple[int, int, str], ...]:
    """Return pupil, year and right marks wherever the current marks are not the entries'."""
    kept = {
        (int(pupil), int(year)): str(marks).rstrip(NO_MARK)
        for pupil, year, marks in db.conn.execute("SELECT pupil, year, marks FROM year_marks")
    }
    differ = []
    for pupil, year, marks in rebuilt_marks(db, look):
        if kept.pop((pupil, year), "") != marks:
            differ.append((pupil, year, marks))
    differ += [(pupil, year, "") for (pupil, year), marks in kept.items() if marks]
    return tuple(differ)


def write_marks(db: Database, right: Iterable[tuple[int, int, str]]) -> None:
    """Replace current marks by those worked out of the entries; inside `saving`."""
    db.conn.executemany(
        "INSERT INTO year_marks (pupil, year, marks) VALUES (?, ?, ?)"
        " ON CONFLICT (pupil, year) DO UPDATE SET marks = excluded.marks",
        right,
    )


_ROLL = (
    (
        "{} pupils are on roll twice on one day.",
        "SELECT count(DISTINCT a.pupil) FROM enrolments a JOIN enrolments b ON a.pupil = b.pupil"
        " AND a.id < b.id AND a.starting_day <= coalesce(b.leaving_day, '9999-12-31')"
        " AND b.starting_day <= coalesce(a.leaving_day, '9999-12-31')",
    ),
    (
        "{} pupils are in two classes on one day.",
        "SELECT count(DISTINCT a.pupil) FROM memberships a JOIN memberships b ON a.pupil = b.pupil"
        " AND a.id < b.id AND a.first_day <= coalesce(b.last_day, '9999-12-31')"
        " AND b.first_day <= coalesce(a.last_day, '9999-12-31')",
    ),
    (
        "{} pupils are in the file with no starting day.",
        "SELECT count(*) FROM pupils WHERE id NOT IN (SELECT pupil FROM enrolments)",
    ),
    (
        "{} marks are of pupils of another school.",
        "SELECT count(*) FROM entries JOIN pupils ON pupils.id = entries.pupil"
        " WHERE pupils.school <> entries.school",
    ),
    (
        "{} half-terms lie outside their school year.",
        "SELECT count(*) FROM terms JOIN school_years ON school_years.id = school_year"
        " WHERE terms.first_day < school_years.first_day OR terms.last_day > school_years.last_day",
    ),
    (
        "{} half-terms overlap another.",
        "SELECT count(*) FROM terms a JOIN terms b ON a.school_year = b.school_year AND a.id < b.id"
        " AND a.first_day <= b.last_day AND b.first_day <= a.last_day",
    ),
)


def roll_and_calendar_findings(db: Database) -> tuple[str, ...]:
    """Return what does not fit together in the roll and the calendar."""
    counts = ((words, int(db.conn.execute(query).fetchone()[0])) for words, query in _ROLL)
    return tuple(words.format(count) for words, count in counts if count)


def count_of(db: Database, table: str) -> int:
    """Return how many rows a table holds."""
    return int(db.table(table).count)
