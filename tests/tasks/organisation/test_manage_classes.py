"""Classes and their teachers by date; a lent class comes back by itself or at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session import Half, Session
from desktop.models.organisation.staff import Role
from desktop.tasks.organisation import manage_classes as errand
from desktop.tasks.organisation.manage_classes import ClassFacts
from tests import make

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

TODAY = make.TUESDAY
TOMORROW = TODAY + timedelta(days=1)
OAK = ClassFacts("Oak", ("5", "6"), "5")


def lend(small: SmallSchool, first: date = TODAY, last: date = TODAY) -> int:
    return errand.lend_class(small.office, small.group, small.stranger.who.person, first, last)


def takers(small: SmallSchool, day: date = TODAY) -> list[str]:
    return [one.name for one in errand.teachers_on(small.office, small.group, day)]


def test_a_mixed_class_is_added_with_the_times_it_keeps(small: SmallSchool) -> None:
    errand.add_class(small.head, OAK, TOMORROW)
    assert [group.name for group in errand.classes_on(small.head, TODAY)] == ["6B"]
    oak, _ = errand.classes_on(small.head, TOMORROW)
    assert (oak.name, oak.year_groups, oak.times_of) == ("Oak", ("5", "6"), "5")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (ClassFacts("6b"), "a class called 6B"),
        (ClassFacts("  "), "needs a name"),
        (ClassFacts("Oak", ("5", "6"), "4"), "nobody in year 4"),
        (ClassFacts("Oak", ("5,6",)), "no comma"),
    ],
)
def test_a_class_is_refused_with_the_reason(
    small: SmallSchool, facts: ClassFacts, words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        errand.add_class(small.head, facts, TODAY)


def test_a_renamed_class_keeps_its_number_and_its_history(small: SmallSchool) -> None:
    errand.change_class(small.head, small.group, OAK)
    (oak,) = errand.classes_on(small.head, TODAY)
    assert (oak.id, oak.name) == (small.group, "Oak")
    (detail,) = small.db.execute("SELECT detail FROM history").fetchone()
    assert detail == '{"before": ["6B", ["6"], ""], "after": ["Oak", ["5", "6"], "5"]}'
    errand.change_class(small.head, small.group, ClassFacts("Oak", ("6",)))


def test_a_class_with_children_or_later_registers_does_not_end(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="children in 6B after Tue 10 Nov 2026"):
        errand.end_class(small.head, small.group, TODAY)
    empty = make.make_group(small.db, small.school, "6C")
    times = ("opens_at", "begins_at", "closes_at", "expected_at", "ends_at")
    make.insert(
        small.db, "registers", school=small.school, group_id=empty,
        session=Session(TODAY, Half.AM).number,
        **dict.fromkeys(times, int(small.clock().timestamp())),
    )  # fmt: skip
    with pytest.raises(RuleError, match="was kept on Tue 10 Nov 2026"):
        errand.end_class(small.head, empty, TODAY - timedelta(days=1))
    errand.end_class(small.head, empty, TODAY)
    errand.add_class(small.head, ClassFacts("6C", ("6",)), TOMORROW)


def test_a_class_has_several_teachers_by_date(small: SmallSchool) -> None:
    person = small.stranger.who.person
    number = errand.add_teacher(small.head, small.group, person, TOMORROW)
    assert takers(small) == ["Tara Teach"]
    assert takers(small, TOMORROW) == ["Tara Teach", "Stan Strange"]
    errand.end_teacher(small.head, number, TOMORROW)
    assert takers(small, TOMORROW + timedelta(days=1)) == ["Tara Teach"]


def test_a_class_is_lent_for_its_days_and_comes_back_by_itself(small: SmallSchool) -> None:
    lend(small)
    assert [group.name for group in errand.my_classes(small.stranger)] == ["6B"]
    assert [group.name for group in errand.classes_on(small.stranger, TODAY)] == ["6B"]
    assert errand.classes_on(small.stranger, TOMORROW) == ()


@pytest.mark.parametrize("first", [TODAY - timedelta(days=1), TODAY, TOMORROW])
def test_a_lent_class_is_taken_back_at_once(small: SmallSchool, first: date) -> None:
    loan = lend(small, first, TOMORROW)
    errand.take_back(small.office, loan)
    assert takers(small) == takers(small, TOMORROW) == ["Tara Teach"]
    with pytest.raises(RuleError, match="does not have the class any more"):
        errand.take_back(small.office, loan)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (TODAY - timedelta(days=7), TODAY - timedelta(days=1), "has passed"),
        (TOMORROW, TODAY, "before the first"),
    ],
)
def test_a_class_is_lent_for_days_to_come(
    small: SmallSchool, first: date, last: date, words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        lend(small, first, last)


def test_a_class_is_not_lent_twice_to_one_person(small: SmallSchool) -> None:
    lend(small, TODAY, TOMORROW)
    with pytest.raises(RuleError, match="Stan Strange has 6B on those days already"):
        lend(small, TOMORROW, TOMORROW)
    with pytest.raises(RuleError, match="Tara Teach has 6B"):
        errand.lend_class(small.head, small.group, small.teacher.who.person, TODAY, TODAY)


def test_a_class_is_lent_only_to_who_takes_registers_here(small: SmallSchool) -> None:
    other = make.make_school(small.db, "Other School")
    abroad = make.make_person(small.db, other, "Alan Abroad", Role.CLASS_TEACHER)
    clerk = make.make_person(small.db, small.school, "Ada Admin", Role.ADMINISTRATOR)
    with pytest.raises(RuleError, match="no post at this school on Tue 10 Nov 2026"):
        errand.lend_class(small.office, small.group, abroad.person, TODAY, TODAY)
    with pytest.raises(RuleError, match="does not take registers"):
        errand.lend_class(small.office, small.group, clerk.person, TODAY, TODAY)


def test_the_classs_own_teacher_is_not_taken_back(small: SmallSchool) -> None:
    own = errand.teachers_on(small.head, small.group, TODAY)[0]
    with pytest.raises(RuleError, match="own teacher"):
        errand.take_back(small.office, own.id)


def test_another_schools_class_is_out_of_reach(small: SmallSchool) -> None:
    other = make.make_school(small.db, "Other School")
    theirs = make.make_group(small.db, other, "1A", "1")
    for act in (errand.end_class, errand.teachers_on):
        with pytest.raises(PermissionRefused, match="at another school"):
            act(small.head, theirs, TODAY)
    with pytest.raises(PermissionRefused, match="at another school"):
        errand.lend_class(small.head, theirs, small.teacher.who.person, TODAY, TODAY)


def test_the_duties_are_asked_for(small: SmallSchool) -> None:
    person = small.stranger.who.person
    with pytest.raises(PermissionRefused):
        errand.lend_class(small.teacher, small.group, person, TODAY, TODAY)
    with pytest.raises(PermissionRefused):
        errand.take_back(small.teacher, 1)
    for desk in (small.teacher, small.office):
        with pytest.raises(PermissionRefused):
            errand.add_class(desk, OAK, TODAY)
        with pytest.raises(PermissionRefused):
            errand.change_class(desk, small.group, OAK)
        with pytest.raises(PermissionRefused):
            errand.end_class(desk, small.group, TODAY)
        with pytest.raises(PermissionRefused):
            errand.add_teacher(desk, small.group, person, TODAY)
        with pytest.raises(PermissionRefused):
            errand.end_teacher(desk, 1, TODAY)
