"""A school's numbers about leave come back from its policy, and notice is counted in days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.errors import RuleError
from desktop.models.leave.leave_rules import (
    DEFAULT_LEAVE,
    LeaveRules,
    leave_from_mapping,
    leave_to_mapping,
)

OWN = LeaveRules(
    notice_days=10,
    alert_sessions=20,
    exceptional="once in a childhood",
    not_exceptional=frozenset({"birthday"}),
)


@pytest.mark.parametrize("rules", [DEFAULT_LEAVE, OWN])
def test_rules_read_back_as_they_were(rules: LeaveRules) -> None:
    assert leave_from_mapping(leave_to_mapping(rules)) == rules
    assert leave_from_mapping({}) == DEFAULT_LEAVE


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"notice_days": "two weeks"}, "leave.notice_days cannot be read"),
        ({"notice_days": True}, "leave.notice_days cannot be read"),
        ({"not_exceptional": "birthday"}, "leave.not_exceptional cannot be read"),
        ({"exceptional": 5}, "leave.exceptional cannot be read"),
        ({"not_exceptional": ["weekday"]}, "There is no reason 'weekday'"),
    ],
)
def test_what_cannot_be_read_is_refused(values: dict[str, Any], words: str) -> None:
    with pytest.raises(RuleError, match=words):
        leave_from_mapping(values)


@pytest.mark.parametrize(("day", "late"), [(18, False), (19, True)])
def test_two_weeks_before_a_monday_is_a_monday(day: int, late: bool) -> None:
    """R168: leave from Mon 2 Dec 2024."""
    assert DEFAULT_LEAVE.latest_request(date(2024, 12, 2)) == date(2024, 11, 18)
    assert DEFAULT_LEAVE.is_late(date(2024, 11, day), date(2024, 12, 2)) is late


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (7, "a week"),
        (10, "10 days"),
        (14, "two weeks"),
        (42, "6 weeks"),
    ],
)
def test_notice_is_said_in_weeks_where_it_is_weeks(days: int, words: str) -> None:
    assert LeaveRules(notice_days=days).notice_in_words == words
