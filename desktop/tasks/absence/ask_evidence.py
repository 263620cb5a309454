"""Evidence of an absence: asked for on doubt or after a long illness, then seen or not shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.absence.evidence import (
    CARD,
    EvidenceOutcome,
    check_ask,
    may_ask_by_length,
)
from desktop.models.organisation.staff import Duty
from desktop.storage.absence import evidence_asked
from desktop.storage.admissions import pupils
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.organisation import policies
from desktop.tasks.absence.message_book import going_on
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from desktop.models.absence.evidence import Evidence
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that is waited for, with the child's name."""

    evidence: Evidence
    name: str


def lasts_long(desk: Desk, pupil: int) -> bool:
    """Whether an absence has lasted longer than the policy's days: evidence is proposed then."""
    desk.need(Duty.LOG_ABSENCE)
    limit = policies.policy_on(desk.db, desk.school, desk.today).evidence_days
    return may_ask_by_length(going_on(desk, [pupil])[pupil].day, limit)


def ask(desk: Desk, pupil: int, what: str, why: str = "", message: int | None = None) -> int:
    """Ask for evidence; RuleError without a reason while the illness is short (R155)."""
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        child = pupil_here(desk, pupil)
        check_ask(what, why, long=lasts_long(desk, pupil))
        if any(one.outcome is None for one in _of(desk, pupil)):
            raise RuleError(
                f"Evidence about {child.name} is asked for already.", "It is waited for."
            )
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        number = evidence_asked.ask_evidence(desk.db, pupil, (what, why.strip()), message, signed)
        note(desk.db, signed, ("pupil", pupil), "evidence asked for", evidence=number)
    return number


def settle(desk: Desk, number: int, outcome: EvidenceOutcome) -> None:
    """Note that evidence was seen, was not shown, or is no longer wanted; no copy is kept.

    StaleError when somebody has noted it meanwhile.
    """
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        found = evidence_asked.load_evidence(desk.db, desk.school, number)
        if found is None or found.outcome is not None:
            by = found.settled_by if found else "Somebody"
            raise StaleError(f"{by} has settled this already.", "The list shows what is left.")
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        evidence_asked.settle_evidence(desk.db, number, outcome, signed)
        note(desk.db, signed, ("pupil", found.pupil), f"evidence {outcome.value}", evidence=number)


def note_card_seen(desk: Desk, pupil: int, message: int, signed: Signature) -> None:
    """Note that the card of an appointment was seen as the message was taken; inside `saving`."""
    number = evidence_asked.ask_evidence(desk.db, pupil, (CARD, ""), message, signed)
    evidence_asked.settle_evidence(desk.db, number, EvidenceOutcome.SEEN, signed)


def evidence_waited_for(desk: Desk) -> tuple[Asked, ...]:
    """Return what was asked for and not seen yet, the oldest first."""
    desk.need(Duty.LOG_ABSENCE)
    found = evidence_asked.open_evidence(desk.db, desk.school)
    names = pupils.names_of(desk.db, [one.pupil for one in found])
    return tuple(Asked(one, names[one.pupil]) for one in found)


def evidence_of(desk: Desk, pupil: int) -> tuple[Evidence, ...]:
    """Return everything that was asked for about a child, newest first."""
    desk.need(Duty.LOG_ABSENCE)
    pupil_here(desk, pupil)
    return _of(desk, pupil)[::-1]


def _of(desk: Desk, pupil: int) -> tuple[Evidence, ...]:
    return evidence_asked.evidence_of_pupil(desk.db, desk.school, pupil)
