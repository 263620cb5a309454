"""Where a journey stands by the day, what was decided, and what the registers say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from desktop.models.travel.journey import Decision, Journey, Outcome, Return
from desktop.models.travel.journey_state import State, standing
from tests.models.travel.test_meters import marked
from tests.models.travel.travels import CALENDAR, agreed, asked

AT = datetime(2026, 11, 2, tzinfo=UTC)


def decided(outcome: Outcome) -> Decision:
    return Decision(id=1, outcome=outcome, recorded_at=AT)


@pytest.mark.parametrize(
    ("journey", "today", "state"),
    [
        (asked(), date(2026, 11, 10), State.ASKED),
        (asked(), date(2026, 11, 20), State.ASKED),
        (asked(decision=decided(Outcome.NOT_AGREED)), date(2026, 11, 20), State.NOT_AGREED),
        (asked(decision=decided(Outcome.WITHDRAWN)), date(2026, 11, 20), State.WITHDRAWN),
        (agreed(), date(2026, 11, 15), State.AGREED),
        (agreed(), date(2026, 11, 16), State.TRAVELLING),
        (agreed(), date(2026, 11, 22), State.TRAVELLING),
        (agreed(), date(2026, 11, 23), State.DUE_BACK),
        (agreed(), date(2026, 11, 30), State.DUE_BACK),
        (agreed(), date(2026, 12, 1), State.OVERDUE),
        (agreed(returned=Return(back_on=date(2026, 11, 26))), date(2026, 11, 26), State.ENDED),
    ],
)
def test_the_state_follows_the_day(journey: Journey, today: date, state: State) -> None:
    assert standing(journey, CALENDAR, today, {}).state is state


@pytest.mark.parametrize(
    ("marks", "today", "state"),
    [
        ([(date(2026, 11, 30), "N")], date(2026, 11, 30), State.OVERDUE),
        ([(date(2026, 11, 30), "/")], date(2026, 11, 30), State.ENDED),
        ([(date(2026, 11, 30), "N"), (date(2026, 12, 1), "L")], date(2026, 12, 1), State.ENDED),
        ([(date(2026, 11, 27), "/")], date(2026, 12, 1), State.OVERDUE),
    ],
)
def test_the_register_tells_who_is_back(marks: Any, today: date, state: State) -> None:
    assert standing(agreed(), CALENDAR, today, {1: marked(*marks)}).state is state


def test_one_of_two_who_is_not_back_is_named() -> None:
    there = {1: marked((date(2026, 12, 1), "/"))}
    found = standing(agreed(pupils=(1, 2)), CALENDAR, date(2026, 12, 1), there)
    assert (found.state, found.missing) == (State.OVERDUE, (2,))


@pytest.mark.parametrize(
    ("back", "due"),
    [
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 12, 22), date(2027, 1, 5)),
    ],
)
def test_a_return_in_a_holiday_is_due_on_the_next_school_day(back: date, due: date) -> None:
    assert standing(agreed(back_on=back), CALENDAR, date(2026, 11, 20), {}).due == due


@pytest.mark.parametrize(("code", "seen"), [("/", True), ("U", True), ("T", False), ("V", False)])
def test_who_is_in_school_while_away_is_seen(code: str, seen: bool) -> None:
    day = date(2026, 11, 19)
    found = standing(agreed(), CALENDAR, date(2026, 11, 20), {1: marked((day, code))})
    assert found.seen == (day if seen else None)
