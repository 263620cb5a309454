"""The first-day clock in a policy file: read as written, and back again."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from desktop.errors import RuleError
from desktop.models.absence.first_day_clock import DEFAULT_CLOCK, GREEN, RED, FirstDayClock
from desktop.models.absence.first_day_mapping import clock_from_mapping, clock_to_mapping
from desktop.models.organisation.policy import Policy
from desktop.models.organisation.policy_checks import policy_findings
from tests import make


@pytest.mark.parametrize(
    "clock",
    [DEFAULT_CLOCK, FirstDayClock((replace(GREEN, name="Everybody", seen_by_day=3),), time(11))],
)
def test_a_clock_comes_back_as_it_was(clock: FirstDayClock) -> None:
    assert clock_from_mapping(clock_to_mapping(clock)) == clock


def test_a_policy_that_says_nothing_has_the_usual_clock() -> None:
    assert clock_from_mapping({}) is DEFAULT_CLOCK


@pytest.mark.parametrize(
    "wrong",
    [
        {"tiers": "RED"},
        {"tiers": [{"steps": []}]},
        {"tiers": [{"name": "RED", "steps": ["ring 09:30"]}]},
        {"tiers": [{"name": "RED", "steps": ["call 25:30"]}]},
        {"tiers": [{"name": "RED", "steps": "call 09:30"}]},
        {"tiers": [{"name": "RED", "seen_by_day": True}]},
        {"review": "half past ten"},
    ],
)
def test_what_cannot_be_read_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(RuleError):
        clock_from_mapping(wrong)


@pytest.mark.parametrize(
    ("tiers", "said"),
    [
        ((RED, replace(GREEN, name="RED")), "Two first-day tiers have one name."),
        ((replace(RED, steps=()),), "The tier RED has no steps."),
        ((replace(RED, steps=RED.steps[::-1]),), "RED: a later step is due before an earlier one."),
        ((replace(RED, seen_by_day=0),), "RED: a child is seen on day 1 at the earliest."),
    ],
)
def test_a_clock_that_cannot_be_kept_is_refused(tiers: tuple[Any, ...], said: str) -> None:
    policy = Policy("Ours", first_day=FirstDayClock(tiers))
    found = [one.text for one in policy_findings(policy, make.TUESDAY) if one.field == "first_day"]
    assert found == [said]
