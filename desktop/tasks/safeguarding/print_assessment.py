"""A risk assessment on paper: showing, printing and saving it are looks, and kept among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.names import printed_name
from desktop.documents.safeguarding.risk_assessment import RiskPaper, risk_assessment
from desktop.models.days.session import day_in_words
from desktop.models.organisation.staff import Duty
from desktop.models.safeguarding.note import assessment_looked_at
from desktop.storage.admissions import rolls
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.papers.paper import Paper, file_name, heading_for
from desktop.tasks.safeguarding.assess_risk import open_assessment

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk

_CONFIDENTIAL = "Confidential: for those with the safeguarding duty"


def assessment_paper(desk: Desk, number: int) -> Paper:
    """Make the paper of an assessment; that it was shown is kept before it is made."""
    desk.need(Duty.SEE_FLAGS)
    one = open_assessment(desk, number, "shown as paper")
    child = pupil_here(desk, one.pupil)
    place = rolls.class_on(desk.db, one.pupil, desk.today)
    title = f"Risk assessment of {child.name}"
    name = printed_name(child.name, child.latin_name, child.admission_number)
    heading = heading_for(desk, "Student risk assessment", f"{name}. {_CONFIDENTIAL}")
    pdf = risk_assessment(RiskPaper(heading, name, place.group_name if place else "", one))
    return Paper(
        f"{title}, {day_in_words(one.written_on)}",
        file_name(title, str(one.written_on)),
        pdf,
        look=(one.pupil, assessment_looked_at(one.written_on)),
    )
