"""What leave is given beyond the request, and what a changed decision gives no longer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.days.session import Session, session_of
from desktop.models.finding import Finding, warning
from desktop.models.leave.deciding import pattern_in
from desktop.models.leave.leave_words import span_in_words
from desktop.models.marks.expectation import EVERY_SESSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.leave.deciding import Choice
    from desktop.models.leave.decision import LeaveDecision
    from desktop.models.leave.request import LeaveRequest


@dataclass(frozen=True, slots=True)
class NoLonger:
    """Sessions from a first to a last on a weekly pattern; what was marked becomes `code`."""

    first: Session
    last: Session
    pattern: int
    code: str


def not_asked_for(request: LeaveRequest, choice: Choice) -> Iterator[Finding]:
    """Warn of leave before or after what was asked for: other days are agreed with the family."""
    if choice.first is None or choice.last is None or not choice.outcome.gives_leave:
        return
    if choice.first < request.first or request.last < choice.last:
        yield warning(
            "first",
            f"Asked for: {span_in_words(request.first, request.last)}. Other days were not.",
            "Leave follows what a parent asks for (reg 11): agree other days with the family.",
        )


def no_longer(request: LeaveRequest, choice: Choice, old: LeaveDecision) -> Iterator[NoLonger]:
    """Yield where the code of the decision that is replaced does not hold any more.

    Leave that is not given now is refused leave: G for a holiday, else O, as the choice says. What
    a refusal left as G or O is no part of this where leave is given now.
    """
    given = choice.outcome.gives_leave
    if old.first is None or old.last is None:
        if not given:
            yield from _part(request.first, request.last, EVERY_SESSION, choice.code, old)
        return
    pattern = pattern_in(old)
    if not given or choice.first is None or choice.last is None:
        yield from _part(old.first, old.last, pattern, choice.code, old)
        return
    begin, end = max(choice.first, old.first), min(choice.last, old.last)
    lost = request.kind.refused
    if end < begin:
        yield from _part(old.first, old.last, pattern, lost, old)
        return
    yield from _part(old.first, session_of(begin.number - 1), pattern, lost, old)
    yield from _part(begin, end, pattern & choice.pattern, choice.code, old)
    yield from _part(begin, end, pattern & ~choice.pattern, lost, old)
    yield from _part(session_of(end.number + 1), old.last, pattern, lost, old)


def _part(
    first: Session, last: Session, pattern: int, code: str, old: LeaveDecision
) -> Iterator[NoLonger]:
    if first <= last and pattern & EVERY_SESSION and code != old.code:
        yield NoLonger(first, last, pattern & EVERY_SESSION, code)
