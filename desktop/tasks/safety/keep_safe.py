"""Safe keeping of the file at the desk: its backups, its check, and everything in open files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.backup_rule import IN_WORDS, Backup
from desktop.models.organisation.staff import Duty
from desktop.storage.file import backups
from desktop.storage.file.database import file_of
from desktop.tasks.safety import back_up, check_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.models.file_check import FileCheck
    from desktop.tasks.desk import Desk

RULE_IN_WORDS = IN_WORDS


@dataclass(frozen=True, slots=True)
class Looking:
    """How work is followed: told what is done of how much, and asked whether to stop."""

    progress: Callable[[int, int | None], None]
    is_cancelled: Callable[[], bool]


def backups_here(desk: Desk) -> tuple[Backup, ...]:
    """Return the file's backups, newest first."""
    desk.need(Duty.BACK_UP)
    return back_up.list_backups(file_of(desk.db))


def back_up_now(desk: Desk, looking: Looking) -> Backup:
    """Make a backup now, verified by opening it."""
    return back_up.back_up_now(desk, file_of(desk.db), looking.is_cancelled)


def copy_to(desk: Desk, target: Path) -> None:
    """Write a verified copy to a place of the person's choice."""
    back_up.copy_to(desk, file_of(desk.db), target)


def restore(desk: Desk, backup: Backup) -> Backup | None:
    """Put one of the file's backups back; returns the backup of what was there until now."""
    path = file_of(desk.db)
    return back_up.restore(desk, path, backups.backup_folder(path) / backup.name)


def check(desk: Desk, looking: Looking) -> FileCheck:
    """Look the whole file through, as far as nobody stops it."""
    desk.need(Duty.BACK_UP)

    def look(done: int) -> None:
        if looking.is_cancelled():
            raise RuleError("The check was stopped.", "Nothing was changed.")
        looking.progress(done, None)

    look(0)
    return check_file.check_file(desk.db, look)


def rebuild(desk: Desk) -> int:
    """Work the current marks out of the entries; returns how many pupils' years were wrong."""
    return check_file.rebuild_marks(desk)


def export_to(desk: Desk, target: Path, looking: Looking) -> int:
    """Write everything to a workbook (`.xlsx`), else as CSV into a folder; returns the rows."""
    from desktop.exchange.formats.watching import Watch  # noqa: PLC0415 - writers load slowly
    from desktop.tasks.exchange.export_school import export_csv, export_xlsx  # noqa: PLC0415

    watch = Watch(looking.progress, looking.is_cancelled)
    write = export_xlsx if target.suffix.casefold() == ".xlsx" else export_csv
    return sum(write(desk, target, watch).rows.values())
