"""A policy gives each class its times and keeps the head's codes for the head."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from desktop.errors import RuleError
from desktop.models.days.session import Half
from desktop.models.organisation.policy import Policy, YearTimes, boundary_in_words
from tests.models.policies import A_POLICY, AFTERNOON_TIMES, MORNING_TIMES

NURSERY = replace(MORNING_TIMES, begins=time(9), closes=time(9, 30))


def test_a_year_group_has_its_own_times_or_the_schools() -> None:
    policy = replace(A_POLICY, year_times=(YearTimes("N", Half.AM, NURSERY),))
    assert policy.times(Half.AM, "N") == NURSERY
    assert policy.times(Half.PM, "N") == AFTERNOON_TIMES
    assert policy.times(Half.AM, "4") == MORNING_TIMES


def test_a_session_without_times_is_asked_for() -> None:
    with pytest.raises(RuleError, match="afternoon session has no times yet"):
        Policy("New").times(Half.PM)


@pytest.mark.parametrize(
    ("symbol", "office", "teacher"),
    [("/", True, True), ("L", True, True), ("I", True, False), ("C", False, False)],
)
def test_leave_waits_for_the_head_and_teachers_have_four_keys(
    symbol: str, office: bool, teacher: bool
) -> None:
    assert A_POLICY.office_may_enter(symbol) is office
    assert A_POLICY.teacher_may_enter(symbol) is teacher


@pytest.mark.parametrize(
    ("inclusive", "words"),
    [
        (True, "A child who arrives at 09:25 is late (L); from 09:26 it is U."),
        (False, "A child who arrives before 09:25 is late (L); from 09:25 it is U."),
    ],
)
def test_the_closing_minute_is_explained(inclusive: bool, words: str) -> None:
    assert boundary_in_words(replace(MORNING_TIMES, inclusive=inclusive)) == words
