"""A policy written down reads back as the same policy, and nonsense is refused by name."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from desktop.errors import RuleError
from desktop.models.days.session import Half
from desktop.models.organisation.policy import LateSlip, Phase, Policy, YearTimes
from desktop.models.organisation.policy_mapping import (
    policy_from_mapping,
    policy_to_mapping,
    times_to_mapping,
)
from desktop.models.papers.newsletter_rules import NewsletterRules
from tests.models.policies import A_POLICY, MORNING_TIMES


@pytest.mark.parametrize(
    "policy",
    [
        Policy("Nothing yet"),
        A_POLICY,
        replace(A_POLICY, year_times=(YearTimes("R", Half.AM, MORNING_TIMES),), deadline_days=3),
        replace(A_POLICY, phase=Phase.SPECIAL, reserved_codes=frozenset({"C"}), source="Ours"),
        replace(A_POLICY, late_slip=LateSlip.ROLL),
        replace(A_POLICY, newsletter=NewsletterRules(7, "08:30", own_words="Walk.")),
        replace(A_POLICY, in_touch_days=5, long_absence_days=10, agreement_weeks=6),
    ],
)
def test_a_policy_reads_back_the_same(policy: Policy) -> None:
    written = json.dumps(policy_to_mapping(policy))
    assert policy_from_mapping(json.loads(written)) == policy


def test_what_a_policy_leaves_out_is_the_national_default() -> None:
    policy = policy_from_mapping({"name": "Ours", "am": {"closes": "09:20"}})
    assert policy == Policy("Ours")


@pytest.mark.parametrize(
    ("mapping", "title"),
    [
        ({"deadline_days": "five"}, "The policy's deadline_days cannot be read: 'five'."),
        ({"deadline_days": True}, "The policy's deadline_days cannot be read: True."),
        ({"am": "09:00"}, "The policy's am cannot be read: '09:00'."),
        ({"am": {"begins": "25:00"}}, "'25:00' is no time for the morning's begins."),
        ({"pm": {"begins": "13:00:30"}}, "'13:00:30' is no time for the afternoon's begins."),
        ({"pm": {"begins": 13}}, "13 is no time for the afternoon's begins."),
        ({"phase": "infant"}, "There is no phase 'infant'."),
        ({"late_slip": "A4"}, "There is no late_slip 'A4'."),
        ({"years": {"R": "early"}}, "The policy's R cannot be read: 'early'."),
        (
            {"am": {**times_to_mapping(MORNING_TIMES), "inclusive": "yes"}},
            "The morning's inclusive must be true or false.",
        ),
    ],
)
def test_what_cannot_be_read_is_named(mapping: dict[str, Any], title: str) -> None:
    with pytest.raises(RuleError) as refusal:
        policy_from_mapping({"name": "Ours", **mapping})
    assert refusal.value.title == title
