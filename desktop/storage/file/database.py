"""Opening a school's file and saving to it: all or nothing, one sync to disk a save."""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError, StorageError
from desktop.storage.file import schema
from desktop.storage.file.connected import database_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

_PATIENCE = 1.0  # seconds to wait for another window's save
_FIRST_WAIT, _LONGEST_WAIT = 0.001, 0.004  # seconds between two tries; many share a processor
_ALWAYS = ("foreign_keys = ON", "recursive_triggers = ON")  # what is replaced is asked, too


def open_database(path: Path) -> Database:
    """Open a school's file that is of this program's version; StorageError says what is wrong."""
    db = connect(path)
    try:
        check_is_school_file(db)
        if schema.is_behind(db):
            raise StorageError(
                "This school file is from an older version.", "Open it again to move it up."
            )
    except BaseException:
        db.close()
        raise
    return db


def connect(path: Path) -> Database:
    """Open an existing file for reading and writing, whatever it holds."""
    if path.is_dir():
        raise StorageError(f"{path.name} is a folder.", "Choose the school's file inside it.")
    if not path.is_file():
        there = path.resolve().parent
        raise StorageError(f"There is no file {path.name}.", f"Looked for it in {there}.")
    with telling_of_the_disk(path):
        db = _connected(path, "rw")
        db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return db


def create_database(path: Path) -> Database:
    """Make a new, empty school file; a file that is already there is never touched."""
    if path.exists():
        raise StorageError(
            f"{path.name} is already there.", "Choose another name, or open that file."
        )
    with telling_of_the_disk(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        db = _connected(path, "rwc")
        _migrate(db)
    return db


def in_memory() -> Database:
    """Make a new school file that lives in memory and is gone with the connection."""
    db = database_on(sqlite3.connect(":memory:"))
    for setting in _ALWAYS:
        db.conn.execute(f"PRAGMA {setting}")
    _migrate(db)
    return db


def _migrate(db: Database) -> None:
    from desktop.storage.file.migrating import migrate  # noqa: PLC0415 - seldom needed

    migrate(db)


def check_is_school_file(db: Database) -> None:
    """StorageError unless this is a school's file that this program can read."""
    application = db.conn.execute("PRAGMA application_id").fetchone()[0]
    if application != schema.APPLICATION_ID:
        raise StorageError(
            "This file is not a school's file.", "Choose the file that the school keeps."
        )
    if schema.is_ahead(db):
        raise StorageError(
            "This school file is from a newer version of School Register.",
            "Nothing was changed. Update the program on this computer, then open the file again.",
        )


def _connected(path: Path, mode: str) -> Database:
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    db = database_on(sqlite3.connect(uri, uri=True, timeout=_PATIENCE))
    for setting in (
        *_ALWAYS,
        "journal_mode = WAL",
        "synchronous = FULL",
        "wal_autocheckpoint = 0",
        "cache_size = -2000",
        "busy_timeout = 0",  # opening waits for others as SQLite does; saving has its own way
    ):
        db.conn.execute(f"PRAGMA {setting}")
    return db


@contextmanager
def saving(db: Database) -> Iterator[None]:
    """Save all that is written inside, or nothing: one transaction, begun before any reading."""
    if db.conn.in_transaction:
        raise AssertionError("saving() does not nest")
    _begin(db.conn)
    try:
        yield
        db.conn.execute("COMMIT")
    except sqlite3.Error as error:
        _roll_back(db.conn)
        raise told(error) from error
    except BaseException:
        _roll_back(db.conn)
        raise


@contextmanager
def reading(db: Database) -> Iterator[None]:
    """Read several tables as they stood at one moment."""
    db.conn.execute("BEGIN")
    try:
        yield
    finally:
        _roll_back(db.conn)


def changes_by_others(db: Database) -> int:
    """Return a number that differs after another connection has saved (about 0.1 ms)."""
    return int(db.conn.execute("PRAGMA data_version").fetchone()[0])


def file_of(db: Database) -> Path:
    """Return where an open file lies."""
    return Path(str(db.conn.execute("PRAGMA database_list").fetchone()[2]))


def checkpoint(path: Path) -> None:
    """Fold the write-ahead log back into the file; never waits for anybody."""
    connection = sqlite3.connect(path, timeout=0)
    try:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    finally:
        connection.close()


def _begin(connection: sqlite3.Connection) -> None:
    until, wait = time.monotonic() + _PATIENCE, _FIRST_WAIT
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > until:
                raise told(error) from error
            time.sleep(wait)
            wait = min(wait * 1.5, _LONGEST_WAIT)
        else:
            return


def _is_busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


@contextmanager
def telling_of_the_disk(path: Path) -> Iterator[None]:
    """Turn the disk's and SQLite's errors about a file into sentences."""
    try:
        yield
    except sqlite3.Error as error:
        raise told(error, path.name) from error
    except PermissionError as error:
        raise StorageError(
            f"{path.name} may not be opened.", "Ask who looks after this computer."
        ) from error
    except OSError as error:
        raise StorageError(
            f"{path.name} could not be used.", f"The computer says: {error.strerror}."
        ) from error


@contextmanager
def telling_of_damage(path: Path) -> Iterator[None]:
    """Turn SQLite's errors while a file is read into sentences."""
    try:
        yield
    except sqlite3.Error as error:
        raise told(error, path.name) from error


def told(error: sqlite3.Error, name: str = "The school's file") -> Exception:
    """Return the sentence for one of SQLite's errors; one nobody foresaw comes back as it is."""
    kind = getattr(error, "sqlite_errorname", "")
    if kind == "SQLITE_CONSTRAINT_TRIGGER":
        return _refused(str(error))
    for prefix, title, advice in _SENTENCES:
        if kind.startswith(prefix):
            return StorageError(title.format(name=name), advice)
    if isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
        return StorageError(
            f"{name} is not a school's file.", "Choose the file that the school keeps."
        )
    return error


def _refused(message: str) -> Exception:
    word, _, sentence = message.partition(": ")
    if word == "stale":
        return StaleError(
            "Somebody else has just marked this child.", "Look at the new mark first."
        )
    sentence = sentence[:1].upper() + sentence[1:]
    return RuleError(f"{sentence}.", _ADVICE.get(word, "Nothing was changed."))


_SENTENCES = (
    ("SQLITE_BUSY", "{name} is busy.", "Another window is saving. Wait a moment and try again."),
    ("SQLITE_LOCKED", "{name} is busy.", "Another window is saving. Wait a moment and try again."),
    ("SQLITE_FULL", "The disk is full.", "Nothing was saved. Free some space, then do it again."),
    (
        "SQLITE_READONLY",
        "{name} can only be read.",
        "Nothing was saved. Ask who looks after this computer to allow writing.",
    ),
    (
        "SQLITE_IOERR",
        "The disk did not answer.",
        "Nothing was saved. Check the drive, then try again.",
    ),
    (
        "SQLITE_CANTOPEN",
        "{name} could not be opened.",
        "Check that the folder is there and may be used.",
    ),
    ("SQLITE_NOTADB", "{name} is not a school's file.", "Choose the file that the school keeps."),
    ("SQLITE_CORRUPT", "{name} is damaged.", "Do not work on it. Restore the last good backup."),
)

_ADVICE = {
    "leave": "Refuse these days; those still to come may be granted.",
    "kept": "The register is a legal record: amend it instead.",
    "closed": "Ask the office to amend it.",
    "early": "Wait until marking opens.",
    "clock": "Check this computer's clock.",
    "desk": "Ask the office.",
    "roll": "Check the starting and leaving days.",
    "code": "Choose another code.",
}
