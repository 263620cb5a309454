"""The policy's clock for a child absent without a reason (WC65, R190 to R192, R202)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.models.absence.first_day_clock import (
    AMBER,
    DEFAULT_CLOCK,
    GREEN,
    RED,
    Step,
    Tier,
    Try,
    in_words,
    next_step,
    steps_of,
)

DAY = date(2024, 11, 12)  # winter: London is UTC


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 11, 12, hour, minute, tzinfo=UTC)


def words(tier: Tier, appeared: datetime, days: int = 0) -> list[str]:
    return [in_words(one) for one in steps_of(tier, DAY, appeared, days)]


@pytest.mark.parametrize(
    ("tier", "expected"),
    [
        (RED, ["Call by 09:30", "Ask for a visit by 09:45", "Call again by 12:30"]),
        (AMBER, ["Text by 09:30", "Call by 10:30", "Call again by 13:30"]),
        (GREEN, ["Text by 09:30", "Call by 10:30", "Call again by 14:30"]),
    ],
)
def test_each_tier_has_the_policys_times(tier: Tier, expected: list[str]) -> None:
    assert words(tier, at(9, 26)) == expected


@pytest.mark.parametrize(("tier", "day"), [(RED, 1), (AMBER, 3), (GREEN, 5)])
def test_a_child_is_to_be_seen_from_the_tiers_day(tier: Tier, day: int) -> None:
    kinds = [{one.what for one in steps_of(tier, DAY, at(9, 26), days)} for days in (day - 1, day)]
    assert [Step.SEE_THE_CHILD in one for one in kinds] == [False, True]


def test_who_is_missed_in_the_afternoon_has_the_same_time() -> None:
    assert words(GREEN, at(13, 31)) == ["Text by 13:31", "Call by 14:31", "Call again by 18:31"]


@pytest.mark.parametrize(
    ("tier", "tries", "expected"),
    [
        (GREEN, [], Step.TEXT),
        (GREEN, [("text", 9, 20)], Step.CALL),
        (GREEN, [("call", 9, 20)], Step.CALL),
        (GREEN, [("text", 9, 20), ("call", 10, 0)], Step.CALL_AGAIN),
        (GREEN, [("text", 9, 20), ("text", 10, 0)], Step.CALL),
        (GREEN, [("text", 9, 20), ("call", 10, 0), ("call", 14, 0)], None),
        (RED, [("text", 9, 20)], Step.CALL),
        (RED, [("call", 9, 20)], Step.VISIT_DETAILS),
        (RED, [("call", 9, 20), ("visit asked for", 9, 40)], Step.CALL_AGAIN),
    ],
)
def test_each_attempt_does_one_step_of_its_kind(
    tier: Tier, tries: list[tuple[str, int, int]], expected: Step | None
) -> None:
    made = [Try(how, at(hour, minute)) for how, hour, minute in tries]
    found = next_step(steps_of(tier, DAY, at(9, 26), 0), made)
    assert (found.what if found else None) is expected


def test_only_seeing_the_child_ends_looking_for_it() -> None:
    steps = tuple(one for one in steps_of(RED, DAY, at(9, 26), 1) if one.what is Step.SEE_THE_CHILD)
    assert next_step(steps, [Try("home visit", at(9, 50))]) is not None
    assert next_step(steps, [Try("home visit", at(9, 50), seen=True)]) is None


@pytest.mark.parametrize(("minute", "overdue"), [(30, False), (31, True)])
def test_a_step_is_overdue_after_its_minute(minute: int, overdue: bool) -> None:
    step = next_step(steps_of(GREEN, DAY, at(9, 26), 0), [])
    assert step is not None
    assert step.is_overdue(at(9, minute)) is overdue


def test_a_tier_that_the_policy_has_no_longer_counts_as_the_last() -> None:
    assert DEFAULT_CLOCK.tier("AMBER") is AMBER
    assert DEFAULT_CLOCK.tier("PURPLE") is GREEN
