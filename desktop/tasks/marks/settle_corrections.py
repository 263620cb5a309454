"""Corrections: a teacher says what is wrong after the close, the office accepts or refuses."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.marks.correction import Outcome
from desktop.models.marks.entry import Draft
from desktop.models.marks.marking import check_draft
from desktop.models.marks.register import check_minutes
from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.marks import corrections, registers
from desktop.storage.organisation import policies
from desktop.tasks.marks.take_register import check_may_take, enter_mark
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from desktop.models.marks.correction import Correction
    from desktop.models.marks.register import Register
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk

_ANSWERS_SHOWN = timedelta(days=3)


def ask_correction(desk: Desk, register: int, draft: Draft) -> None:
    """Send the office a correction of a closed mark; the draft's reason is what the teacher says.

    While the register is open a teacher marks anew instead.
    """
    with saving(desk.db):
        now = right_time(desk)
        found = registers.load_register(desk.db, register)
        check_may_take(desk, found)
        if not found.has_closed(now):
            raise RuleError("The register is still open.", "Change the mark in the register.")
        if not draft.reason.strip():
            raise RuleError("The office needs your words.", "Say in a few words what is wrong.")
        _check_mark(desk, found, draft)
        signed = sign(desk.db, desk.school, desk.who, now)
        corrections.add_correction(desk.db, (found.group, found.session), draft, signed)


def _check_mark(desk: Desk, register: Register, draft: Draft) -> None:
    if register.row(draft.pupil).code == draft.code and draft.minutes is None:
        raise RuleError("That is the mark already.", "Type the mark that it should be.")
    check_minutes(draft)
    check_draft(desk.who, policies.policy_on(desk.db, desk.school, register.session.day),
                register, draft)  # fmt: skip
    for asked in corrections.corrections_of_register(desk.db, register.group, register.session):
        if asked.pupil == draft.pupil and asked.outcome is Outcome.OPEN:
            raise RuleError(
                f"{asked.asked_by} has asked for a correction of this mark.",
                "Wait for the office to settle it.",
            )


def corrections_waiting(desk: Desk) -> tuple[Correction, ...]:
    """Return what waits for the office, the oldest first."""
    desk.need(Duty.AMEND)
    return corrections.open_corrections(desk.db, desk.school)


def corrections_in(desk: Desk, register: Register) -> tuple[Correction, ...]:
    """Return what was asked about this register and what became of it."""
    check_may_take(desk, register)
    return corrections.corrections_of_register(desk.db, register.group, register.session)


def accept(desk: Desk, asked: Correction) -> None:
    """Make the amendment that was asked for; StaleError when the mark is no longer the one shown.

    `asked` is the correction as the office saw it, with the mark that stood then.
    """
    desk.need(Duty.AMEND)
    with saving(desk.db):
        signed = _settling(desk, asked, Outcome.ACCEPTED, "")
        number = registers.register_number(desk.db, asked.group, asked.session)
        draft = Draft(
            asked.pupil,
            asked.code,
            asked.current.id if asked.current else None,
            asked.minutes,
            asked.note,
            asked.reason,
        )
        made = enter_mark(desk, number or 0, draft, signed.at)
        corrections.note_entry(desk.db, asked.id, made.entry.id)


def refuse(desk: Desk, asked: Correction, answer: str = "") -> None:
    """Leave the mark as it is; the teacher sees that and the answer."""
    desk.need(Duty.AMEND)
    with saving(desk.db):
        _settling(desk, asked, Outcome.REFUSED, answer.strip())


def _settling(desk: Desk, asked: Correction, outcome: Outcome, answer: str) -> Signature:
    found = corrections.load_correction(desk.db, desk.school, asked.id)
    if found is None or found.outcome is not Outcome.OPEN:
        by = found.settled_by if found else "Somebody"
        raise StaleError(f"{by} has settled this already.", "The list shows what is left.")
    signed = sign(desk.db, desk.school, desk.who, right_time(desk))
    corrections.settle(desk.db, asked.id, outcome, signed, answer)
    return signed


def answers_for_me(desk: Desk) -> tuple[Correction, ...]:
    """Return what the office settled in the last days of what this person asked."""
    since = desk.now() - _ANSWERS_SHOWN
    settled = corrections.settled_since(desk.db, desk.school, since)
    return tuple(one for one in settled if one.asker == desk.who.person)
