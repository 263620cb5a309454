"""A supply teacher signs in by name, takes the lent class, and is gone after the last day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.organisation.staff import Duty
from desktop.tasks.organisation.lend_to_supply import SupplyTeacher, lend_to_supply
from desktop.tasks.organisation.manage_classes import my_classes
from desktop.tasks.people.at_the_door import names_to_choose
from desktop.tasks.people.sign_in import desk_for, sign_in
from tests import make
from tests.tasks.hasher import CHEAP

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

TODAY = make.TUESDAY
SUE = SupplyTeacher("Sue Supply", "2907")


def lend(small: SmallSchool, supply: SupplyTeacher = SUE, last: date = TODAY) -> int:
    return lend_to_supply(small.office, small.group, supply, last, CHEAP)


def test_supply_staff_take_the_lent_class_and_end_by_themselves(small: SmallSchool) -> None:
    person = lend(small)
    assert sign_in(small.db, "sue supply", "2907", small.clock(), CHEAP).must_change
    desk = desk_for(small.db, person, small.school, small.clock)
    assert [group.name for group in my_classes(desk)] == ["6B"]
    assert desk.who.duties == {Duty.TAKE_OWN_REGISTER}
    assert desk.who.position == "Supply teacher"
    small.clock.set(9, 0, day=TODAY + timedelta(days=1))
    assert "Sue Supply" not in [one.name for one in names_to_choose(small.db, small.head.today)]
    with pytest.raises(PermissionRefused, match="has ended"):
        sign_in(small.db, "sue supply", "2907", small.clock(), CHEAP)


def test_a_supply_teacher_who_comes_again_keeps_the_name_and_gets_a_new_secret(
    small: SmallSchool,
) -> None:
    person = lend(small)
    small.clock.set(8, 30, day=TODAY + timedelta(days=7))
    again = lend(small, SupplyTeacher("Sue Supply", "8305"), TODAY + timedelta(days=8))
    assert again == person
    assert sign_in(small.db, "sue supply", "8305", small.clock(), CHEAP)
    with pytest.raises(PermissionRefused, match="do not belong together"):
        sign_in(small.db, "sue supply", "2907", small.clock(), CHEAP)


def test_a_second_class_on_the_same_day_does_not_shorten_the_first(small: SmallSchool) -> None:
    last = TODAY + timedelta(days=2)
    person = lend(small, last=last)
    second = make.make_group(small.db, small.school, "6C")
    assert lend_to_supply(small.office, second, SUE, TODAY, CHEAP) == person
    small.clock.set(9, 0, day=last)
    assert desk_for(small.db, person, small.school, small.clock)


@pytest.mark.parametrize("days", [-1, 93])
def test_a_supply_sign_in_lasts_three_months_at_most(small: SmallSchool, days: int) -> None:
    with pytest.raises(RuleError, match="three months at most"):
        lend(small, last=TODAY + timedelta(days=days))


def test_a_colleagues_sign_in_is_not_taken_over(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused, match="is not supply staff here"):
        lend(small, SupplyTeacher("Hilda Head", "2907"))


def test_a_refused_loan_leaves_no_sign_in_behind(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="no such class"):
        lend_to_supply(small.office, 99, SUE, TODAY, CHEAP)
    assert "Sue Supply" not in [one.name for one in names_to_choose(small.db, TODAY)]


def test_a_teacher_lends_nothing(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        lend_to_supply(small.teacher, small.group, SUE, TODAY, CHEAP)
