"""Opening a school's file for work: where it may lie, its clock, and a desk at it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import StorageError
from desktop.paths import is_on_network_drive, sync_service
from desktop.storage.file import file_facts
from desktop.storage.file.database import checkpoint, open_database
from desktop.storage.organisation import door
from desktop.tasks.desk import Desk
from desktop.tasks.safety.file_clock import clock_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from sqlite_utils import Database

    from desktop.models.organisation.staff import Who

_LONG_LOG = 32_000_000  # bytes, read in about a quarter of a second


@dataclass(frozen=True)
class OpenFile:
    """A school's file, open on the thread that opened it, with the clock its work goes by."""

    path: Path
    db: Database
    clock: Callable[[], datetime]
    is_sample: bool


def check_place(path: Path) -> None:
    """StorageError where SQLite's locks cannot be trusted."""
    if is_on_network_drive(path):
        raise StorageError(
            f"{path.name} is on a network drive.",
            "A school's file is kept on the computer's own disk: a network drive can damage it."
            " Copy it to this computer, and open it there.",
        )


def place_warning(path: Path) -> str:
    """Say what is doubtful about a folder that a cloud service copies; empty when nothing is."""
    service = sync_service(path.resolve())
    if service is None:
        return ""
    return (
        f"{service} copies this folder while the file is in use, which can damage it, and takes"
        " children's data off this computer. Keep the file elsewhere and copy backups instead."
    )


def open_file(path: Path, day: date | None = None) -> OpenFile:
    """Open a file of this version; a sample school has its own clock, from `day` if given."""
    check_place(path)
    db = open_database(path)
    return OpenFile(path, db, clock_for(db, day), file_facts.is_sample(db))


def opens_at_once(path: Path) -> bool:
    """Whether the file is there with no long log to be read first, as after a power cut."""
    log = path.with_name(f"{path.name}-wal")
    return path.is_file() and (not log.exists() or log.stat().st_size < _LONG_LOG)


def school_names(file: OpenFile) -> tuple[str, ...]:
    """Return the names of the schools in the file, for the door."""
    return door.school_names(file.db)


def is_unfinished(file: OpenFile) -> bool:
    """Whether set-up was left before anybody could sign in."""
    return not school_names(file) or not door.has_people(file.db)


def close_file(file: OpenFile) -> None:
    """Let go of the file, with all that was saved folded into it."""
    file.db.close()
    checkpoint(file.path)


def desk_at(file: OpenFile, school: int, who: Who) -> Desk:
    """Return a person's desk at one of the file's schools."""
    return Desk(file.db, school, who, file.clock)


@contextmanager
def own_desk(file: OpenFile, desk: Desk) -> Iterator[Desk]:
    """Give work on another thread the same desk over a connection of its own."""
    db = open_database(file.path)
    try:
        yield Desk(db, desk.school, desk.who, desk.now)
    finally:
        db.close()


@contextmanager
def door_desk(file: OpenFile) -> Iterator[Desk]:
    """Open the file on another thread for somebody who has not signed in, with no duty at all."""
    from desktop.models.organisation.staff import Who  # noqa: PLC0415 - nobody has knocked yet

    nobody = Who(0, "Somebody who has not signed in", "", frozenset(), frozenset())
    db = open_database(file.path)
    try:
        yield Desk(db, 0, nobody, file.clock)
    finally:
        db.close()
