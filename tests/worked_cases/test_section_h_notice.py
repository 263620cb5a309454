"""H. School policy settings: two weeks' notice for leave, and none afterwards (WC68)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.models.leave.leave_rules import LeaveRules
from desktop.models.leave.reason import BY_NAME
from desktop.models.leave.request_findings import Around, request_findings
from desktop.tasks.organisation.set_policy import shipped_policies
from tests.models.calendars import CALENDAR_A
from tests.models.leave.requests import a_draft

if TYPE_CHECKING:
    from desktop.models.organisation.policy import Policy

AROUND = Around(calendar=CALENDAR_A, rules=LeaveRules(notice_days=14), today=date(2024, 12, 20))


def policy_named(words: str) -> Policy:
    return next(one.policy() for one in shipped_policies() if words in one.name)


@pytest.mark.parametrize(
    ("received", "said"),
    [
        (date(2024, 11, 18), []),
        (date(2024, 11, 19), ["Late: it was to be asked for by Mon 18 Nov 2024."]),
    ],
)
def test_wc68_two_weeks_before_a_monday_is_a_monday(received: date, said: list[str]) -> None:
    """Leave from Mon 2 Dec 2024."""
    found = list(request_findings(a_draft(received_on=received), AROUND))
    assert [one.text for one in found] == said
    assert not any(one.is_refusal for one in found)


def test_wc68_what_is_asked_for_afterwards_is_no_leave() -> None:
    (found,) = request_findings(a_draft(received_on=date(2024, 12, 9)), AROUND)
    assert found.text == "Asked for when it was over."
    assert {one.refused for one in BY_NAME.values()} == {"G", "O"}


def test_the_policies_say_their_own_notice() -> None:
    assert policy_named("Learning Community Trust").leave.notice_days == 14
    assert policy_named("Frisby").leave.notice_days == 0
