"""A file of an older version is moved up before it is opened; a damaged one has its backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import StorageError
from desktop.storage.file.backups import backup_folder, verify_open
from desktop.tasks.safety.back_up import list_backups, open_or_move_up
from desktop.tasks.safety.open_file import check_place

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


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
