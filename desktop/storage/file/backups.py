"""Copies of the school's file: made while it is in use, verified by opening them, put back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.errors import StorageError
from desktop.models.backup_rule import Backup, no_longer_kept
from desktop.storage.file.connected import database_on
from desktop.storage.file.database import check_is_school_file, connect, telling_of_the_disk, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlite_utils import Database

_STAMP = "%Y-%m-%d %H%M%S"
_PAGES_A_STEP = 2048
_DAY = 86_400  # seconds


def backup_folder(path: Path) -> Path:
    """Return the folder beside a school's file where its backups are kept."""
    return path.parent / f"{path.stem} backups"


def list_backups(path: Path) -> tuple[Backup, ...]:
    """Return a file's backups, newest first; strangers in the folder are left out."""
    folder = backup_folder(path)
    found = [_read_name(file) for file in folder.glob("*.school")] if folder.is_dir() else []
    return tuple(sorted((backup for backup in found if backup), reverse=True))


def _read_name(file: Path) -> Backup | None:
    stamp, _, why = file.stem.partition(" UTC ")
    try:
        made_at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(made_at, why, file.name)


def back_up(
    path: Path, now: datetime, why: str, cancelled: Callable[[], bool] | None = None
) -> Backup:
    """Copy the file while it is in use, verify the copy by opening it, then give it its name."""
    target = _free_name(backup_folder(path), f"{now.astimezone(UTC).strftime(_STAMP)} UTC {why}")
    with telling_of_the_disk(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    copy_verified(path, target, cancelled)
    return Backup(now.astimezone(UTC).replace(microsecond=0), why, target.name)


def copy_verified(path: Path, target: Path, cancelled: Callable[[], bool] | None = None) -> None:
    """Copy a file in use; the copy gets its name once it has been opened and is sound."""
    part = target.with_name(f"{target.name}.part")
    with telling_of_the_disk(target):
        try:
            copy_file(path, part, cancelled)
            _verify_copy(path, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def _verify_copy(path: Path, part: Path) -> None:
    try:
        verify(part)
    except StorageError as error:
        raise StorageError(
            f"{path.name} is damaged, so it cannot be backed up.",
            "Do not work on it. Restore the last good backup.",
        ) from error


def _free_name(folder: Path, stem: str) -> Path:
    """Return a name that no backup has yet: two may be made within a second."""
    names = (f"{stem}.school", *(f"{stem} {count}.school" for count in range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists())


def copy_file(source: Path, target: Path, cancelled: Callable[[], bool] | None = None) -> None:
    """Copy a file in use to one that is whole by itself and synced to the disk."""
    for side in ("", "-wal", "-shm", "-journal"):
        target.with_name(target.name + side).unlink(missing_ok=True)
    with closing(_plain(source)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there, pages=_PAGES_A_STEP, progress=_stopper(cancelled))
        there.execute("PRAGMA journal_mode = DELETE")
    with target.open("rb") as file:
        os.fsync(file.fileno())


def _stopper(cancelled: Callable[[], bool] | None) -> Callable[[int, int, int], None] | None:
    if cancelled is None:
        return None

    def look(_status: int, _left: int, _total: int) -> None:
        if cancelled():
            raise StorageError("The backup was stopped.", "The school's file is as it was.")

    return look


def verify(path: Path) -> None:
    """StorageError unless the file opens, is a school's file and its pages are sound."""
    if not path.is_file():
        raise StorageError(f"There is no file {path.name}.", "Choose one of the backups listed.")
    with telling_of_the_disk(path), closing(database_on(_plain(path))) as db:
        check_is_school_file(db)
        answer = str(db.conn.execute("PRAGMA quick_check(1)").fetchone()[0])
        if answer != "ok":
            raise StorageError(f"{path.name} is damaged.", "Use another backup.")


def forget_old(path: Path, now: datetime) -> tuple[Backup, ...]:
    """Remove the backups that the rule no longer keeps, and those half made a day ago."""
    gone = no_longer_kept(list_backups(path), now)
    for backup in gone:
        (backup_folder(path) / backup.name).unlink(missing_ok=True)
    for part in backup_folder(path).glob("*.part"):
        if time.time() - part.stat().st_mtime > _DAY:  # whoever made it was stopped
            part.unlink(missing_ok=True)
    return gone


def put_back(path: Path, copy: Path) -> None:
    """Make the school's file hold what a verified copy holds; windows that have it open see it."""
    verify(copy)
    with telling_of_the_disk(path):
        if not _is_sound(path):
            _set_aside(path)
        with closing(_plain(copy)) as here, closing(sqlite3.connect(path, timeout=5)) as there:
            try:
                here.backup(there)
                there.execute("PRAGMA journal_mode = WAL")
            except sqlite3.Error as error:
                raise told(error, path.name) from error


def _is_sound(path: Path) -> bool:
    try:
        verify(path)
    except StorageError:
        return False
    return True


def verify_open(path: Path) -> None:
    """StorageError unless the file can be opened as a school's file."""
    with closing(connect(path)) as db:
        check_is_school_file(db)


def _set_aside(path: Path) -> None:
    """Keep a damaged file's bytes beside it, with its log, before another takes its place."""
    for side in ("", "-wal", "-shm"):
        file = path.with_name(path.name + side)
        if file.exists():
            shutil.copy2(file, file.with_name(f"damaged {file.name}"))
            file.unlink()


def _plain(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5)


def move_up(path: Path) -> None:
    """Bring an older file up to this version: rehearsed on a copy first, no row may be lost."""
    rehearsal = path.with_name(f"{path.name}.rehearsal")
    with telling_of_the_disk(path):
        try:
            copy_file(path, rehearsal)
            _migrate_keeping_rows(rehearsal)
        finally:
            for side in ("", "-wal", "-shm"):
                rehearsal.with_name(rehearsal.name + side).unlink(missing_ok=True)
        _migrate_keeping_rows(path)
        _give_back(path)


def _give_back(path: Path) -> None:
    from desktop.storage.file.migrating import give_back  # noqa: PLC0415 - seldom needed

    with closing(connect(path)) as db:
        give_back(db)


def _migrate_keeping_rows(path: Path) -> None:
    from desktop.storage.file.migrating import migrate  # noqa: PLC0415 - seldom needed

    with closing(connect(path)) as db:
        before = row_counts(db)
        migrate(db)
        after = row_counts(db)
        lost = [table for table, count in before.items() if after.get(table, 0) < count]
        if lost:
            raise StorageError(
                f"Moving the file up would lose rows of {', '.join(lost)}.",
                "Nothing was changed. Keep to the earlier version and tell who supplied this one.",
            )


def row_counts(db: Database) -> dict[str, int]:
    """Return how many rows each of the school's tables holds."""
    names = [name for name in db.table_names() if not name.startswith(("sqlite_", "_"))]
    return {name: db.table(name).count for name in names}
