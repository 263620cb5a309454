"""A policy that breaks the law is refused with its reason; an unusual one is warned about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from desktop.models.days.session import Half
from desktop.models.finding import Severity
from desktop.models.organisation.policy import Policy, YearTimes
from desktop.models.organisation.policy_checks import policy_findings
from desktop.models.papers.newsletter_rules import NewsletterRules
from tests.models.policies import A_POLICY, AFTERNOON_TIMES, MORNING_TIMES

if TYPE_CHECKING:
    from desktop.models.days.session_times import SessionTimes

TODAY = date(2024, 9, 10)
REFUSED, WARNING = Severity.REFUSED, Severity.WARNING
LONG = replace(MORNING_TIMES, opens=time(8, 35), begins=time(8, 35), closes=time(9, 20))


def morning(**change: Any) -> Policy:
    return replace(A_POLICY, am=replace(MORNING_TIMES, **change))


def a_class(year_group: str, half: Half, times: SessionTimes) -> Policy:
    return replace(A_POLICY, year_times=(YearTimes(year_group, half, times),))


def codes(*symbols: str) -> frozenset[str]:
    return frozenset(symbols)


def test_a_lawful_policy_has_no_finding() -> None:
    assert policy_findings(A_POLICY, TODAY) == []


@pytest.mark.parametrize(
    ("policy", "severity", "field", "words"),
    [
        (replace(A_POLICY, am=None), REFUSED, "am", "The morning session has no times yet"),
        (replace(A_POLICY, pm=None), REFUSED, "pm", "The afternoon session has no times yet"),
        (replace(A_POLICY, am=LONG), REFUSED, "am.closes", "45 minutes, from 08:35 to 09:20"),
        (a_class("R", Half.AM, LONG), REFUSED, "years.R.am.closes", "Year R's morning register"),
        (morning(closes=time(8, 50)), REFUSED, "am.closes", "closes before registration begins"),
        (morning(opens=time(9)), REFUSED, "am.opens", "opens for marking after registration"),
        (morning(ends=time(9, 25)), REFUSED, "am.ends", "closes after the session has ended"),
        (morning(ends=time(13, 5)), REFUSED, "pm.begins", "afternoon begins before the morning"),
        (morning(expected_by=time(9, 26)), WARNING, "am.expected_by", "expected in outside"),
        (morning(closes=time(9, 15)), WARNING, "pm.closes", "open for 20 and 30 minutes"),
        (
            replace(A_POLICY, pm=replace(AFTERNOON_TIMES, inclusive=False)),
            WARNING,
            "pm.inclusive",
            "late (L) at some sessions and as U at others",
        ),
        (replace(A_POLICY, deadline_days=6), REFUSED, "deadline_days", "cannot wait 6 school days"),
        (replace(A_POLICY, deadline_days=0), REFUSED, "deadline_days", "cannot wait 0 school days"),
        (replace(A_POLICY, in_touch_days=-1), REFUSED, "in_touch_days", "below 0"),
        (replace(A_POLICY, agreement_weeks=0), REFUSED, "agreement_weeks", "less than a week"),
        (replace(A_POLICY, long_absence_days=-1), REFUSED, "long_absence_days", "below 0"),
        (replace(A_POLICY, deadline_days=3), WARNING, "deadline_days", "sooner than the law asks"),
        (replace(A_POLICY, minimum_sessions=-1), REFUSED, "minimum_sessions", "negative"),
        (replace(A_POLICY, idle_lock_minutes=0), REFUSED, "idle_lock_minutes", "after a minute"),
        (replace(A_POLICY, idle_lock_minutes=90), WARNING, "idle_lock_minutes", "90 minutes"),
        (
            replace(A_POLICY, reserved_codes=codes("C9")),
            REFUSED,
            "reserved_codes",
            "There is no attendance code C9.",
        ),
        (
            replace(A_POLICY, reserved_codes=codes("H")),
            WARNING,
            "reserved_codes",
            "H (Family holiday (agreed)) is not in use",
        ),
        (
            replace(A_POLICY, teacher_codes=codes("/", "\\", "L")),
            REFUSED,
            "teacher_codes",
            "without N",
        ),
        (
            replace(A_POLICY, newsletter=NewsletterRules(smallest=2)),
            REFUSED,
            "newsletter",
            "fewer than 3 children tells of a child",
        ),
    ],
)
def test_each_fault_is_found_where_it_is_set(
    policy: Policy, severity: Severity, field: str, words: str
) -> None:
    found = [finding for finding in policy_findings(policy, TODAY) if finding.field == field]
    assert [finding.severity for finding in found] == [severity]
    assert words in found[0].text


def test_refusals_name_their_source() -> None:
    [finding] = [f for f in policy_findings(replace(A_POLICY, am=LONG), TODAY) if f.is_refusal]
    assert "paragraph 32" in finding.reason


def test_half_an_hour_was_advice_before_august_2024() -> None:
    before = policy_findings(replace(A_POLICY, am=LONG), date(2024, 8, 18))
    assert not any(finding.is_refusal for finding in before)
