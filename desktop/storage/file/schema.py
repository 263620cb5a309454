"""The school file's shape: the migrations that made it, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x5C400152  # marks an SQLite file as a school's file
SET = "school-register"
# Each is a file of `storage/migrations`; one that has shipped stays as it is.
STEPS = (
    "0001 school and people",
    "0002 calendar and settings",
    "0003 roll",
    "0004 registers",
    "0005 registers are kept",
    "0006 what entries rest on",
    "0007 the day around the register",
    "0008 smaller entries",
    "0009 late marks",
    "0010 no child unaccounted for",
)


def is_behind(db: Database) -> bool:
    """Whether an older program made the file."""
    return not _applied(db).issuperset(STEPS)


def is_ahead(db: Database) -> bool:
    """Whether a newer program has been at the file."""
    return not _applied(db).issubset(STEPS)


def _applied(db: Database) -> set[str]:
    """Read what sqlite-utils has noted, without loading it: every start asks this."""
    there = "SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"
    if db.conn.execute(there).fetchone() is None:
        return set()
    rows = db.conn.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (SET,))
    return {str(row[0]) for row in rows}


def shape(db: Database, *kinds: str) -> frozenset[tuple[str, str, str]]:
    """Return kind, name and text of what a file is made of: table, index, trigger, view."""
    rows = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return frozenset(
        (str(kind), str(name), str(sql))
        for kind, name, sql in rows
        if not name.startswith(("sqlite_", "_")) and (not kinds or kind in kinds)
    )
