"""Opening a school's file for work: where it may lie, its clock, and a desk at it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import StorageError
from desktop.models.organisation.staff import Who
from desktop.paths import is_on_network_drive, sync_service
from desktop.storage.file import file_facts
from desktop.storage.file.backups import backup_folder, verify_open
from desktop.storage.file.database import checkpoint, open_database
from desktop.storage.organisation import schools
from desktop.tasks.desk import Desk
from desktop.tasks.organisation.set_up_school import needs_first_person
from desktop.tasks.safety.back_up import list_backups, open_or_move_up
from desktop.tasks.safety.confirm_clock import clock_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from sqlite_utils import Database

NOBODY = Who(0, "Somebody who has not signed in", "", frozenset(), frozenset())


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


def bring_up_to_date(path: Path, now: datetime) -> None:
    """Refuse what is no school's file; move one of an older version up, after a backup."""
    check_place(path)
    open_or_move_up(path, now).close()


def backups_for_damaged(path: Path) -> Path | None:
    """Return the folder of a file's backups where the file cannot be read and there are some."""
    if not list_backups(path):
        return None
    try:
        verify_open(path)
    except StorageError:
        return backup_folder(path)
    return None


def open_file(path: Path, day: date | None = None) -> OpenFile:
    """Open a file of this version; a sample school has its own clock, from `day` if given."""
    check_place(path)
    db = open_database(path)
    return OpenFile(path, db, clock_for(db, day), file_facts.is_sample(db))


def school_names(file: OpenFile) -> tuple[str, ...]:
    """Return the names of the schools in the file, for the door."""
    return tuple(school.name for school in schools.schools_of_file(file.db))


def is_unfinished(file: OpenFile) -> bool:
    """Whether set-up was left before anybody could sign in."""
    return not school_names(file) or needs_first_person(file.db)


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
    db = open_database(file.path)
    try:
        yield Desk(db, 0, NOBODY, file.clock)
    finally:
        db.close()
