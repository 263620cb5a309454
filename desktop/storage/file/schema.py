"""The school file's shape: one migration a change; one that has shipped stays as it is."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from importlib.resources import files

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from desktop.models.marks.attendance_code import CODES

MIGRATIONS = Migrations("school-register")
APPLICATION_ID = 0x5C400152  # marks an SQLite file as a school's file


def _script(db: Database, name: str) -> None:
    db.executescript((files("desktop.storage") / "migrations" / f"{name}.sql").read_text("utf-8"))


@MIGRATIONS(name="0001 school and people")
def _school_and_people(db: Database) -> None:
    _script(db, "0001_school_and_people")


@MIGRATIONS(name="0002 calendar and settings")
def _calendar_and_settings(db: Database) -> None:
    _script(db, "0002_calendar_and_settings")


@MIGRATIONS(name="0003 roll")
def _roll(db: Database) -> None:
    _script(db, "0003_roll")


@MIGRATIONS(name="0004 registers")
def _registers(db: Database) -> None:
    _script(db, "0004_registers")
    rows = [(code.symbol, str(code.since), code.until and str(code.until)) for code in CODES]
    db.conn.executemany("INSERT INTO codes (symbol, since, until) VALUES (?, ?, ?)", rows)


@MIGRATIONS(name="0005 registers are kept")
def _registers_are_kept(db: Database) -> None:
    _script(db, "0005_registers_are_kept")


@MIGRATIONS(name="0006 what entries rest on")
def _what_entries_rest_on(db: Database) -> None:
    _script(db, "0006_what_entries_rest_on")


@MIGRATIONS(name="0007 the day around the register")
def _the_day_around_the_register(db: Database) -> None:
    _script(db, "0007_the_day_around_the_register")


@MIGRATIONS(name="0008 smaller entries")
def _smaller_entries(db: Database) -> None:
    _script(db, "0008_smaller_entries")


@MIGRATIONS(name="0010 no child unaccounted for")
def _no_child_unaccounted_for(db: Database) -> None:
    _script(db, "0010_no_child_unaccounted_for")


def migrate(db: Database) -> None:
    """Bring a file up to this program's version; each step is its own transaction."""
    MIGRATIONS.apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def give_back(db: Database) -> None:
    """Return to the disk what moving up has left empty, where that is much of the file."""
    empty, pages = (
        db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count")
    )
    if empty * 5 > pages:
        with suppress(sqlite3.OperationalError):  # a full or busy disk: the file is whole without
            db.conn.execute("VACUUM")
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def is_behind(db: Database) -> bool:
    """Whether an older program made the file."""
    return bool(MIGRATIONS.pending(db))


def is_ahead(db: Database) -> bool:
    """Whether a newer program has been at the file."""
    return any(step.name not in STEPS for step in MIGRATIONS.applied(db))


STEPS = frozenset(step.name for step in MIGRATIONS.pending(Database(memory=True)))


def shape(db: Database, *kinds: str) -> frozenset[tuple[str, str, str]]:
    """Return kind, name and text of what a file is made of: table, index, trigger, view."""
    rows = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return frozenset(
        (str(kind), str(name), str(sql))
        for kind, name, sql in rows
        if not name.startswith(("sqlite_", "_")) and (not kinds or kind in kinds)
    )
