"""Putting marks back as they stood before: by new entries, for nothing is ever removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.marks.entry import Draft
from desktop.models.marks.register import check_can_mark
from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.storage.marks import entries, registers
from desktop.tasks.marks.close_registers import close_if_due
from desktop.tasks.marks.take_register import add_mark, check_may_take
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.models.marks.entry import Entry
    from desktop.models.marks.register import Register
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class Undone:
    """The entries that put marks back, and how many were left since somebody marked them again."""

    entries: tuple[Entry, ...]
    left: int


def undo(desk: Desk, register: int, done: Sequence[Entry]) -> Undone:
    """Put back what stood before these entries.

    A mark that somebody else has changed since is left alone. After the close a mark is amended
    back, and one that stood on a blank cannot be.
    """
    with saving(desk.db):
        now = right_time(desk)
        close_if_due(desk.db, register, now)
        found = registers.load_register(desk.db, register)
        check_may_take(desk, found)
        still = [entry for entry in done if _is_current(found, entry)]
        made = tuple(_put_back(desk, found, entry, now) for entry in still)
    return Undone(made, len(done) - len(still))


def _is_current(register: Register, entry: Entry) -> bool:
    current = register.row(entry.pupil).entry
    return current is not None and current.id == entry.id


def _put_back(desk: Desk, register: Register, entry: Entry, now: datetime) -> Entry:
    before = entries.load_entry(desk.db, entry.replaces) if entry.replaces else None
    code, minutes, note = (before.code, before.minutes, before.note) if before else ("", None, "")
    reason = f"taken back: {entry.reason}" if register.has_closed(now) else ""
    check_can_mark(register, now, may_amend=desk.who.may(Duty.AMEND), reason=reason)
    if reason and not code:
        raise RuleError("This child had no mark before.", "After the close, enter the right one.")
    draft = Draft(entry.pupil, code, entry.id, minutes, note, reason)
    return add_mark(desk, register, register.row(entry.pupil), draft, now)
