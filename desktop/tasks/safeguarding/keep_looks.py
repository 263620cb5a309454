"""Every look at what is secret about a child is kept; the head and the lead read who looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.safeguarding import notes
from desktop.tasks.admissions.pupil_history import pupil_here

if TYPE_CHECKING:
    from desktop.models.safeguarding.note import Look
    from desktop.tasks.desk import Desk


def keep_look(desk: Desk, pupil: int, what: str) -> None:
    """Keep who looked at what, before it is shown: what cannot be kept is not shown."""
    with saving(desk.db):
        pupil_here(desk, pupil)
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        notes.add_look(desk.db, pupil, what, signed)


def looks_at(desk: Desk, pupil: int) -> tuple[Look, ...]:
    """Return who looked at what of a child, the newest first."""
    desk.need(Duty.SEE_LOOKS)
    return notes.looks_of(desk.db, pupil_here(desk, pupil).id)
