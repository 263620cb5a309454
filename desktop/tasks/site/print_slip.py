"""Late slips: whether the school wants them, and one for a line of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.names import printed_name
from desktop.documents.site.late_slip import Slip, late_slip
from desktop.errors import RuleError
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.organisation.policy import LateSlip
from desktop.models.organisation.staff import Duty
from desktop.models.site.signing import SigningKind
from desktop.storage.organisation import policies
from desktop.storage.site import books, signings
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.papers.paper import Paper, file_name, heading_for

if TYPE_CHECKING:
    from desktop.models.site.signing import BookLine
    from desktop.tasks.desk import Desk


def slip_wanted(desk: Desk) -> LateSlip:
    """Return which slip the school's policy wants today."""
    return policies.policy_on(desk.db, desk.school, desk.today).late_slip


def slip_of(desk: Desk, number: int) -> Paper:
    """Make the slip of a child who came late; it says neither the code nor why."""
    desk.need(Duty.SIGN_IN_AND_OUT)
    line = _late_line(desk, number)
    at = london(line.signing.at)
    pupil = pupil_here(desk, line.signing.pupil)
    name = printed_name(line.child, pupil.latin_name, pupil.admission_number)
    where = f"{line.group_name}  ·  came in at {at:%H:%M}  ·  {day_in_words(at.date())}"
    slip = Slip(f"{at:%H:%M}", is_label=slip_wanted(desk) is LateSlip.LABEL)
    pdf = late_slip(heading_for(desk, name, where), slip)
    return Paper(f"Late slip: {name}", file_name("Late slip", name, f"{at:%H%M}"), pdf)


def _late_line(desk: Desk, number: int) -> BookLine:
    found = signings.load_signing(desk.db, desk.school, number)
    day = books.book_of_day(desk.db, desk.school, found.session.day) if found else ()
    line = next((one for one in day if one.signing.id == number), None)
    if line is None or not line.holds or line.signing.kind is not SigningKind.CAME_LATE:
        raise RuleError("A slip is for a child who came late.", "Choose such a line in the book.")
    return line
