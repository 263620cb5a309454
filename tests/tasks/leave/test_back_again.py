"""Back after a long absence, on real tables: the plan, its review, and what is decided (R198)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.absence.proposal import Proposal
from desktop.models.site.pressing import Matter
from desktop.storage.absence import proposal_decisions
from desktop.tasks.admissions.take_off_roll import Leaving, take_off_roll
from desktop.tasks.leave import back_again
from desktop.tasks.site.see_pressing import pressing
from tests import make
from tests.tasks.absence.test_out_of_touch import with_policy
from tests.tasks.leave.test_weigh_request import marks

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

DAY = timedelta(days=1)
FIRST = date(2026, 9, 1)


def was_away(small: SmallSchool, place: int, first: date, last: date, code: str = "I") -> None:
    """Every day of the autumn up to today, here but for these days."""
    days = [FIRST + DAY * number for number in range((make.TUESDAY - FIRST).days + 1)]
    codes = (code * 2 if first <= day <= last else "/\\" for day in days)
    marks(small, place, "".join(codes))


def found(small: SmallSchool) -> list[tuple[str, Proposal, str, int]]:
    return [
        (child.name, one.proposal, f"{one.since:%d %b}", one.days)
        for child in back_again.back_again(small.office)
        for one in child.proposed
    ]


PLAN = ("Aisha Ahmed", Proposal.REINTEGRATE, "05 Oct", 15)


@pytest.mark.parametrize(
    ("limit", "first", "last", "proposed"),
    [
        (10, date(2026, 9, 14), date(2026, 10, 2), [PLAN]),
        (15, date(2026, 9, 14), date(2026, 10, 2), []),
        (14, date(2026, 9, 14), date(2026, 10, 2), [PLAN]),
        (0, date(2026, 9, 14), date(2026, 10, 2), []),  # the policy names no such absence
        (10, date(2026, 10, 19), make.TUESDAY, []),  # not back
    ],
)
def test_a_plan_is_proposed_where_the_policy_says_so(
    small: SmallSchool, limit: int, first: date, last: date, proposed: list[object]
) -> None:
    was_away(small, 0, first, last)
    was_away(small, 1, date(2026, 9, 14), date(2026, 9, 18))
    with_policy(small, long_absence_days=limit)
    assert found(small) == proposed


def test_an_agreed_plan_is_reviewed_three_weeks_after(small: SmallSchool) -> None:
    was_away(small, 0, date(2026, 9, 14), date(2026, 10, 2))
    with_policy(small, long_absence_days=10)
    (child,) = back_again.back_again(small.office)
    with pytest.raises(RuleError, match="Say why"):
        back_again.decide(small.office, child.pupil, child.proposed[0], done=True, reason=" ")
    back_again.decide(
        small.office, child.pupil, child.proposed[0], done=True, reason="Mornings first"
    )
    (kept,) = proposal_decisions.decisions_of(small.db, child.pupil)
    assert (kept.proposal, kept.done, kept.name) == (
        Proposal.REINTEGRATE.value, True, "Olive Office",
    )  # fmt: skip
    assert kept.reason == "Mornings first. Review on Tue 1 Dec 2026."
    for day, due in ((make.TUESDAY, 0), (date(2026, 11, 30), 0), (date(2026, 12, 1), 1)):
        small.clock.set(9, day=day)
        assert len(found(small)) == due
    (child,) = back_again.back_again(small.office)
    (review,) = child.proposed
    assert review.proposal is Proposal.REVIEW_PLAN
    assert review.source == ("agreed Tue 10 Nov 2026: Mornings first. Review on Tue 1 Dec 2026.")
    back_again.decide(small.office, child.pupil, review, done=True, reason="In every day")
    assert found(small) == []
    with pytest.raises(StaleError):
        back_again.decide(small.office, child.pupil, review, done=False, reason="Again")


def test_the_decision_for_no_plan_is_kept_and_has_no_review(small: SmallSchool) -> None:
    was_away(small, 0, date(2026, 9, 14), date(2026, 10, 2))
    with_policy(small, long_absence_days=10)
    (child,) = back_again.back_again(small.office)
    back_again.decide(small.office, child.pupil, child.proposed[0], done=False, reason="Settled")
    (kept,) = proposal_decisions.decisions_of(small.db, child.pupil)
    assert (kept.done, kept.reason) == (False, "Settled")
    small.clock.set(9, day=date(2026, 12, 8))
    assert found(small) == []


def test_an_absence_that_began_before_the_summer_counts_on(small: SmallSchool) -> None:
    was_away(small, 0, FIRST, date(2026, 9, 9))
    with_policy(small, long_absence_days=10)
    assert found(small) == []
    year = make.insert(
        small.db,
        "school_years",
        school=small.school,
        name="2025/26",
        first_day="2025-09-01",
        last_day="2026-08-31",
    )
    make.insert(
        small.db, "terms", school_year=year, name="Summer 2", first_day="2026-06-29",
        last_day="2026-07-17",
    )  # fmt: skip
    last = [date(2025, 9, 1) + DAY * number for number in range(320)]
    here = date(2026, 7, 8)
    marks(small, 0, "".join("/\\" if day <= here else "II" for day in last), year=2025)
    assert found(small) == [("Aisha Ahmed", Proposal.REINTEGRATE, "10 Sep", 7 + 5)]


def test_today_counts_them_and_names_nobody(small: SmallSchool) -> None:
    for place in (0, 1):
        was_away(small, place, date(2026, 9, 14), date(2026, 10, 2))
    with_policy(small, long_absence_days=10)
    lines = [one for one in pressing(small.office, ()) if one.matter is Matter.BACK]
    assert [(one.what, one.who) for one in lines] == [
        ("Back after a long absence: a plan to agree", "2 children")
    ]


def test_who_has_left_is_not_asked_about(small: SmallSchool) -> None:
    was_away(small, 0, date(2026, 9, 14), date(2026, 10, 2))
    with_policy(small, long_absence_days=10)
    (child,) = back_again.back_again(small.office)
    back_again.decide(small.office, child.pupil, child.proposed[0], done=True, reason="Agreed")
    small.clock.set(9, day=date(2026, 12, 1))
    take_off_roll(small.office, child.pupil, Leaving(date(2026, 11, 30), ground="A"))
    assert found(small) == []


def test_only_those_who_answer_for_absence_see_it(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        back_again.back_again(small.teacher)
