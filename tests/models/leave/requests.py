"""A request in the autumn of 2024/25 that tests change one thing of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from desktop.models.days.session import Half, Session
from desktop.models.leave.decision import LeaveDecision, Outcome
from desktop.models.leave.request import Came, LeaveRequest, RequestDraft


def am(day: str) -> Session:
    return Session(date.fromisoformat(day), Half.AM)


def pm(day: str) -> Session:
    return Session(date.fromisoformat(day), Half.PM)


A_DRAFT = RequestDraft(
    pupils=(1,),
    received_on=date(2024, 11, 5),
    came=Came.FORM,
    asker="Mrs Amira Ahmed",
    lives_with=True,
    first=am("2024-12-02"),
    last=pm("2024-12-06"),
    reason="bereavement",
    words="The funeral of a grandmother in Lahore",
)
_AT = datetime(2024, 11, 5, 9, tzinfo=UTC)


def a_draft(**changes: Any) -> RequestDraft:
    return replace(A_DRAFT, **changes)


def a_request(**changes: Any) -> LeaveRequest:
    facts = {name: getattr(A_DRAFT, name) for name in A_DRAFT.__slots__}
    own = {"id": 7, "school": 1, "recorded_at": _AT, "name": "Olive Office", "position": "Office"}
    return LeaveRequest(**(facts | own | changes))


def a_decision(outcome: Outcome = Outcome.GRANTED, **changes: Any) -> LeaveDecision:
    leave = {"first": am("2024-12-02"), "last": pm("2024-12-06")} if outcome.gives_leave else {}
    facts: dict[str, Any] = {
        "id": 3, "request": 7, "pupil": 1, "outcome": outcome, "code": "C", "reason": "Once only",
        "recorded_at": _AT, "name": "Hilda Head", "position": "Head",
    }  # fmt: skip
    return LeaveDecision(**(facts | leave | changes))
