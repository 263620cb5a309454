"""Doubts: a child marked here whose parent rang, until somebody finds out which is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.absence.doubt import DoubtOutcome
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.marks.entry import Draft
from desktop.models.marks.expectation import FROM_ABSENCE_LINE
from desktop.models.organisation.staff import Duty
from desktop.storage.absence import doubts
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.marks import entries, registers
from desktop.tasks.marks.take_register import check_may_take, enter_mark
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from desktop.models.absence.doubt import Doubt
    from desktop.models.marks.register import Register
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk


def doubts_waiting(desk: Desk) -> tuple[Doubt, ...]:
    """Return what is still to be found out, the oldest first."""
    desk.need(Duty.LOG_ABSENCE)
    return doubts.open_doubts(desk.db, desk.school)


def doubts_in(desk: Desk, register: Register) -> tuple[Doubt, ...]:
    """Return the open doubts about one register, for whoever takes it."""
    check_may_take(desk, register)
    return doubts.doubts_of_register(desk.db, desk.school, register.group, register.session)


def settle(desk: Desk, doubt: Doubt, outcome: DoubtOutcome, answer: str) -> None:
    """Note what turned out to be true; away amends the mark to what the message stands for.

    StaleError when somebody has settled it meanwhile.
    """
    desk.need(Duty.LOG_ABSENCE)
    if not answer.strip():
        raise RuleError("Say how you know.", "Such as: seen in the classroom at 09:40.")
    with saving(desk.db):
        found = doubts.load_doubt(desk.db, desk.school, doubt.id)
        if found is None or found.settled_at is not None:
            by = found.settled_by if found else "Somebody"
            raise StaleError(f"{by} has settled this already.", "The list shows what is left.")
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        doubts.settle_doubt(desk.db, found.id, outcome, signed, answer.strip())
        if outcome is DoubtOutcome.AWAY:
            _amend(desk, found, signed, answer.strip())


def _amend(desk: Desk, doubt: Doubt, signed: Signature, answer: str) -> None:
    current = entries.current_entries(desk.db, [doubt.pupil], doubt.session).get(doubt.pupil)
    if current is None or not current.code or not BY_SYMBOL[current.code].is_attended:
        return  # somebody has put the mark right already
    number = registers.register_number(desk.db, doubt.group, doubt.session)
    row = registers.load_register(desk.db, number or 0, doubt.pupil).row(doubt.pupil)
    known = row.known if row.known and row.known.source == FROM_ABSENCE_LINE else None
    code = known.code if known else "N"
    reason = f"away after all: {answer} (message from {doubt.caller})"
    draft = Draft(doubt.pupil, code, current.id, None, "", reason, known.id if known else None)
    enter_mark(desk, number or 0, draft, signed.at)
