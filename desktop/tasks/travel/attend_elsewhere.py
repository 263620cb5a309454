"""Attendances at another school, entered with who confirmed them; corrected by a newer entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.finding import settled
from desktop.models.organisation.staff import Duty
from desktop.models.travel.meters import attended_sessions, elsewhere_findings
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.travel import elsewhere
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.safety.confirm_clock import right_time
from desktop.tasks.travel.travel_facts import travel_marks

if TYPE_CHECKING:
    from desktop.models.travel.meters import Elsewhere
    from desktop.tasks.desk import Desk


def attendances_elsewhere(desk: Desk, pupil: int) -> tuple[Elsewhere, ...]:
    """Return what other schools have confirmed of a child, oldest first."""
    desk.need(Duty.LOG_ABSENCE)
    return elsewhere.elsewhere_of(desk.db, desk.school, pupil_here(desk, pupil).id)


def add_attendances(desk: Desk, new: Elsewhere) -> int:
    """Keep attendances at another school; `replaces` names an entry that this one corrects.

    None attended takes the entry back. StaleError where it was corrected already.
    """
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        pupil_here(desk, new.pupil)
        standing = elsewhere.elsewhere_of(desk.db, desk.school, new.pupil)
        others = tuple(one for one in standing if one.id != new.replaces)
        if new.replaces is not None and len(others) == len(standing):
            raise StaleError("Somebody has just corrected this entry.", "Look at the list again.")
        if not new.attendances and new.replaces is None:
            raise RuleError("No attendance is entered.", "Write how many sessions they confirm.")
        marks = travel_marks(desk, [new.pupil]).of(new.pupil)
        here = len(attended_sessions(marks, new.first_day, new.last_day))
        settled(elsewhere_findings(new, others, desk.today, here))
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        number = elsewhere.add_elsewhere(desk.db, new, signed)
        note(
            desk.db, signed, ("pupil", new.pupil), "attendance elsewhere recorded",
            entry=number, attendances=new.attendances,
        )  # fmt: skip
    return number
