"""A new school year: everybody moves on one day, and it is undone until the first mark."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.admissions.move_up import NewTeacher
from desktop.storage.admissions import rolls
from desktop.storage.organisation import groups
from desktop.tasks.admissions.move_up import can_undo, move_up, propose, undo
from tests.make import insert, make_group, make_pupil, teach
from tests.tasks.admissions.test_change_roll import imported

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

JULY, SEPTEMBER = date(2027, 7, 14), date(2027, 9, 1)


@pytest.fixture
def summer(small: SmallSchool) -> SmallSchool:
    """July: 6B, and three in 1A; next school year is in the calendar."""
    group = make_group(small.db, small.school, "1A", "1")
    for name in ("Finn", "Gita", "Hal"):
        make_pupil(small.db, small.school, group, name, "Young", year_group="1")
    insert(
        small.db, "school_years", school=small.school, name="2027/28", first_day="2027-09-01",
        last_day="2028-08-31",
    )  # fmt: skip
    small.clock.set(9, day=JULY)
    return small


def _names_on(small: SmallSchool, day: date) -> list[str]:
    known = rolls.rolls_of_school(small.db, small.school)
    found = []
    for pupil in known.enrolments:
        place = known.place(pupil, day)
        if place and known.on_roll(pupil, day):
            found.append(f"{place.group_name} {place.year_group}")
    return sorted(found)


def test_classes_follow_by_name_and_the_top_year_leaves(summer: SmallSchool) -> None:
    plan = propose(summer.office)
    assert (plan.first_day, plan.last_day) == (SEPTEMBER, date(2027, 8, 31))
    assert [(move.name, move.to, len(move.pupils), move.leaves) for move in plan.moves] == [
        ("1A", "2A", 3, False),
        ("6B", "", 5, True),
    ]
    done = move_up(summer.office, plan)
    assert (done.moved, done.left, done.made) == (3, 5, ("2A",))
    assert _names_on(summer, JULY) == ["1A 1"] * 3 + ["6B 6"] * 5
    assert _names_on(summer, SEPTEMBER) == ["2A 2"] * 3


def test_a_class_with_no_year_in_its_name_goes_to_the_only_one_of_the_next(
    summer: SmallSchool,
) -> None:
    acorn = make_group(summer.db, summer.school, "Acorn", "R")
    make_pupil(summer.db, summer.school, acorn, "Ida", "Small", year_group="R")
    assert [(move.name, move.to) for move in propose(summer.office).moves] == [
        ("Acorn", "1A"),
        ("1A", "2A"),
        ("6B", ""),
    ]


def test_it_is_undone_until_the_first_mark(summer: SmallSchool) -> None:
    before = _names_on(summer, SEPTEMBER)
    move_up(summer.office, propose(summer.office))
    with pytest.raises(RuleError, match="no later school year"):
        propose(summer.office)
    assert can_undo(summer.office)
    undo(summer.office)
    assert _names_on(summer, SEPTEMBER) == before
    assert [group.name for group in groups.groups_of_school(summer.db, summer.school)] == [
        "1A",
        "6B",
    ]
    assert not can_undo(summer.office)
    move_up(summer.office, propose(summer.office))
    assert _names_on(summer, SEPTEMBER) == ["2A 2"] * 3


def test_after_the_first_mark_it_stands(summer: SmallSchool) -> None:
    plan = propose(summer.office)
    move_up(summer.office, plan)
    summer.clock.set(9, day=date(2027, 9, 2))
    imported(summer, plan.moves[0].pupils[0], SEPTEMBER.toordinal() * 2, "/")
    with pytest.raises(RuleError, match="first mark"):
        undo(summer.office)


def test_a_year_that_has_begun_is_moved_to_until_it_is_marked(summer: SmallSchool) -> None:
    summer.clock.set(9, day=date(2027, 9, 2))
    plan = propose(summer.office)
    assert plan.first_day == SEPTEMBER
    imported(summer, plan.moves[0].pupils[0], SEPTEMBER.toordinal() * 2, "/")
    with pytest.raises(RuleError, match="Enter the next school year"):
        propose(summer.office)


def test_teachers_are_reassigned_and_put_back(summer: SmallSchool) -> None:
    group = next(move.group for move in propose(summer.head).moves if move.name == "1A")
    assert group is not None
    teach(summer.db, group, summer.teacher.who)
    plan = replace(propose(summer.head), teachers=(NewTeacher("1A", summer.stranger.who.person),))
    with pytest.raises(PermissionRefused):
        move_up(summer.office, plan)
    move_up(summer.head, plan)
    for day, name in ((JULY, "Tara Teach"), (SEPTEMBER, "Stan Strange")):
        assert [one.name for one in groups.teachings_on(summer.db, group, day)] == [name]
    undo(summer.head)
    assert [one.name for one in groups.teachings_on(summer.db, group, SEPTEMBER)] == ["Tara Teach"]


def test_an_undecided_class_or_a_changed_roll_stops_it(summer: SmallSchool) -> None:
    odd = make_group(summer.db, summer.school, "Rowan", "3")
    make_pupil(summer.db, summer.school, odd, "Ida", "Young", year_group="3")
    plan = propose(summer.office)
    with pytest.raises(RuleError, match="Rowan"):
        move_up(summer.office, plan)
    chosen = tuple(
        replace(move, to="Rowan") if move.name == "Rowan" else move for move in plan.moves
    )
    make_pupil(summer.db, summer.school, odd, "Jo", "Late", year_group="3")
    with pytest.raises(StaleError):
        move_up(summer.office, replace(plan, moves=chosen))


def test_those_who_leave_or_come_by_themselves_are_let_be(summer: SmallSchool) -> None:
    group = next(move.group for move in propose(summer.office).moves if move.name == "1A")
    make_pupil(
        summer.db, summer.school, group, "Kit", "Gone", leaving_day="2027-07-16", year_group="1"
    )
    make_pupil(
        summer.db, summer.school, group, "Lea", "New", starting_day="2027-09-01", year_group="1"
    )
    move_up(summer.office, propose(summer.office))
    assert _names_on(summer, SEPTEMBER) == ["1A 1"] + ["2A 2"] * 3
