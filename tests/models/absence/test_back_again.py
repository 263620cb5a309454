"""Back after a long absence: who is, in school days, and when the plan is reviewed (R198)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.models.absence.back_again import (
    Back,
    plan_for,
    returns_after,
    review_of,
    with_review,
)
from desktop.models.absence.proposal import DayAway, Proposal

MONDAY = date(2026, 9, 7)
DAY = timedelta(days=1)


def days(codes: list[str]) -> list[DayAway]:
    """A school day for each word, its letters the day's codes; a hyphen for no mark."""
    return [
        DayAway(MONDAY + DAY * place, tuple(word.replace("-", "")))
        for place, word in enumerate(codes)
    ]


@pytest.mark.parametrize(
    ("codes", "back"),
    [
        (["II"] * 10 + ["//"], []),  # two weeks, and no longer
        (["II"] * 11 + ["//"], [(11, 11)]),
        (["II"] * 11, []),  # not back
        (["II"] * 11 + ["I/"], [(11, 11)]),  # back from the afternoon on
        (["II"] * 11 + ["I-"], []),
        (["GG"] * 6 + ["OO"] * 5 + ["L/"], [(11, 11)]),
        (["II"] * 5 + ["YY"] * 3 + ["II"] * 6 + ["//"], [(14, 11)]),  # nobody could come
        (["II"] * 5 + ["--"] * 3 + ["II"] * 5 + ["//"], []),
        (["II"] * 5 + ["I/"] + ["II"] * 6 + ["//"], []),
        (["II"] * 11 + ["UU"], [(11, 11)]),  # too late for the register, and in
        ((["II"] * 11 + ["//"]) * 2, [(11, 11), (23, 11)]),
    ],
)
def test_back_after_more_than_ten_school_days(codes: list[str], back: list[object]) -> None:
    found = returns_after(days(codes), 10)
    assert [((one.day - MONDAY).days, one.days) for one in found] == back


def test_a_plan_says_after_how_many_days_and_whose_rule_it_is() -> None:
    plan = plan_for(Back(MONDAY, 12), 10)
    assert (plan.proposal, plan.since, plan.days) == (Proposal.REINTEGRATE, MONDAY, 12)
    assert plan.source == "school policy: after more than 10 school days away (R198)"


@pytest.mark.parametrize(("after", "due"), [(0, False), (20, False), (21, True), (40, True)])
def test_a_plan_is_reviewed_three_weeks_after_it_was_agreed(after: int, due: bool) -> None:
    agreed = MONDAY + DAY
    found = review_of(MONDAY, (agreed, "Mornings first"), agreed + DAY * after)
    assert (found is not None) is due
    if found is not None:
        assert (found.proposal, found.since) == (Proposal.REVIEW_PLAN, MONDAY)
        assert found.source == "agreed Tue 8 Sep 2026: Mornings first"


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("Mornings first", "Mornings first. Review on Mon 28 Sep 2026."),
        (" Mornings first. ", "Mornings first. Review on Mon 28 Sep 2026."),
        ("  ", ""),
    ],
)
def test_a_plan_is_kept_with_the_day_of_its_review(reason: str, kept: str) -> None:
    assert with_review(reason, MONDAY) == kept
