"""Writing a request for leave down: judged as it is typed, kept as it came, with its papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.finding import settled
from desktop.models.leave.decision import Outcome, standing_decisions
from desktop.models.leave.request import Came, Paper
from desktop.models.leave.request_findings import Around, Earlier, request_findings
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import pupils, rolls
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.leave import decisions, requests
from desktop.storage.organisation import policies, school_years
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.finding import Finding
    from desktop.models.leave.request import LeaveRequest, RequestDraft
    from desktop.tasks.desk import Desk


def findings(desk: Desk, draft: RequestDraft) -> tuple[Finding, ...]:
    """Return what refuses a request and what is to be known of it, as it is typed."""
    desk.need(Duty.LOG_ABSENCE)
    calendar = school_years.load_calendar(desk.db, desk.school)
    return tuple(request_findings(draft, _around(desk, draft, calendar)))


def judged(desk: Desk, request: LeaveRequest, calendar: SchoolCalendar) -> tuple[Finding, ...]:
    """Return what is to be known of a request that is kept."""
    found = request_findings(request, _around(desk, request, calendar, but=request.id))
    return tuple(one for one in found if not one.is_refusal)


def ask_for_leave(desk: Desk, draft: RequestDraft) -> int:
    """Keep a request for a child, or for a family on one form; returns its number.

    RuleError for the first thing that refuses it; what only warns is kept with it.
    """
    desk.need(Duty.LOG_ABSENCE)
    draft = replace(draft, pupils=tuple(dict.fromkeys(draft.pupils)))
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        for pupil in draft.pupils:
            pupil_here(desk, pupil)
        calendar = school_years.load_calendar(desk.db, desk.school)
        settled(request_findings(draft, _around(desk, draft, calendar)))
        number = requests.add_request(desk.db, draft, signed)
        if draft.came is Came.FORM:
            requests.add_paper(desk.db, number, Paper.FORM_FILED, "", signed)
        for pupil in draft.pupils:
            note(desk.db, signed, ("pupil", pupil), "leave asked for", request=number)
    return number


def note_paper(desk: Desk, number: int, what: Paper, words: str = "") -> None:
    """Keep that evidence of the dates was asked for or seen, or that the form was filed.

    Evidence is of the dates only, such as tickets; no copy is kept.
    """
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        standing_request(desk, number)
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        requests.add_paper(desk.db, number, what, words.strip(), signed)


def standing_request(desk: Desk, number: int) -> LeaveRequest:
    """Return a request that was not withdrawn; StaleError where somebody was quicker."""
    found = requests.load_request(desk.db, desk.school, number)
    if found is None:
        raise RuleError("That request is not in this school.", "Look again in the list.")
    if found.is_withdrawn:
        raise StaleError(
            f"{found.withdrawn_by or 'Somebody'} has withdrawn this request.",
            "Nothing was changed. Write it down anew if it is to stand.",
        )
    return found


def _around(
    desk: Desk, draft: RequestDraft, calendar: SchoolCalendar, but: int | None = None
) -> Around:
    policy = policies.policy_on(desk.db, desk.school, draft.received_on)
    return Around(
        calendar=calendar,
        rules=policy.leave,
        today=desk.today,
        absent=tuple(_absent(desk, draft, calendar)) if but is None else (),
        earlier=tuple(_earlier(desk, draft)) if but is None else (),
    )


def _absent(
    desk: Desk, draft: RequestDraft, calendar: SchoolCalendar
) -> Iterator[tuple[str, date]]:
    """Name each child not on roll on a school day of the request, with the first such day."""
    days = calendar.school_days(draft.first.day, draft.last.day)
    known = rolls.rolls_of(desk.db, draft.pupils)
    names = pupils.names_of(desk.db, draft.pupils)
    for pupil in draft.pupils:
        off = next((day for day in days if not known.on_roll(pupil, day)), None)
        if off is not None:
            yield names[pupil], off


def _earlier(desk: Desk, draft: RequestDraft) -> Iterator[Earlier]:
    """Find what was asked for already for one of these children on one of these days."""
    if not draft.pupils or draft.last < draft.first:
        return
    found = requests.requests_for(desk.db, draft.pupils, draft.first, draft.last)
    standing = standing_decisions(decisions.decisions_on(desk.db, [one.id for one in found]))
    names = pupils.names_of(desk.db, draft.pupils)
    for request in found:
        for pupil in draft.pupils:
            if pupil in request.pupils:
                decided = standing.get((request.id, pupil))
                refused = decided is not None and decided.outcome is Outcome.REFUSED
                yield Earlier(request, names[pupil], refused)
