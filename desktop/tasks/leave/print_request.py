"""The form "Request for leave in term time": blank to give out, or filled with a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.leave.request_form import OUTCOMES, LeaveForm, request_form
from desktop.models.days.session import Half, day_in_words
from desktop.models.leave.decision import Outcome
from desktop.models.leave.leave_span import dates_in_words, days_in_words
from desktop.storage.organisation import policies
from desktop.tasks.leave.see_requests import may_see_requests, open_request
from desktop.tasks.papers.paper import Paper, file_name, heading_for, name_on_paper

if TYPE_CHECKING:
    from desktop.models.days.session import Session
    from desktop.models.leave.request_line import ChildAsked, RequestLine
    from desktop.tasks.desk import Desk

TITLE = "Request for leave in term time"
_OUTCOMES = dict(zip(Outcome, OUTCOMES, strict=True))


def blank_form(desk: Desk) -> Paper:
    """Make the form to give out; it names nobody."""
    may_see_requests(desk)
    heading = heading_for(desk, TITLE)
    pdf = request_form(LeaveForm(heading=heading, notice=_notice(desk)))
    return Paper(TITLE, file_name("Leave request form", "blank"), pdf)


def filled_form(desk: Desk, number: int) -> Paper:
    """Make the form filled with what is kept of a request, and with the answer where there is one.

    It says why the children were away, so that the history keeps who printed it.
    """
    line = open_request(desk, number).line
    request = line.request
    who = ", ".join(filter(None, (request.asker, request.relationship.lower())))
    back = line.span.back
    form = LeaveForm(
        heading=heading_for(desk, TITLE),
        notice=_notice(desk),
        names=", ".join(name_on_paper(desk, one.pupil, one.name) for one in line.children),
        classes=", ".join(dict.fromkeys(one.class_name for one in line.children)),
        asker=who,
        lives_with=request.lives_with,
        first_day=_day(line, request.first),
        last_day=_day(line, request.last),
        back_on=day_in_words(back.day) if back else "",
        days=days_in_words(len(line.span.sessions)),
        reason=request.reason,
        words=request.words,
        where=request.destination,
        received=day_in_words(request.received_on),
        came=request.came.value,
        outcome=_outcome(line),
        decided="\n".join(_decided(one) for one in line.children if one.decision),
    )
    name = file_name("Leave request", f"{request.id}")
    return Paper(TITLE, name, request_form(form), ("pupil", line.children[0].pupil))


def _notice(desk: Desk) -> str:
    rules = policies.policy_on(desk.db, desk.school, desk.today).leave
    return rules.notice_in_words if rules.notice_days else ""


def _day(line: RequestLine, session: Session) -> str:
    """Say the half only where a day of the leave is not a whole one."""
    is_half = line.request.first.half is Half.PM or line.request.last.half is Half.AM
    return str(session) if is_half else day_in_words(session.day)


def _outcome(line: RequestLine) -> str:
    """Tick an answer where all children have the same one."""
    found = {one.decision.outcome for one in line.children if one.decision}
    decided = all(one.decision for one in line.children)
    return _OUTCOMES[found.pop()] if decided and len(found) == 1 else ""


def _decided(one: ChildAsked) -> str:
    decision = one.decision
    if decision is None:
        return ""
    days = ""
    if decision.first is not None and decision.last is not None:
        days = f" {dates_in_words(decision.first, decision.last)}"
    said = f"{one.name}: {decision.outcome.value}{days}, {decision.code}"
    return f"{said}. {decision.name}: {decision.reason}"
