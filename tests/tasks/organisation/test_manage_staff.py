"""People and their posts by date; the school is never left without someone who sets it up."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.organisation.staff import Duty, Post, Role
from desktop.storage.organisation import groups, people
from desktop.tasks.organisation import manage_staff as staff
from desktop.tasks.people.at_the_door import names_to_choose
from desktop.tasks.people.sign_in import sign_in, who_at
from tests import make
from tests.tasks.hasher import CHEAP

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

TODAY = make.TUESDAY
TOMORROW = TODAY + timedelta(days=1)
TEACHER = Post(Role.CLASS_TEACHER, "Class teacher", TODAY)
PAT = staff.NewPerson("Pat  Pending", "", "heron-bank", (TEACHER,))


def add(small: SmallSchool, new: staff.NewPerson = PAT) -> int:
    return staff.add_person(small.head, new, CHEAP)


def test_a_new_person_signs_in_and_must_change_the_secret(small: SmallSchool) -> None:
    person = add(small)
    found = sign_in(small.db, "pat pending", "heron-bank", small.clock(), CHEAP)
    assert (found.person, found.name, found.must_change) == (person, "Pat Pending", True)
    what, detail = small.db.execute("SELECT what, detail FROM history").fetchone()
    assert what == "added a person"
    assert json.loads(detail) == {"name": "Pat Pending", "roles": ["class teacher"]}


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (staff.NewPerson(" ", "pat", "heron-bank", (TEACHER,)), "needs a name"),
        (staff.NewPerson("Pat", "pat", "heron-bank", ()), "needs a role"),
        (staff.NewPerson("Pat", "pat", "12345678", ()), "needs a role"),
        (staff.NewPerson("Pat", "TARA Teach", "heron-bank", (TEACHER,)), "already signs in as"),
        (staff.NewPerson("Pat", "pat", "1234", (TEACHER,)), "first anybody"),
        (
            staff.NewPerson("Pat", "pat", "2907", (Post(Role.OFFICE, "", TODAY),)),
            "at least 8",
        ),
        (
            staff.NewPerson("Pat", "pat", "heron-bank", (Post(Role.OFFICE, "", TOMORROW, TODAY),)),
            "end before it begins",
        ),
    ],
)
def test_a_person_is_refused_with_the_reason(
    small: SmallSchool, new: staff.NewPerson, words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        add(small, new)
    assert len(people.all_accounts(small.db)) == 5


@pytest.mark.parametrize("whose", ["teacher", "office", "officer"])
def test_only_who_sets_up_changes_staff(small: SmallSchool, whose: str) -> None:
    desk = getattr(small, whose)
    with pytest.raises(PermissionRefused):
        staff.add_person(desk, PAT, CHEAP)
    with pytest.raises(PermissionRefused):
        staff.give_post(desk, small.office.who.person, TEACHER)
    with pytest.raises(PermissionRefused):
        staff.end_post(desk, 1, TODAY)
    with pytest.raises(PermissionRefused):
        staff.end_person(desk, small.office.who.person, TODAY)
    with pytest.raises(PermissionRefused):
        staff.rename_person(desk, small.office.who.person, "A", "a")


def test_supply_staff_are_gone_after_their_last_day(small: SmallSchool) -> None:
    new = staff.NewPerson("Sue Supply", "", "2907", (TEACHER,), TODAY)
    add(small, new)
    assert "Sue Supply" in [one.name for one in names_to_choose(small.db, TODAY)]
    assert "Sue Supply" not in [one.name for one in names_to_choose(small.db, TOMORROW)]


def test_one_person_holds_several_roles_between_their_days(small: SmallSchool) -> None:
    person = small.teacher.who.person
    acting = Post(Role.DEPUTY, "Deputy head", TOMORROW, TOMORROW, acting=True)
    staff.give_post(small.head, person, acting)
    assert not who_at(small.db, person, small.school, TODAY).may(Duty.SET_UP)
    tomorrow = who_at(small.db, person, small.school, TOMORROW)
    assert tomorrow.may(Duty.SET_UP)
    assert tomorrow.position == "Class teacher, Deputy head"
    with pytest.raises(RuleError, match="is deputy on those days already"):
        staff.give_post(small.head, person, acting)


def test_a_returning_person_may_sign_in_again(small: SmallSchool) -> None:
    person = add(small, staff.NewPerson("Sue Supply", "", "2907", (TEACHER,), TODAY))
    staff.give_post(small.head, person, Post(Role.OFFICE, "Office", TOMORROW))
    assert people.load_account(small.db, person).last_day is None


def test_the_last_who_sets_up_cannot_be_ended(small: SmallSchool) -> None:
    head = small.head.who.person
    (post,) = people.kept_posts(small.db, person=head)
    for end in (staff.end_post, staff.end_person):
        with pytest.raises(RuleError, match="From Wed 11 Nov 2026 nobody could change"):
            end(small.head, post.id if end is staff.end_post else head, TODAY)
    staff.give_post(
        small.head, small.office.who.person, Post(Role.ADMINISTRATOR, "Business manager", TODAY)
    )
    staff.end_person(small.head, head, TODAY)
    with pytest.raises(PermissionRefused):
        who_at(small.db, head, small.school, TOMORROW)


def test_a_post_ends_on_its_last_day(small: SmallSchool) -> None:
    (post,) = people.kept_posts(small.db, person=small.office.who.person)
    with pytest.raises(RuleError, match="end before it begins"):
        staff.end_post(small.head, post.id, date(2026, 8, 31))
    staff.end_post(small.head, post.id, TODAY)
    office = next(one for one in staff.staff_of(small.head) if one.name == "Olive Office")
    assert (office.works_on(TODAY), office.works_on(TOMORROW)) == (True, False)


def test_who_leaves_takes_no_class_any_more(small: SmallSchool) -> None:
    person = small.teacher.who.person
    staff.end_person(small.head, person, TODAY)
    assert groups.groups_of(small.db, person, small.school, TOMORROW) == ()
    assert people.load_account(small.db, person).last_day == TODAY


def test_who_works_at_two_schools_leaves_only_one(small: SmallSchool) -> None:
    other = make.make_school(small.db, "Other School")
    person = small.office.who.person
    make.insert(
        small.db, "posts", school=other, person=person, role="office", position="Office",
        first_day="2026-09-01",
    )  # fmt: skip
    staff.end_person(small.head, person, TODAY)
    assert who_at(small.db, person, other, TOMORROW)
    with pytest.raises(PermissionRefused):
        who_at(small.db, person, small.school, TOMORROW)


def test_another_schools_people_are_not_seen_or_changed(small: SmallSchool) -> None:
    other = make.make_school(small.db, "Other School")
    abroad = make.make_person(small.db, other, "Alan Abroad", Role.OFFICE).person
    (post,) = people.kept_posts(small.db, person=abroad)
    assert "Alan Abroad" not in [one.name for one in staff.staff_of(small.head)]
    with pytest.raises(PermissionRefused, match="another school"):
        staff.end_post(small.head, post.id, TODAY)
    with pytest.raises(PermissionRefused, match="no post at this school"):
        staff.rename_person(small.head, abroad, "Al", "al")
    with pytest.raises(PermissionRefused, match="no post at this school"):
        staff.end_person(small.head, abroad, TODAY)


def test_a_renamed_person_signs_in_by_the_new_name(small: SmallSchool) -> None:
    person = add(small)
    staff.rename_person(small.head, person, "Pat Proven", "Pat Proven")
    assert sign_in(small.db, "pat proven", "heron-bank", small.clock(), CHEAP).name == "Pat Proven"
    with pytest.raises(RuleError, match="already signs in as Tara Teach"):
        staff.rename_person(small.head, person, "Pat", "Tara Teach")
    with pytest.raises(RuleError, match="needs a name"):
        staff.rename_person(small.head, person, " ", "pat")
