"""Keeping the school's file safe: back up, restore, move an older file up."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StorageError
from desktop.models.backup_rule import Backup, is_due
from desktop.models.staff import Duty
from desktop.storage import backups, schema
from desktop.storage.authors import author_of, record
from desktop.storage.database import (
    check_is_school_file,
    connect,
    open_database,
    saving,
    telling_of_the_disk,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from sqlite_utils import Database

    from desktop.tasks.desk import Desk


def list_backups(path: Path) -> tuple[Backup, ...]:
    """Return a file's backups, newest first."""
    return backups.list_backups(path)


def daily_backup(path: Path, now: datetime) -> Backup | None:
    """Make today's backup if it is still to be made and let go what the rule lets go."""
    if not is_due(backups.list_backups(path), now):
        return None
    made = backups.back_up(path, now, "daily")
    backups.forget_old(path, now)
    return made


def backup_before(path: Path, now: datetime, what: str) -> Backup:
    """Make a backup before something large: an import, a move up, a restore."""
    return backups.back_up(path, now, f"before {what}")


def back_up_now(desk: Desk, path: Path, cancelled: Callable[[], bool] | None = None) -> Backup:
    """Make a backup because somebody with the duty asked for one."""
    desk.need(Duty.BACK_UP)
    made = backups.back_up(path, desk.now(), "by hand", cancelled)
    backups.forget_old(path, desk.now())
    return made


def back_up_without_desk(path: Path, now: datetime, target: Path | None = None) -> Path:
    """Make a verified backup for whoever has the file in hand, among the others or at a place."""
    if target is None:
        made = backups.back_up(path, now, "by hand")
        backups.forget_old(path, now)
        return backups.backup_folder(path) / made.name
    if target.exists():
        raise RuleError(f"{target.name} is already there.", "Choose another name.")
    with telling_of_the_disk(target):
        backups.copy_file(path, target)
    backups.verify(target)
    return target


def copy_to(desk: Desk, path: Path, target: Path) -> None:
    """Write a verified copy of the file to a place of the person's choice."""
    desk.need(Duty.BACK_UP)
    if target.exists():
        raise RuleError(f"{target.name} is already there.", "Choose another name.")
    backups.copy_file(path, target)
    backups.verify(target)


def restore(desk: Desk, path: Path, copy: Path) -> Backup | None:
    """Put a backup back; what the file held until now is backed up first and can be put back.

    Returns that backup, or None where the file was too damaged to copy (its bytes are set aside).
    """
    desk.need(Duty.BACK_UP)
    backups.verify(copy)
    before = _what_is_there(path, desk.now())
    backups.put_back(path, copy)
    _note_restore(desk, path, copy)
    return before


def restore_without_desk(path: Path, copy: Path, now: datetime) -> Backup | None:
    """Put a backup back over a file too damaged to sign in to."""
    backups.verify(copy)
    before = _what_is_there(path, now)
    backups.put_back(path, copy)
    return before


def _what_is_there(path: Path, now: datetime) -> Backup | None:
    try:
        return backups.back_up(path, now, "before restore")
    except StorageError:
        return None


def _note_restore(desk: Desk, path: Path, copy: Path) -> None:
    with closing(open_or_move_up(path, desk.now())) as db, saving(db):
        author = author_of(db, desk.school, desk.who)
        subject = (desk.school, "file", None)
        record(db, desk.now(), author, subject, "restored", backup=copy.name)


def open_or_move_up(path: Path, now: datetime) -> Database:
    """Open a school's file; an older one is backed up, moved up on a copy, then for good."""
    with closing(connect(path)) as db:
        check_is_school_file(db)
        behind = schema.is_behind(db)
    if behind:
        backups.back_up(path, now, "before moving up")
        backups.move_up(path)
    return open_database(path)
