"""A mark that says here where a parent said away: noted at once, for both screens to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.marks.expectation import FROM_ABSENCE_LINE
from desktop.storage.absence import doubts, messages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

    from desktop.models.marks.entry import Entry
    from desktop.models.marks.register import Register
    from desktop.storage.file.signature import Signature


def raise_doubts(
    db: Database, register: Register, made: Iterable[Entry], signed: Signature
) -> None:
    """Raise a doubt for each child marked here although a parent rang; inside `saving`."""
    told = {
        row.pupil: row.known.id
        for row in register.rows
        if row.known is not None and row.known.source == FROM_ABSENCE_LINE
    }
    for entry in made:
        if entry.pupil in told and entry.code and BY_SYMBOL[entry.code].is_attended:
            message = messages.message_behind(db, told[entry.pupil])
            if message is not None:
                doubts.raise_doubt(db, message, entry, signed)
