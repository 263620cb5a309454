"""How a request stands: waiting, decided, or, where leave was given, how the way back goes."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.leave.decision import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.leave.decision import LeaveDecision
    from desktop.models.leave.request import LeaveRequest


class RequestState(Enum):
    """The first of them is what a list shows where children of one request differ."""

    NOT_BACK = "not back"
    DUE_BACK = "due back today"
    AWAY = "away now"
    WAITING = "waits for the head"
    GRANTED_IN_PART = "granted in part"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


STATES = tuple(RequestState)
_DECIDED = {
    Outcome.GRANTED: RequestState.GRANTED,
    Outcome.GRANTED_IN_PART: RequestState.GRANTED_IN_PART,
    Outcome.REFUSED: RequestState.REFUSED,
}


def child_state(
    request: LeaveRequest,
    decision: LeaveDecision | None,
    when: tuple[SchoolCalendar, date],
    *,
    is_back: bool,
) -> RequestState:
    """Return how it stands for one child today; `is_back`: seen in school since the leave."""
    if request.is_withdrawn:
        return RequestState.WITHDRAWN
    if decision is None:
        return RequestState.WAITING
    decided = _DECIDED[decision.outcome]
    if decision.first is None or decision.last is None or is_back:
        return decided
    calendar, today = when
    back = calendar.session_beside(decision.last, 1)
    if today < decision.first.day or back is None:
        return decided
    if today > back.day:
        return RequestState.NOT_BACK
    return RequestState.DUE_BACK if today == back.day else RequestState.AWAY


def request_state(states: Collection[RequestState]) -> RequestState:
    """Return how a request stands as a whole: by the child that presses most.

    Some children refused and others granted is granted in part.
    """
    if {RequestState.GRANTED, RequestState.REFUSED} <= set(states):
        states = {*states, RequestState.GRANTED_IN_PART}
    return min(states, key=STATES.index)


def standing_for(
    request: LeaveRequest, decisions: Mapping[tuple[int, int], LeaveDecision]
) -> tuple[tuple[int, LeaveDecision | None], ...]:
    """Return each child of a request with the decision that stands, None while it waits."""
    return tuple((pupil, decisions.get((request.id, pupil))) for pupil in request.pupils)
