"""A contract or action plan is written down, or changed: a new version keeps the old."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.agreements.agreement import agreement_findings
from desktop.models.finding import settled
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import contacts
from desktop.storage.agreements import agreements
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.organisation import policies
from desktop.storage.organisation.school_years import load_calendar
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.agreements.see_agreements import find_standing
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.admissions.pupil import Contact, Pupil
    from desktop.models.agreements.agreement import Agreement, Kind
    from desktop.models.agreements.standing import Standing
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the form begins with: the child, whom to tick, and when a review would be."""

    pupil: Pupil
    contacts: tuple[Contact, ...]
    calendar: SchoolCalendar
    review_on: date


def beginning(desk: Desk, pupil: int) -> Beginning:
    """Return what the form of a new agreement, or of a review, begins with."""
    desk.need(Duty.KEEP_AGREEMENTS)
    child = pupil_here(desk, pupil)
    calendar = load_calendar(desk.db, desk.school)
    review_on = next_review(desk, calendar)
    return Beginning(child, contacts.contacts_of(desk.db, pupil), calendar, review_on)


def next_review(desk: Desk, calendar: SchoolCalendar) -> date:
    """Return the school day on or after the policy's weeks from now; that day where none is."""
    weeks = policies.policy_on(desk.db, desk.school, desk.today).agreement_weeks
    day = desk.today + timedelta(weeks=weeks)
    days = calendar.school_days(day, day + timedelta(days=60))
    return days[0] if days else day


def make_agreement(desk: Desk, draft: Agreement) -> int:
    """Keep an agreement; `replaces` names the version that was read, which must still stand."""
    desk.need(Duty.KEEP_AGREEMENTS)
    settled(agreement_findings(draft))
    if draft.made_on > desk.today:
        raise RuleError("The meeting is on a day to come.", "Write it down once it was held.")
    with saving(desk.db):
        pupil_here(desk, draft.pupil)
        _check_standing(desk, draft)
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        number = agreements.add_agreement(desk.db, draft, signed)
        done = "changed" if draft.replaces else "made"
        note(
            desk.db, signed, ("pupil", draft.pupil), f"{draft.kind.value} {done}", agreement=number
        )
    return number


def _check_standing(desk: Desk, draft: Agreement) -> None:
    if draft.replaces is not None:
        before = find_standing(desk, draft.replaces)
        if before.ended:
            raise StaleError("It has ended meanwhile.", "Write a new one if there is to be one.")
        return
    if running_of(desk, draft.pupil, draft.kind) is not None:
        raise StaleError(
            f"An {draft.kind.value} of this child runs already.",
            "Change that one, or end it at a review first.",
        )


def running_of(desk: Desk, pupil: int, kind: Kind) -> Standing | None:
    """Return the agreement of this kind that runs for a child, if there is one."""
    found = agreements.standing_of_pupil(desk.db, desk.school, pupil)
    return next((one for one in found if one.agreement.kind is kind and not one.ended), None)


def next_version(one: Standing) -> Agreement:
    """Return an agreement to go on from: what it says, naming the one it will replace."""
    due = one.due_on or one.agreement.review_on
    return replace(one.agreement, replaces=one.agreement.id, review_on=due)
