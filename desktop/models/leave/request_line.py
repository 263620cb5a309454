"""A request as a list shows it, and as somebody who opens it reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.leave.leave_span import dates_in_words
from desktop.models.leave.request_state import STATES, RequestState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.finding import Finding
    from desktop.models.leave.decision import LeaveDecision
    from desktop.models.leave.leave_span import LeaveSpan
    from desktop.models.leave.request import LeaveRequest, PaperNote


@dataclass(frozen=True, slots=True)
class ChildAsked:
    """One child of a request, with what was decided and how it stands."""

    pupil: int
    name: str
    class_name: str
    state: RequestState
    decision: LeaveDecision | None = None

    @property
    def said(self) -> str:
        """Aisha Ahmed, 6B."""
        return f"{self.name}, {self.class_name}" if self.class_name else self.name


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request in the list."""

    request: LeaveRequest
    children: tuple[ChildAsked, ...]
    state: RequestState
    span: LeaveSpan

    @property
    def number(self) -> int:
        """The request's number."""
        return self.request.id

    @property
    def names(self) -> str:
        """Aisha Ahmed, 6B; Omar Ahmed, 2A."""
        return "; ".join(one.said for one in self.children)

    @property
    def days(self) -> str:
        """Mon 16 Nov 2026 to Fri 20 Nov 2026."""
        return dates_in_words(self.request.first, self.request.last)

    @property
    def waits(self) -> bool:
        """Whether somebody has to decide it."""
        return self.state is RequestState.WAITING


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """A request opened: its line, its papers, and what was to be said of it when it came."""

    line: RequestLine
    papers: tuple[PaperNote, ...]
    findings: tuple[Finding, ...]

    @property
    def request(self) -> LeaveRequest:
        """The request itself."""
        return self.line.request


def in_order(lines: Iterable[RequestLine], today: date) -> tuple[RequestLine, ...]:
    """Order a list: who is not back, who waits; then what is to come, then what is over."""

    def place(one: RequestLine) -> tuple[int, int]:
        first = one.request.first.day.toordinal()
        if one.state in _PRESSING:
            return STATES.index(one.state), first
        is_over = one.request.last.day < today or one.state is RequestState.WITHDRAWN
        return (len(STATES) + 1, -first) if is_over else (len(STATES), first)

    return tuple(sorted(lines, key=place))


_PRESSING = frozenset(
    {RequestState.NOT_BACK, RequestState.DUE_BACK, RequestState.AWAY, RequestState.WAITING}
)
