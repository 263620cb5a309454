"""A deputy holds the head's duties between two days, and only then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.organisation.staff import Duty, Role, Who
from desktop.tasks.organisation.act_as_head import act_as_head, stop_acting
from desktop.tasks.organisation.manage_staff import staff_of
from desktop.tasks.people.sign_in import who_at
from tests import make

if TYPE_CHECKING:
    from desktop.models.organisation.account import KeptPost
    from tests.conftest import SmallSchool

TODAY = make.TUESDAY
FRIDAY = TODAY + timedelta(days=3)
SATURDAY = TODAY + timedelta(days=4)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def deputy(small: SmallSchool) -> Who:
    return make.make_person(small.db, small.school, "Dora Deputy", Role.DEPUTY)


def may_authorise(small: SmallSchool, deputy: Who, day: date) -> bool:
    return who_at(small.db, deputy.person, small.school, day).may(Duty.AUTHORISE)


def acting_post(small: SmallSchool, deputy: Who) -> KeptPost:
    member = next(one for one in staff_of(small.head) if one.person == deputy.person)
    return next(kept for kept in member.posts if kept.post.acting)


@pytest.mark.parametrize("last", [FRIDAY, None])
def test_the_head_s_duties_begin_and_end_by_date(
    small: SmallSchool, deputy: Who, last: date | None
) -> None:
    act_as_head(small.head, deputy.person, TODAY, last)
    days = (YESTERDAY, TODAY, FRIDAY, SATURDAY)
    assert [may_authorise(small, deputy, day) for day in days] == [False, True, True, last is None]


def test_whoever_stops_acting_is_deputy_again(small: SmallSchool, deputy: Who) -> None:
    act_as_head(small.head, deputy.person, TODAY, None)
    stop_acting(small.head, acting_post(small, deputy).id, YESTERDAY)
    assert not may_authorise(small, deputy, TODAY)
    assert who_at(small.db, deputy.person, small.school, SATURDAY).roles == {Role.DEPUTY}
    act_as_head(small.head, deputy.person, TODAY, FRIDAY)
    assert may_authorise(small, deputy, FRIDAY)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (YESTERDAY, None, "has passed"),
        (FRIDAY, TODAY, "before the first"),
    ],
)
def test_days_that_make_no_sense_are_refused(
    small: SmallSchool, deputy: Who, first: date, last: date | None, words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        act_as_head(small.head, deputy.person, first, last)


def test_only_a_deputy_acts_and_only_once(small: SmallSchool, deputy: Who) -> None:
    with pytest.raises(RuleError, match="Tara Teach is not deputy"):
        act_as_head(small.head, small.teacher.who.person, TODAY, None)
    act_as_head(small.head, deputy.person, TODAY, None)
    with pytest.raises(RuleError, match="acts as head already"):
        act_as_head(small.head, deputy.person, FRIDAY, None)


def test_the_office_lets_nobody_act(small: SmallSchool, deputy: Who) -> None:
    with pytest.raises(PermissionRefused):
        act_as_head(small.office, deputy.person, TODAY, None)
