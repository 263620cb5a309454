"""Messages, calls and decisions about one child, for its page; only the office reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.absence.contact_log import log_of
from desktop.models.marks.year_marks import first_session, year_of
from desktop.models.organisation.staff import Duty
from desktop.storage.absence import attempts, proposal_decisions
from desktop.tasks.absence.ask_evidence import evidence_of
from desktop.tasks.absence.message_book import messages_of_pupil
from desktop.tasks.admissions.pupil_history import pupil_here

if TYPE_CHECKING:
    from desktop.models.absence.contact_log import LogLine
    from desktop.tasks.desk import Desk


def contact_log(desk: Desk, pupil: int) -> tuple[LogLine, ...]:
    """Return what was said, tried and decided about a child this year, newest first."""
    desk.need(Duty.LOG_ABSENCE)
    pupil_here(desk, pupil)
    begins = first_session(year_of(desk.today)).day
    said = [one for one in messages_of_pupil(desk, pupil) if one.last.day >= begins]
    tried = attempts.attempts_since(desk.db, [pupil], begins)
    asked = [one for one in evidence_of(desk, pupil) if one.asked_at.date() >= begins]
    about = proposal_decisions.decisions_of(desk.db, pupil)
    decided = [one for one in about if one.at.date() >= begins]
    return log_of(said, tried, asked, decided)
