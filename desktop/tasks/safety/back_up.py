"""Keeping the school's file safe: back up, restore, move an older file up."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StorageError
from desktop.models.backup_rule import Backup, is_due
from desktop.models.organisation.staff import Duty
from desktop.storage.file import backups, file_facts, schema
from desktop.storage.file.authors import author_of, record
from desktop.storage.file.database import (
    check_is_school_file,
    connect,
    open_database,
    saving,
)
from desktop.storage.organisation import people, schools

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


def backup_before(
    path: Path, now: datetime, what: str, cancelled: Callable[[], bool] | None = None
) -> Backup:
    """Make a backup before something large, and let go what the rule lets go."""
    made = backups.back_up(path, now, f"before {what}", cancelled)
    backups.forget_old(path, now)
    return made


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
    backups.copy_verified(path, target)
    return target


def copy_to(desk: Desk, path: Path, target: Path) -> None:
    """Write a verified copy of the file to a place of the person's choice."""
    desk.need(Duty.BACK_UP)
    if target.exists():
        raise RuleError(f"{target.name} is already there.", "Choose another name.")
    backups.copy_verified(path, target)


def restore(desk: Desk, path: Path, copy: Path) -> Backup | None:
    """Put a backup back; what the file held until now is backed up first and can be put back.

    Returns that backup, or None where the file was too damaged to copy (its bytes are set aside).
    """
    desk.need(Duty.BACK_UP)
    backups.verify(copy)
    _refuse_another_school(desk, copy)
    before = _what_is_there(path, desk.now())
    backups.put_back(path, copy)
    _note_restore(desk, path, copy)
    return before


def _refuse_another_school(desk: Desk, copy: Path) -> None:
    """A backup is of one of the file's schools, by name or number, and real where the file is."""
    ours = _whose(desk.db)
    with closing(connect(copy)) as db:
        theirs = _whose(db)
    if ours.isdisjoint(theirs):
        raise RuleError(
            f"{copy.name} is a backup of another school.",
            "Nothing was changed. To work with it, open it as a file of its own.",
        )


def _whose(db: Database) -> frozenset[tuple[str, ...]]:
    kind, known = file_facts.kind(db), schools.schools_of_file(db)
    return frozenset((kind, school.name) for school in known) | frozenset(
        (kind, school.la, school.estab) for school in known
    )


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
    """Sign it, even where the backup is of a time before the person had a sign-in."""
    with closing(open_or_move_up(path, desk.now())) as db, saving(db):
        known = {account.id: account.name for account in people.all_accounts(db)}
        there = desk.school in schools.school_numbers(db)
        signed = there and known.get(desk.who.person) == desk.who.name
        author = author_of(db, desk.school, desk.who) if signed else None
        subject = (desk.school if there else None, "file", None)
        record(db, desk.now(), author, subject, "restored", backup=copy.name, by=desk.who.name)


def open_or_move_up(path: Path, now: datetime) -> Database:
    """Open a school's file; an older one is backed up, moved up on a copy, then for good."""
    with closing(connect(path)) as db:
        check_is_school_file(db)
        behind = schema.is_behind(db)
    if behind:
        backups.back_up(path, now, "before moving up")
        backups.move_up(path)
    return open_database(path)
