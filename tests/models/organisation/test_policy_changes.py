"""What a policy changes is said setting by setting."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from desktop.models.days.session import Half
from desktop.models.organisation.policy import LateSlip, Phase, Policy, YearTimes
from desktop.models.organisation.policy_changes import policy_changes
from desktop.models.papers.newsletter_rules import NewsletterRules
from tests.models.policies import A_POLICY, AFTERNOON_TIMES, MORNING_TIMES

LATER = replace(MORNING_TIMES, closes=time(9, 20))


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (A_POLICY, ()),
        (replace(A_POLICY, am=LATER), ("morning: the register closes 09:20 (was 09:25)",)),
        (
            replace(A_POLICY, pm=replace(AFTERNOON_TIMES, inclusive=False)),
            ("afternoon: the closing minute is U",),
        ),
        (replace(A_POLICY, pm=None), ("afternoon: no times of its own",)),
        (
            replace(A_POLICY, year_times=(YearTimes("6", Half.AM, LATER),)),
            ("year 6, morning: new times",),
        ),
        (
            replace(A_POLICY, reserved_codes=A_POLICY.reserved_codes - {"C"} | {"R"}),
            ("waits for the head: R added", "waits for the head: C taken out"),
        ),
        (replace(A_POLICY, deadline_days=4), ("N is settled within 4 school days (was 5)",)),
        (replace(A_POLICY, in_touch_days=5), ("in touch by day 5 of absence (was 0)",)),
        (
            replace(A_POLICY, agreement_weeks=6),
            ("contracts and plans are reviewed after 6 weeks (was 4)",),
        ),
        (
            replace(A_POLICY, long_absence_days=10),
            ("back after more than 10 days, a plan is proposed (was 0)",),
        ),
        (
            replace(
                A_POLICY, newsletter=NewsletterRules(6, "08:30", "", "Walk.", every_half_term=True)
            ),
            (
                "newsletter: no figure of under 6 children (was 5)",
                "families are asked otherwise to say that a child is away",
                "the newsletter has other words of the school’s own",
                "a newsletter is made every half-term",
            ),
        ),
        (replace(A_POLICY, late_slip=LateSlip.LABEL), ("late slip: label (was none)",)),
        (
            replace(A_POLICY, name="Another", phase=Phase.SPECIAL),
            ("Another", "special instead of primary"),
        ),
    ],
)
def test_each_setting_that_differs_is_named(after: Policy, words: tuple[str, ...]) -> None:
    assert policy_changes(A_POLICY, after) == words
