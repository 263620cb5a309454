"""A request for leave in words, as a list and a card say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.leave.leave_span import dates_in_words, span_in_words
from desktop.models.leave.request import Paper, evidence_state
from desktop.models.leave.request_state import RequestState

if TYPE_CHECKING:
    from desktop.models.leave.request import LeaveRequest, PaperNote
    from desktop.models.leave.request_line import ChildAsked, RequestFacts, RequestLine

_LIVES = {True: "lives with the child", False: "does not live with the child",
          None: "not known whether they live with the child"}  # fmt: skip
_SIGNS = {
    RequestState.NOT_BACK: ("siren", "warn_text"),
    RequestState.DUE_BACK: ("calendar-check", "late_text"),
    RequestState.AWAY: ("door-open", "text"),
    RequestState.WAITING: ("clock", "late_text"),
    RequestState.GRANTED_IN_PART: ("circle-check", "ok_text"),
    RequestState.GRANTED: ("circle-check", "ok_text"),
    RequestState.REFUSED: ("x", "text"),
    RequestState.WITHDRAWN: ("undo-2", "muted"),
}
_BADGES = {
    RequestState.NOT_BACK: "badge-warn",
    RequestState.DUE_BACK: "badge-late",
    RequestState.WAITING: "badge-late",
    RequestState.GRANTED: "badge-ok",
    RequestState.GRANTED_IN_PART: "badge-ok",
    RequestState.AWAY: "badge-info",
}


def sign_of(line: RequestLine) -> tuple[str, str]:
    """Return the picture of a state and its colour; the state's words stand beside it."""
    return _SIGNS[line.state]


def badge_of(state: RequestState) -> str:
    """Return the badge of a state, whose words say the same."""
    return _BADGES.get(state, "badge-plain")


def together(names: list[str]) -> str:
    """Heidi, Mabel Hughes-Barker: brothers and sisters of one surname share it."""
    parts = [name.partition(" ") for name in names]
    if len({rest for _, _, rest in parts}) > 1:
        return ", ".join(names)
    return f"{', '.join(first for first, _, _ in parts)} {parts[0][2]}".strip()


def asked_in_words(request: LeaveRequest) -> str:
    """Asked by Mrs Ahmed, mother, lives with the child; form, received Tue 10 Nov 2026."""
    who = ", ".join(filter(None, (request.asker, request.relationship.lower())))
    came = f"{request.came.value.capitalize()}, received {day_in_words(request.received_on)}"
    return f"Asked by {who}, {_LIVES[request.lives_with]}. {came}."


def kept_in_words(request: LeaveRequest) -> str:
    """Written down by Olive Office, Office, on Tue 10 Nov 2026 at 09:05."""
    at = london(request.recorded_at)
    who = ", ".join(filter(None, (request.name, request.position)))
    return f"Written down by {who}, on {day_in_words(at.date())} at {at:%H:%M}."


def why_in_words(request: LeaveRequest) -> str:
    """Family holiday: “A week by the sea”. Whitby."""
    said = f": “{request.words}”" if request.words else ""
    where = f" Where: {request.destination}." if request.destination else ""
    return f"{request.kind.words}{said}.{where}"


def days_of(line: RequestLine) -> str:
    """Mon 16 Nov 2026 to Fri 20 Nov 2026: 5 school days (10 sessions), back on Mon 23 Nov 2026."""
    return f"{line.days}: {span_in_words(line.span)}"


def papers_in_words(papers: tuple[PaperNote, ...]) -> str:
    """Evidence of the dates: not asked. Form filed on Tue 10 Nov 2026."""
    filed = [one for one in papers if one.what is Paper.FORM_FILED]
    state = evidence_state(papers)
    form = (
        f"Form filed on {day_in_words(london(filed[-1].at).date())}" if filed else "No form filed"
    )
    notes = [one for one in papers if one.what is not Paper.FORM_FILED]
    words = f" ({notes[-1].words})" if notes and notes[-1].words else ""
    return f"Evidence of the dates: {state.removeprefix('evidence ')}{words}. {form}."


def decided_in_words(one: ChildAsked) -> str:
    """Aisha Ahmed, 6B: granted, Mon 16 Nov 2026 to Fri 20 Nov 2026, C, by Hilda Head: once only."""
    decision = one.decision
    if decision is None:
        return f"{one.said}: {one.state.value}"
    days = ""
    if decision.first is not None and decision.last is not None:
        days = f", {dates_in_words(decision.first, decision.last)}"
    at = day_in_words(london(decision.recorded_at).date())
    now = "" if one.state.value == decision.outcome.value else f" Now: {one.state.value}."
    return (
        f"{one.said}: {decision.outcome.value}{days}, {decision.code}, by {decision.name} on {at}: "
        f"{decision.reason.rstrip('.')}.{now}"
    )


def withdrawn_in_words(facts: RequestFacts) -> str:
    """Withdrawn by Olive Office on Tue 10 Nov 2026: the trip is off."""
    request = facts.request
    if request.withdrawn_at is None:
        return ""
    at = day_in_words(london(request.withdrawn_at).date())
    return f"Withdrawn by {request.withdrawn_by} on {at}: {request.withdrawn_why}"


def ended_in_words(line: RequestLine, pupil: int) -> str:
    """Mon 16 Nov 2026 to Fri 20 Nov 2026, family holiday: refused, G, by Hilda Head."""
    child = next(one for one in line.children if one.pupil == pupil)
    asked = f"{line.days}, {line.request.kind.words.lower()}"
    decision = child.decision
    if decision is None or line.request.is_withdrawn:
        return f"{asked}: {child.state.value}."
    now = "" if child.state.value == decision.outcome.value else f" Now: {child.state.value}."
    return f"{asked}: {decision.outcome.value}, {decision.code}, by {decision.name}.{now}"
