"""The watch: who is away on leave, who is not back, and leave that was taken without permission."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.days.session import day_in_words
from desktop.models.leave.leave_words import school_days_in_words
from desktop.models.leave.step import StepDraft
from desktop.models.leave.watch import CHECK_KEYS, CHECK_PREFIX, ReturnState
from desktop.models.letters.letter import LEAVE_REQUEST, LetterDraft, LetterKind, LetterState
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import pupils, rolls
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.leave import steps
from desktop.storage.letters import ledger
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.leave.due_back import returns_of, ticks_of
from desktop.tasks.letters.write_letters import write_letters
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.models.leave.decision import LeaveDecision
    from desktop.models.leave.step import LeaveStep
    from desktop.models.leave.watch import Return
    from desktop.tasks.desk import Desk

_ORDER = (
    ReturnState.TEN_DAYS,
    ReturnState.OVERDUE,
    ReturnState.DUE_TODAY,
    ReturnState.AWAY,
    ReturnState.BACK,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A child on leave or not back: the leave, how the return stands, the conditions ticked.

    `letter`: one about the return that waits for a signature, or was signed.
    """

    pupil: int
    name: str
    class_name: str
    decision: LeaveDecision
    back: Return
    ticked: Mapping[str, LeaveStep] = field(default_factory=dict)
    letter: int | None = None


def watched(desk: Desk) -> tuple[Watched, ...]:
    """Return who is on leave or not back, of those on roll today, the most pressing first."""
    may_watch(desk)
    found = [(one, back) for one, back in returns_of(desk) if back.state is not ReturnState.BACK]
    numbers = tuple(one.pupil for one, _ in found)
    if not numbers:
        return ()
    known, names = rolls.rolls_of(desk.db, numbers), pupils.names_of(desk.db, numbers)
    ticked = ticks_of(desk, numbers)
    lines = []
    for one, back in found:
        if not known.on_roll(one.pupil, desk.today):
            continue
        place = known.place(one.pupil, desk.today)
        lines.append(
            Watched(
                pupil=one.pupil, name=names[one.pupil],
                class_name=place.group_name if place else "", decision=one, back=back,
                ticked=ticked.get((one.pupil, one.request), {}), letter=_letter(desk, one),
            )
        )  # fmt: skip
    return tuple(sorted(lines, key=_pressing))


def _pressing(one: Watched) -> tuple[int, int, str]:
    return _ORDER.index(one.back.state), one.back.due.number, one.name


def tick(desk: Desk, seen: Watched, key: str, words: str = "", *, done: bool = True) -> None:
    """Tick a condition of ground H, with what was found, or take the tick back; both are kept.

    It takes no name off the roll: that is done under Pupils, once all are ticked.
    """
    may_watch(desk)
    if key not in CHECK_KEYS:
        raise RuleError(f"{key!r} is no condition of ground H.", "Choose one of the list.")
    if done and not words.strip():
        raise RuleError("Say what was found, and by whom.", "It is kept with the tick.")
    with saving(desk.db):
        pupil_here(desk, seen.pupil)
        now = ticks_of(desk, [seen.pupil]).get((seen.pupil, seen.decision.request), {})
        if (key in now) is done:
            said = "ticked" if done else "taken back"
            raise StaleError(f"Somebody has {said} this already.", "Look at the list again.")
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        draft = StepDraft(
            pupil=seen.pupil, step=f"{CHECK_PREFIX}{key}", day=desk.today, done=done,
            words=words.strip(), request=seen.decision.request,
        )  # fmt: skip
        steps.add_step(desk.db, draft, signed)


def write_overdue(desk: Desk, seen: Watched) -> tuple[int, ...]:
    """Write the letter about a return that is overdue; it waits for the head's signature."""
    may_watch(desk)
    with saving(desk.db):
        standing = {one.pupil: (one, back) for one, back in returns_of(desk, [seen.pupil])}
        decision, back = standing.get(seen.pupil, (seen.decision, seen.back))
        if not back.is_overdue or decision.id != seen.decision.id:
            raise StaleError(f"{seen.name} is not overdue any more.", "Look at the list again.")
        if _letter(desk, decision) is not None:
            raise StaleError(
                f"A letter about {seen.name}’s return is written already.",
                "It is on the head’s desk.",
            )
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        numbers = write_letters(desk, signed, [_overdue_letter(decision, back)])
        if not numbers:
            raise RuleError(
                f"Nobody of {seen.name}’s family may be written to.",
                "Look at the contacts: who has responsibility, and the addresses.",
            )
        note(desk.db, signed, ("pupil", seen.pupil), "letter about the return", leave=decision.id)
    return numbers


def _overdue_letter(decision: LeaveDecision, back: Return) -> LetterDraft:
    first, last = decision.first or back.last, decision.last or back.last
    return LetterDraft(
        kind=LetterKind.RETURN_OVERDUE,
        pupils=(decision.pupil,),
        about=(LEAVE_REQUEST, decision.request),
        values={
            "first_day": day_in_words(first.day),
            "last_day": day_in_words(last.day),
            "back_on": day_in_words(back.due_on),
            "missed": f"{school_days_in_words(2 * back.days)} later",
        },
        relied_on={
            "decision": decision.id,
            "first_day": first.day.isoformat(),
            "back_on": back.due_on.isoformat(),
        },
    )


def _letter(desk: Desk, decision: LeaveDecision) -> int | None:
    for one in ledger.letters_about(desk.db, desk.school, (LEAVE_REQUEST, decision.request)):
        stands = one.state is not LetterState.WITHDRAWN
        if stands and one.kind is LetterKind.RETURN_OVERDUE and decision.pupil in one.pupils:
            return one.id
    return None


def may_watch(desk: Desk) -> None:
    """PermissionRefused unless the person answers for absence or decides leave."""
    if not desk.who.may(Duty.LOG_ABSENCE) and not desk.who.may(Duty.DECIDE_LEAVE):
        raise PermissionRefused(
            f"{desk.who.name} may not see who is on leave.", "Ask the office or the head."
        )
