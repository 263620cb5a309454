"""Leave a child had or was refused before, how each ended, and what the family asked besides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.absence.penalty_window import is_unauthorised
from desktop.models.days.session import session_of
from desktop.models.leave.deciding import sessions_between
from desktop.models.leave.decision import standing_decisions
from desktop.models.leave.leave_words import span_in_words
from desktop.models.leave.watch import is_here, return_from, return_in_words
from desktop.models.marks.year_marks import marks_by_session, year_of
from desktop.storage.leave import decisions, requests
from desktop.storage.marks import entries
from desktop.tasks.admissions.link_siblings import siblings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session
    from desktop.models.leave.decision import LeaveDecision
    from desktop.models.leave.request import LeaveRequest
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class Before:
    """A line for each earlier request of the child, newest first, and for brothers and sisters."""

    earlier: tuple[str, ...] = ()
    family: tuple[str, ...] = ()


def leave_before(desk: Desk, request: LeaveRequest, pupil: int, calendar: SchoolCalendar) -> Before:
    """Read what was asked for before, for the child and for the family; see `weigh`."""
    found = requests.requests_of_pupil(desk.db, desk.school, pupil)
    others = [one for one in found if one.id != request.id]
    standing = standing_decisions(decisions.decisions_of_pupil(desk.db, desk.school, pupil))
    codes = _codes(desk, pupil, others)
    earlier = [
        f"{span_in_words(one.first, one.last)}, {one.kind.words.lower()}: "
        f"{_ended(desk, one, standing.get((one.id, pupil)), calendar, codes)}"
        for one in reversed(others)
    ]
    return Before(tuple(earlier), tuple(_family(desk, request, pupil)))


def _codes(desk: Desk, pupil: int, asked: list[LeaveRequest]) -> dict[Session, str]:
    years = {year_of(desk.today), *(year_of(one.first.day) for one in asked)}
    return {
        session_of(number): code
        for year in years
        for number, code in marks_by_session(year, entries.year_marks(desk.db, pupil, year))
    }


def _ended(
    desk: Desk,
    request: LeaveRequest,
    decision: LeaveDecision | None,
    calendar: SchoolCalendar,
    codes: Mapping[Session, str],
) -> str:
    if request.is_withdrawn:
        return "withdrawn"
    if decision is None:
        return "not decided yet"
    if decision.first is None or decision.last is None:
        return _after_refusal(desk, request, calendar, codes)
    here = [session for session, code in codes.items() if is_here(code)]
    back = return_from(calendar, decision.last, desk.today, here)
    days = span_in_words(decision.first, decision.last)
    part = f" {days}" if (decision.first, decision.last) != (request.first, request.last) else ""
    return f"{decision.outcome.value}{part}" + (f", {return_in_words(back)}" if back else "")


def _after_refusal(
    desk: Desk, request: LeaveRequest, calendar: SchoolCalendar, codes: Mapping[Session, str]
) -> str:
    asked = sessions_between(calendar, request.first, request.last)
    away = sum(is_unauthorised(codes.get(one, "")) for one in asked)
    if away:
        return f"refused, and {away} of {len(asked)} sessions away without leave"
    return "refused" + (", not taken" if request.last.day < desk.today else "")


def _family(desk: Desk, request: LeaveRequest, pupil: int) -> Iterator[str]:
    """A line for each brother or sister who is not on the same form."""
    for one in siblings_of(desk, pupil):
        if one.pupil in request.pupils:
            continue
        if not one.is_here:
            yield f"{one.name} is at {one.school}: ask there what was asked for and decided."
            continue
        asked = requests.requests_for(desk.db, [one.pupil], request.first, request.last)
        yield f"{one.name}: " + (
            _asked(desk, one.pupil, asked[0]) if asked else "nothing asked for these days"
        )


def _asked(desk: Desk, pupil: int, request: LeaveRequest) -> str:
    standing = standing_decisions(decisions.decisions_on(desk.db, [request.id]))
    decision = standing.get((request.id, pupil))
    said = decision.outcome.value if decision else "not decided yet"
    return f"{span_in_words(request.first, request.last)}, {said}"
