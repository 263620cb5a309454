"""Classes and who takes them come back by date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import RuleError
from desktop.models.organisation.group import Group, Teaching
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature
from desktop.storage.organisation import groups
from tests import make

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

TODAY = make.TUESDAY
TOMORROW = TODAY + timedelta(days=1)


def test_a_class_comes_back_as_it_was_added_and_changed(small: SmallSchool) -> None:
    new = Group(0, small.school, "Oak", ("5", "6"), "5", TODAY)
    with saving(small.db):
        number = groups.add_group(small.db, new)
        changed = Group(number, small.school, "Elm", ("6",), "", TODAY, TOMORROW)
        groups.change_group(small.db, changed)
    assert groups.load_group(small.db, number) == changed
    names = [group.name for group in groups.groups_on(small.db, small.school, TOMORROW)]
    assert names == ["6B", "Elm"]
    later = groups.groups_on(small.db, small.school, TOMORROW + timedelta(days=1))
    assert [group.name for group in later] == ["6B"]


def test_there_is_no_class_without_a_row(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="no such class"):
        groups.load_group(small.db, 99)


def test_a_lent_class_is_the_teachers_for_its_days_only(small: SmallSchool) -> None:
    person = small.stranger.who.person
    loan = Teaching(0, small.group, person, "Stan Strange", True, TODAY, TODAY)
    with saving(small.db):
        groups.add_teaching(small.db, loan, Signature(small.clock(), small.school))
    assert _names(small, person, TODAY) == ["6B"]
    assert _names(small, person, TOMORROW) == []
    takers = groups.teachings_on(small.db, small.group, TODAY)
    assert [(one.name, one.cover) for one in takers] == [
        ("Tara Teach", False),
        ("Stan Strange", True),
    ]
    for day in (TODAY, TOMORROW):
        at_once = groups.teachings_at(small.db, small.school, day)
        assert at_once[small.group] == groups.teachings_on(small.db, small.group, day)


def test_ending_all_that_a_person_takes_leaves_other_people_alone(small: SmallSchool) -> None:
    with saving(small.db):
        groups.end_teachings_of(small.db, small.teacher.who.person, small.school, TODAY)
        groups.end_teachings_of(small.db, small.stranger.who.person, small.school, TODAY)
    assert _names(small, small.teacher.who.person, TODAY) == ["6B"]
    assert _names(small, small.teacher.who.person, TOMORROW) == []


def test_a_class_with_pupils_is_known_to_have_them(small: SmallSchool) -> None:
    empty = make.make_group(small.db, small.school, "6C")
    assert groups.has_members_after(small.db, small.group, TODAY)
    assert not groups.has_members_after(small.db, empty, TODAY)


def _names(small: SmallSchool, person: int, day: date) -> list[str]:
    return [group.name for group in groups.groups_of(small.db, person, small.school, day)]
