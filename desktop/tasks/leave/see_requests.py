"""Requests for leave: which wait for the head, how each stands, and one of them opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session import Half, Session
from desktop.models.leave.decision import standing_decisions
from desktop.models.leave.leave_span import span_of
from desktop.models.leave.request_line import ChildAsked, RequestFacts, RequestLine, in_order
from desktop.models.leave.request_state import child_state, request_state, standing_for
from desktop.models.leave.waiting import Waiting
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import pupils, rolls
from desktop.storage.leave import decisions, requests
from desktop.storage.organisation import school_years
from desktop.tasks.leave.ask_for_leave import judged
from desktop.tasks.leave.way_back import back_again

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.models.admissions.roll import Rolls
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.leave.decision import LeaveDecision
    from desktop.models.leave.request import LeaveRequest
    from desktop.tasks.desk import Desk

_LOOKED_BACK = timedelta(days=366)  # where the calendar has no year for today


def waiting_requests(desk: Desk) -> tuple[Waiting, ...]:
    """Return the requests that wait for a decision, those that begin soonest first."""
    found = requests.undecided_requests(desk.db, desk.school)
    names = pupils.names_of(desk.db, [pupil for one in found for pupil in one.pupils])
    waiting = [
        Waiting(
            one.id, ", ".join(names[pupil] for pupil in one.pupils), one.kind.words,
            one.received_on, one.first.day,
        )
        for one in found
    ]  # fmt: skip
    return tuple(sorted(waiting, key=_soonest))


def _soonest(one: Waiting) -> tuple[int, int]:
    return one.first_day.toordinal(), one.number


def requests_of_year(desk: Desk) -> tuple[RequestLine, ...]:
    """Return the requests of this school year and after it, what presses most first."""
    may_see_requests(desk)
    calendar = school_years.load_calendar(desk.db, desk.school)
    year = calendar.year_of(desk.today)
    since = year.starts if year else desk.today - _LOOKED_BACK
    found = requests.requests_since(desk.db, desk.school, Session(since, Half.AM))
    return in_order(_lines(desk, found, calendar), desk.today)


def requests_of_pupil(desk: Desk, pupil: int) -> tuple[RequestLine, ...]:
    """Return every request that was ever made for a child, newest first."""
    may_see_requests(desk)
    calendar = school_years.load_calendar(desk.db, desk.school)
    found = requests.requests_of_pupil(desk.db, desk.school, pupil)
    return tuple(reversed(_lines(desk, found, calendar)))


def open_request(desk: Desk, number: int) -> RequestFacts:
    """Return one request with its papers and what is to be said of it."""
    may_see_requests(desk)
    found = requests.load_request(desk.db, desk.school, number)
    if found is None:
        raise RuleError("That request is not in this school.", "Look again in the list.")
    calendar = school_years.load_calendar(desk.db, desk.school)
    (line,) = _lines(desk, (found,), calendar)
    papers = requests.papers_of(desk.db, [number]).get(number, ())
    return RequestFacts(line, papers, judged(desk, found, calendar))


def may_see_requests(desk: Desk) -> None:
    """PermissionRefused unless the person writes requests down or decides them."""
    if not desk.who.may(Duty.LOG_ABSENCE) and not desk.who.may(Duty.DECIDE_LEAVE):
        raise PermissionRefused(
            f"{desk.who.name} may not see requests for leave.", "Ask the office or the head."
        )


@dataclass(frozen=True, slots=True)
class _Read:
    calendar: SchoolCalendar
    rolls: Rolls
    names: Mapping[int, str]
    standing: Mapping[tuple[int, int], LeaveDecision]
    back: frozenset[int]


def _lines(
    desk: Desk, found: Sequence[LeaveRequest], calendar: SchoolCalendar
) -> tuple[RequestLine, ...]:
    children = tuple({pupil for one in found for pupil in one.pupils})
    standing = standing_decisions(decisions.decisions_on(desk.db, [one.id for one in found]))
    read = _Read(
        calendar,
        rolls.rolls_of(desk.db, children),
        pupils.names_of(desk.db, children),
        standing,
        back_again(desk, standing.values()),
    )
    return tuple(_line(desk, one, read) for one in found)


def _line(desk: Desk, request: LeaveRequest, read: _Read) -> RequestLine:
    asked = []
    for pupil, decision in standing_for(request, read.standing):
        is_back = decision is not None and decision.id in read.back
        when = read.calendar, desk.today
        state = child_state(request, decision, when, is_back=is_back)
        place = read.rolls.place(pupil, request.first.day)
        where = place.group_name if place else ""
        asked.append(ChildAsked(pupil, read.names[pupil], where, state, decision))
    whole = request_state([one.state for one in asked])
    return RequestLine(
        request, tuple(asked), whole, span_of(read.calendar, request.first, request.last)
    )
