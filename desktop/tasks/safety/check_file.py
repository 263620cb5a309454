"""Checking the school's file, and working the current marks out of the entries again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.file_check import FileCheck
from desktop.models.organisation.staff import Duty
from desktop.storage.file import file_checks
from desktop.storage.file.authors import author_of, record
from desktop.storage.file.database import saving
from desktop.storage.letters.signed_files import changed_letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

    from desktop.tasks.desk import Desk


def check_file(db: Database, look: Callable[[int], None] | None = None) -> FileCheck:
    """Look the whole file through; `look` is called with each pupil and may raise to stop."""
    damage = file_checks.damaged_pages(db)
    if damage:
        return FileCheck(0, 0, (*damage, "Do not work on it: restore the last good backup."))
    found = list(file_checks.loose_rows(db))
    found += file_checks.changed_shape(db)
    found += [
        f"Entry {number} does not follow the one before it."
        for number in file_checks.broken_chains(db)
    ]
    differ = file_checks.differing_marks(db, look)
    if differ:
        pupils = len({pupil for pupil, *_ in differ})
        found.append(f"The current marks of {pupils} pupils are not what their entries say.")
    found += file_checks.roll_and_calendar_findings(db)
    found += [
        f"The signed letter L{number:05d} is not what was signed." for number in changed_letters(db)
    ]
    return FileCheck(
        file_checks.count_of(db, "entries"),
        file_checks.count_of(db, "pupils"),
        tuple(found),
        tuple(sorted({pupil for pupil, *_ in differ})),
    )


def guards_missing(db: Database) -> tuple[str, ...]:
    """Return the guards that should stand in the file and do not: looked at on every open."""
    return file_checks.missing_triggers(db)


def rebuild_marks(desk: Desk) -> int:
    """Work the current marks out of the entries; returns how many pupils' years were wrong."""
    desk.need(Duty.BACK_UP)
    with saving(desk.db):
        differ = file_checks.differing_marks(desk.db)
        file_checks.write_marks(desk.db, differ)
        if differ:
            author = author_of(desk.db, desk.school, desk.who)
            subject = (desk.school, "file", None)
            record(desk.db, desk.now(), author, subject, "marks rebuilt", years=len(differ))
    return len(differ)
