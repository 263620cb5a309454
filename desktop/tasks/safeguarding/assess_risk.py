"""Student risk assessments: written, replaced by a newer one that keeps the old, and reviewed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.finding import settled
from desktop.models.organisation.staff import Duty
from desktop.models.safeguarding.note import assessment_looked_at
from desktop.models.safeguarding.risk import assessment_findings
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.safeguarding import risk_assessments
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.safeguarding.keep_looks import keep_look
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from desktop.models.safeguarding.risk import RiskAssessment
    from desktop.tasks.desk import Desk


def open_assessment(desk: Desk, number: int, what: str = "") -> RiskAssessment:
    """Keep the look, then return an assessment; `what` says what is done with it besides."""
    desk.need(Duty.SEE_FLAGS)
    found = risk_assessments.load_assessment(desk.db, desk.school, number)
    if found is None:
        raise RuleError("There is no such assessment.", "Look at the child’s page again.")
    keep_look(desk, found.pupil, assessment_looked_at(found.written_on, what))
    return found


def write_assessment(desk: Desk, draft: RiskAssessment) -> int:
    """Keep an assessment; `replaces` names the one that was read, which must still stand."""
    desk.need(Duty.SEE_FLAGS)
    settled(assessment_findings(draft))
    if draft.written_on > desk.today:
        raise RuleError("It is written on a day to come.", "Choose today or a day before.")
    with saving(desk.db):
        pupil_here(desk, draft.pupil)
        standing = risk_assessments.assessments_of(desk.db, desk.school, draft.pupil)
        if draft.replaces != (standing[0].id if standing else None):
            raise StaleError(
                "Somebody has written a newer assessment meanwhile.",
                "Open that one, and write yours from it.",
            )
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        number = risk_assessments.add_assessment(desk.db, draft, signed)
        note(desk.db, signed, ("pupil", draft.pupil), "risk assessment written", assessment=number)
    return number


def next_version(one: RiskAssessment) -> RiskAssessment:
    """Return an assessment to go on from: what it says, naming the one it will replace."""
    return replace(one, replaces=one.id, checks=frozenset())
