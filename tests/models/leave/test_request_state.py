"""A request waits, is decided, and where leave was given the way back is watched."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from desktop.models.leave.decision import LeaveDecision, Outcome
from desktop.models.leave.request_state import (
    RequestState,
    child_state,
    request_state,
    standing_for,
)
from tests.models.calendars import CALENDAR_A
from tests.models.leave.requests import a_decision, a_request

GRANTED = a_decision()


def state(decision: LeaveDecision | None, day: str, *, back: bool = False, **changes: Any) -> str:
    when = CALENDAR_A, date.fromisoformat(day)
    return child_state(a_request(**changes), decision, when, is_back=back).value


@pytest.mark.parametrize(
    ("decision", "day", "back", "words"),
    [
        (None, "2024-12-03", False, "waits for the head"),
        (GRANTED, "2024-12-01", False, "granted"),
        (GRANTED, "2024-12-02", False, "away now"),
        (GRANTED, "2024-12-08", False, "away now"),
        (GRANTED, "2024-12-09", False, "due back today"),
        (GRANTED, "2024-12-09", True, "granted"),
        (GRANTED, "2024-12-10", False, "not back"),
        (GRANTED, "2025-01-20", True, "granted"),
        (a_decision(Outcome.GRANTED_IN_PART), "2024-11-30", False, "granted in part"),
        (a_decision(Outcome.REFUSED, code="G"), "2024-12-10", False, "refused"),
    ],
)
def test_each_day_has_its_state(
    decision: LeaveDecision | None, day: str, back: bool, words: str
) -> None:
    assert state(decision, day, back=back) == words


def test_what_is_withdrawn_waits_for_nothing() -> None:
    at = datetime(2024, 11, 20, tzinfo=UTC)
    assert state(None, "2024-12-03", withdrawn_at=at) == "withdrawn"
    assert state(GRANTED, "2024-12-10", withdrawn_at=at) == "withdrawn"


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        (["GRANTED", "GRANTED"], "GRANTED"),
        (["GRANTED", "REFUSED"], "GRANTED_IN_PART"),
        (["REFUSED", "WAITING"], "WAITING"),
        (["GRANTED", "NOT_BACK"], "NOT_BACK"),
    ],
)
def test_the_child_that_presses_most_speaks_for_a_request(states: list[str], whole: str) -> None:
    assert request_state([RequestState[one] for one in states]) is RequestState[whole]


def test_each_child_has_the_decision_that_stands() -> None:
    request = a_request(pupils=(1, 2))
    assert standing_for(request, {(7, 1): GRANTED}) == ((1, GRANTED), (2, None))
