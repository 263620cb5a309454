"""The school file's shape: the migrations that made it, and what it is made of."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from desktop.storage.file.connected import database_on

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
    "0011 children at risk",
    "0012 plans by their end",
    "0013 leave of absence",
    "0014 travelling families",
    "0015 letters",
    "0016 contracts and plans",
    "0017 marks by year",
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


def script(step: str) -> str:
    """Return a migration's SQL."""
    from importlib.resources import files  # noqa: PLC0415 - the door asks for none

    name = f"{step.replace(' ', '_')}.sql"
    return (files("desktop.storage") / "migrations" / name).read_text("utf-8")


def made_shape(*kinds: str) -> frozenset[tuple[str, str, str]]:
    """Return what the migrations make of an empty file; without sqlite-utils, as every start asks.

    What it keeps for itself is no part of the shape.
    """
    with closing(sqlite3.connect(":memory:")) as fresh:
        for step in STEPS:
            fresh.executescript(script(step))
        return shape(database_on(fresh), *kinds)


def shape(db: Database, *kinds: str) -> frozenset[tuple[str, str, str]]:
    """Return kind, name and text of what a file is made of: table, index, trigger, view."""
    rows = db.conn.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND tbl_name NOT LIKE 'sqlite!_%' ESCAPE '!' AND tbl_name NOT LIKE '!_%' ESCAPE '!'"
    )
    return frozenset(
        (str(kind), str(name), str(sql)) for kind, name, sql in rows if not kinds or kind in kinds
    )
