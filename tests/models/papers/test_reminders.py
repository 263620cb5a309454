"""What families are reminded of comes from the policy and the school's facts alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.models.absence.penalty_window import rule_on
from desktop.models.days.session import Half
from desktop.models.leave.leave_rules import LeaveRules
from desktop.models.organisation.policy import Policy, YearTimes
from desktop.models.papers.newsletter_rules import NewsletterRules
from desktop.models.papers.reminders import how_absence_is_dealt_with, own_words, reminders
from tests.models.policies import A_POLICY, MORNING_TIMES

PHONE = "01632 960100"


def said(policy: Policy, phone: str = PHONE) -> str:
    parts = reminders(policy, phone)
    return "\n".join(f"{part.title}: {' '.join(part.paragraphs)}" for part in parts)


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (A_POLICY, "The morning register begins at 08:55 and closes at 09:25. The afternoon"),
        (A_POLICY, "from 09:26 in the morning or 13:31 in the afternoon the session counts"),
        (
            replace(A_POLICY, am=replace(MORNING_TIMES, inclusive=False)),
            "from 09:25 in the morning or 13:31",
        ),
        (
            replace(A_POLICY, year_times=(YearTimes("R", Half.AM, MORNING_TIMES),)),
            "Other times hold for Reception, morning: 08:55 to 09:25.",
        ),
        (A_POLICY, "Please tell the school office (01632 960100) on the first day."),
        (
            replace(A_POLICY, newsletter=NewsletterRules(tell_by="08:30", tell_on="01632 960199")),
            "Please tell the school office (01632 960199) by 08:30 on the first day.",
        ),
        (A_POLICY, "Leave is given only in exceptional circumstances, and the headteacher decides"),
        (A_POLICY, "at least two weeks before the first day."),
        (
            replace(A_POLICY, leave=LeaveRules(notice_days=0, exceptional="once in a lifetime",
                                               not_exceptional=frozenset({"holiday"}))),
            "Ask in advance. Exceptional means once in a lifetime. These are no exceptional reasons"
            " at this school: a family holiday.",
        ),
    ],
)  # fmt: skip
def test_what_the_policy_says_is_said(policy: Policy, words: str) -> None:
    assert words in said(policy)


@pytest.mark.parametrize(
    ("policy", "phone", "unsaid"),
    [
        (Policy("No times"), PHONE, "register"),
        (A_POLICY, " ", "("),
        (A_POLICY, PHONE, " by 0"),
        (replace(A_POLICY, leave=LeaveRules(not_exceptional=frozenset())), PHONE, "reasons"),
        (replace(A_POLICY, pm=None), PHONE, "afternoon"),
    ],
)
def test_what_it_does_not_say_is_not_said(policy: Policy, phone: str, unsaid: str) -> None:
    assert unsaid not in said(policy, phone)


def test_the_schools_own_words_are_a_paragraph_a_line() -> None:
    policy = replace(A_POLICY, newsletter=NewsletterRules(own_words=" Walk.\n\nBreakfast at 8. "))
    assert own_words(policy).paragraphs == ("Walk.", "Breakfast at 8.")
    assert own_words(A_POLICY).paragraphs == ()


def test_absence_is_dealt_with_by_the_policys_numbers_and_the_law_of_the_day() -> None:
    policy = replace(A_POLICY, deadline_days=3, refer_days=1)
    words = " ".join(how_absence_is_dealt_with(policy, rule_on(date(2026, 11, 10))).paragraphs)
    assert "still not known after three school days" in words
    assert "After one school day without any contact" in words
    assert "Ten unauthorised sessions within ten school weeks" in words
    earlier = how_absence_is_dealt_with(policy, rule_on(date(2024, 7, 1)))
    assert "penalty" not in " ".join(earlier.paragraphs)
