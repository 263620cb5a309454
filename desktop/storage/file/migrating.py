"""Bringing a file up to this program's version, a migration at a time."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

from desktop.models.marks.attendance_code import CODES
from desktop.storage.file.connected import whole
from desktop.storage.file.schema import APPLICATION_ID, SET, STEPS, script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlite_utils import Database

MIGRATIONS = Migrations(SET)
_BRINGS_CODES = "0004 registers"


def _step(name: str) -> Callable[[Database], None]:
    def take(db: Database) -> None:
        for statement in _statements(script(name)):
            db.conn.execute(statement)
        if name == _BRINGS_CODES:
            _add_codes(db)

    return take


def _statements(sql: str) -> Iterator[str]:
    """Cut where a line ends a statement; sqlite-utils asks after each letter: 0.3 s a new file."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    yield statement


def _add_codes(db: Database) -> None:
    rows = [(code.symbol, str(code.since), code.until and str(code.until)) for code in CODES]
    db.conn.executemany("INSERT INTO codes (symbol, since, until) VALUES (?, ?, ?)", rows)


for _name in STEPS:
    MIGRATIONS(name=_name)(_step(_name))


def migrate(db: Database) -> None:
    """Bring a file up to this program's version; each step is its own transaction."""
    MIGRATIONS.apply(whole(db))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def give_back(db: Database) -> None:
    """Return to the disk what moving up has left empty, where that is much of the file."""
    empty, pages = (
        db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count")
    )
    if empty * 5 > pages:
        with suppress(sqlite3.OperationalError):  # a full or busy disk: the file is whole without
            db.conn.execute("VACUUM")
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
