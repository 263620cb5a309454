"""Filling a file that does not exist yet with whole tables' worth of rows, in order of time."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from desktop.errors import StorageError
from desktop.storage.file.database import create_database, telling_of_the_disk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlite_utils import Database

ENTRY = (
    "id", "school", "pupil", "session", "group_id", "code", "minutes", "note", "kind",
    "effective_at", "recorded_at", "author", "reason", "replaces", "source",
)  # fmt: skip
REGISTER = (
    "id", "school", "group_id", "session", "opens_at", "begins_at", "closes_at", "expected_at",
    "ends_at",
)  # fmt: skip
EVENT = ("register", "kind", "effective_at", "recorded_at", "author", "reason")
MESSAGE = (
    "id", "school", "how", "received_at", "recorded_at", "author", "caller", "relationship",
    "contact", "explains", "words", "reason", "code", "first_session", "last_session",
)  # fmt: skip
EVIDENCE = (
    "school", "pupil", "message", "what", "why", "asked_at", "asked_by", "settled_at",
    "settled_by", "outcome",
)  # fmt: skip
YEAR_MARKS = ("pupil", "year", "marks")


@contextmanager
def making(path: Path) -> Iterator[Database]:
    """Make a file under another name; it gets its own when all is in it, else it is removed.

    What is written inside is one save, with nothing to fall back on but the missing file.
    """
    if path.exists():
        raise StorageError(f"{path.name} is already there.", "Choose another name.")
    unfinished = path.with_name(f"{path.name}.making")
    _remove(unfinished)
    try:
        with closing(create_database(unfinished)) as db:
            for setting in ("journal_mode = MEMORY", "synchronous = OFF", "cache_size = -200000"):
                db.conn.execute(f"PRAGMA {setting}")
            yield db
            db.conn.execute("PRAGMA journal_mode = WAL")
        with telling_of_the_disk(path):
            _to_disk(unfinished)
            unfinished.rename(path)
    finally:
        _remove(unfinished)


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    for side in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + side).unlink(missing_ok=True)


def add_rows(
    db: Database, table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Add rows of a table as they are; inside `saving`."""
    db.conn.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",  # noqa: S608 - constants
        rows,
    )


@contextmanager
def guards_down(db: Database) -> Iterator[None]:
    """Let millions of rows in without asking each; guards and indexes stand again afterwards."""
    kept = db.conn.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND (type = 'trigger' OR name IN ('entries_of_pupil', 'entries_late'))"
        " AND tbl_name IN ('entries', 'registers', 'register_events')"
    ).fetchall()
    for kind, name, _ in kept:
        db.conn.execute(f"DROP {kind} {name}")
    yield
    for *_, sql in kept:
        db.conn.execute(sql)
