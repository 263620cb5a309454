"""Letters about a request before it is decided: late, not a resident parent, evidence wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session import day_in_words
from desktop.models.leave.leave_span import days_in_words, span_of
from desktop.models.leave.request import Paper
from desktop.models.letters.letter import LEAVE_REQUEST, LetterDraft, LetterKind
from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.leave import requests
from desktop.storage.organisation import policies, school_years
from desktop.tasks.leave.ask_for_leave import standing_request
from desktop.tasks.letters.write_letters import write_letters
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.leave.request import LeaveRequest
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk

_EVIDENCE = "something that shows the dates, such as your tickets"
_ANSWER_DAYS = 5  # school days in which evidence is wanted, unless somebody says otherwise


def ask_evidence(desk: Desk, number: int, what: str = "", by_day: date | None = None) -> int:
    """Ask for evidence of the dates in a letter that waits for a signature; returns how many.

    Documentary evidence may be required (R33, R168): of the dates, and no copy is kept. RuleError
    where it was asked for already and has not come.
    """
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        request = standing_request(desk, number)
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        papers = requests.papers_of(desk.db, [number]).get(number, ())
        if papers and papers[-1].what is Paper.EVIDENCE_ASKED:
            raise RuleError("Evidence is asked for already.", "Press S when it is seen.")
        calendar = school_years.load_calendar(desk.db, desk.school)
        day = by_day or calendar.school_days_after(desk.today, _ANSWER_DAYS)
        wanted = what.strip() or _EVIDENCE
        requests.add_paper(desk.db, number, Paper.EVIDENCE_ASKED, wanted, signed)
        values = {"evidence": wanted, "by_day": day_in_words(day)}
        return _write(desk, signed, request, LetterKind.EVIDENCE_WANTED, values)


def answer_late(desk: Desk, number: int) -> int:
    """Write that the request came late: it is decided all the same; returns how many letters."""
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        request = standing_request(desk, number)
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        rules = policies.policy_on(desk.db, desk.school, request.received_on).leave
        if not rules.is_late(request.received_on, request.first.day):
            raise RuleError("This request came in time.", "There is nothing to write about that.")
        calendar = school_years.load_calendar(desk.db, desk.school)
        wanted = calendar.school_days(
            rules.latest_request(request.first.day), request.first.day
        )  # the first day itself is one of them
        values = {"notice_days": str(max(len(wanted) - 1, 1))}
        return _write(desk, signed, request, LetterKind.LATE_REQUEST, values)


def answer_not_resident(desk: Desk, number: int) -> int:
    """Write to who asked that only a parent the child lives with may; returns how many letters."""
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        request = standing_request(desk, number)
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        if request.lives_with:
            raise RuleError(
                f"{request.asker} lives with the child.", "There is nothing to write about that."
            )
        if request.contact is None:
            raise RuleError(
                f"{request.asker} is not among the contacts, so there is no address.",
                "Add the contact on the pupil’s page, or write by hand.",
            )
        return _write(desk, signed, request, LetterKind.NOT_RESIDENT, {})


def _write(
    desk: Desk,
    signed: Signature,
    request: LeaveRequest,
    kind: LetterKind,
    values: Mapping[str, str],
) -> int:
    """Write to the family; that somebody is no resident parent is told to nobody else."""
    own = kind is LetterKind.NOT_RESIDENT and request.contact is not None
    to = (request.contact or 0,) if own else ()
    calendar = school_years.load_calendar(desk.db, desk.school)
    draft = LetterDraft(
        kind=kind,
        pupils=request.pupils,
        about=(LEAVE_REQUEST, request.id),
        values={**_asked(request, calendar), **values},
        relied_on={"request": request.id, "first_day": request.first.day.isoformat()},
        to=to,
    )
    return len(write_letters(desk, signed, [draft]))


def _asked(request: LeaveRequest, calendar: SchoolCalendar) -> dict[str, str]:
    span = span_of(calendar, request.first, request.last)
    return {
        "first_day": day_in_words(request.first.day),
        "last_day": day_in_words(request.last.day),
        "asked_on": day_in_words(request.received_on),
        "days": days_in_words(len(span.sessions)),
    }
