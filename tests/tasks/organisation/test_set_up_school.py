"""A new file gets one school and one person; more schools come later and leak nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.school_year import Term
from desktop.models.days.session import Half, Session
from desktop.models.organisation.school import SchoolFacts
from desktop.models.organisation.staff import Post, Role
from desktop.storage.file import file_facts
from desktop.storage.organisation import schools
from desktop.tasks.marks.take_register import open_register
from desktop.tasks.organisation import set_up_school as set_up
from desktop.tasks.organisation.manage_classes import ClassFacts, add_class
from desktop.tasks.organisation.manage_staff import NewPerson, staff_of
from desktop.tasks.organisation.set_policy import choose_policy, shipped_policies
from desktop.tasks.organisation.set_terms import enter_year, new_draft
from desktop.tasks.people.sign_in import desk_for, sign_in
from tests import make
from tests.tasks.hasher import CHEAP

if TYPE_CHECKING:
    from sqlite_utils import Database

    from tests.conftest import SmallSchool

NOW = make.TestClock().at
FACTS = SchoolFacts(name="Elm Road School", la="802", estab="2002", registers_from=make.TUESDAY)
HEAD = NewPerson("Hana Head", "", "heron-bank", (Post(Role.HEAD, "Headteacher", make.TUESDAY),))


def test_an_empty_file_becomes_a_school_with_a_head(db: Database) -> None:
    assert not set_up.needs_first_person(db)
    school = set_up.new_school(db, FACTS, NOW)
    assert file_facts.kind(db) == file_facts.REAL
    assert set_up.needs_first_person(db)
    set_up.first_person(db, school, HEAD, NOW, CHEAP)
    assert not set_up.needs_first_person(db)
    found = sign_in(db, "hana head", "heron-bank", NOW, CHEAP)
    assert [one.name for one in found.schools] == ["Elm Road School"]
    assert not found.must_change


def test_a_sample_file_says_so_for_good(db: Database) -> None:
    set_up.new_school(db, FACTS, NOW, make.TUESDAY)
    assert file_facts.is_sample(db)
    assert file_facts.sample_day(db) == make.TUESDAY


def test_a_file_is_set_up_once(db: Database) -> None:
    school = set_up.new_school(db, FACTS, NOW)
    with pytest.raises(RuleError, match="already holds a school"):
        set_up.new_school(db, FACTS, NOW)
    set_up.first_person(db, school, HEAD, NOW, CHEAP)
    with pytest.raises(RuleError, match="can sign in already"):
        set_up.first_person(db, school, replace(HEAD, sign_in="other"), NOW, CHEAP)


def test_wrong_facts_leave_the_file_empty(db: Database) -> None:
    with pytest.raises(RuleError, match="3 digits"):
        set_up.new_school(db, replace(FACTS, la="8"), NOW)
    assert schools.school_numbers(db) == ()


@pytest.mark.parametrize(
    "post",
    [
        Post(Role.OFFICE, "Office", make.TUESDAY),
        Post(Role.HEAD, "Headteacher", make.TUESDAY, date(2027, 7, 31)),
        Post(Role.DEPUTY, "Deputy", make.TUESDAY),
    ],
)
def test_the_first_person_must_be_able_to_set_up_for_good(db: Database, post: Post) -> None:
    school = set_up.new_school(db, FACTS, NOW)
    with pytest.raises(RuleError, match="must be head or administrator"):
        set_up.first_person(db, school, replace(HEAD, posts=(post,)), NOW, CHEAP)


def test_another_school_shares_only_the_person_who_added_it(small: SmallSchool) -> None:
    number = set_up.add_school(small.head, FACTS)
    there = desk_for(small.db, small.head.who.person, number, small.clock)
    assert [one.name for one in staff_of(there)] == ["Hilda Head"]
    assert set_up.the_school(there).name == "Elm Road School"
    with pytest.raises(PermissionRefused):
        desk_for(small.db, small.office.who.person, number, small.clock)


def test_changed_facts_are_kept_with_what_they_were(small: SmallSchool) -> None:
    before = set_up.the_school(small.head)
    changed = replace(before, phone="01632 960123", logo=b"\xff\xd8\xff")
    (warning,) = set_up.change_school(small.head, changed)
    assert warning.field == "la"
    assert set_up.the_school(small.head) == changed
    (detail,) = small.db.execute("SELECT detail FROM history").fetchone()
    assert json.loads(detail) == {"phone": ["", "01632 960123"], "logo": "changed"}


def test_the_first_day_of_registers_stays_once_there_are_any(small: SmallSchool) -> None:
    moved = replace(set_up.the_school(small.head), registers_from=date(2026, 11, 2))
    set_up.change_school(small.head, moved)
    times = ("opens_at", "begins_at", "closes_at", "expected_at", "ends_at")
    make.insert(
        small.db, "registers", school=small.school, group_id=small.group,
        session=Session(make.TUESDAY, Half.AM).number,
        **dict.fromkeys(times, int(NOW.timestamp())),
    )  # fmt: skip
    with pytest.raises(RuleError, match="since Mon 2 Nov 2026"):
        set_up.change_school(small.head, replace(moved, registers_from=make.YEAR_START))


def test_only_who_sets_up_changes_schools(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        set_up.add_school(small.office, FACTS)
    with pytest.raises(PermissionRefused):
        set_up.change_school(small.office, FACTS)


def test_a_school_set_up_from_nothing_opens_its_first_register(db: Database) -> None:
    clock = make.TestClock()
    school = set_up.new_school(db, FACTS, NOW, make.TUESDAY)
    head = set_up.first_person(db, school, HEAD, NOW, CHEAP)
    desk = desk_for(db, head, school, clock)
    draft = new_draft(2026)
    terms = (Term("Autumn", date(2026, 9, 3), date(2026, 12, 18)),)
    enter_year(desk, replace(draft, year=replace(draft.year, terms=terms)))
    file = shipped_policies()[0]
    choose_policy(desk, file.name, file.suggested, make.TUESDAY)
    group = add_class(desk, ClassFacts("6B", ("6",)), make.TUESDAY)
    register = open_register(desk, group, Session(make.TUESDAY, Half.AM))
    assert f"{register.times.closes:%H:%M}" == "09:26"
