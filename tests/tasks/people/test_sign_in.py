"""Who signs in, how long a wrong try makes them wait, and which secrets they may choose."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher

from desktop.errors import PermissionRefused, RuleError
from desktop.models.organisation.secret import SecretKind
from desktop.models.organisation.staff import Duty, Post, Role
from desktop.storage.file.database import saving
from desktop.storage.organisation import door as door_of_file
from desktop.storage.organisation import people
from desktop.tasks.people import sign_in as door
from desktop.tasks.people.at_the_door import names_to_choose
from desktop.tasks.people.secret_hash import (
    LANES,
    MEMORY_KIB,
    TIME_COST,
    hash_secret,
    is_secret,
)
from tests import make
from tests.tasks.hasher import CHEAP

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

SECRET = "otter-lane"


@pytest.fixture
def school(small: SmallSchool) -> SmallSchool:
    """The small school, where the teacher's secret is known."""
    account = people.load_account(small.db, small.teacher.who.person)
    with saving(small.db):
        people.change_account(small.db, replace(account, secret=hash_secret(SECRET, CHEAP)))
    return small


def test_a_secret_is_hashed_at_the_cost_that_is_shipped() -> None:
    shipped = PasswordHasher(time_cost=TIME_COST, memory_cost=MEMORY_KIB, parallelism=LANES)
    kept = hash_secret(SECRET, shipped)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert is_secret(kept, SECRET, shipped)
    assert not is_secret(kept, "otter-line", shipped)


def enter(school: SmallSchool, secret: str = SECRET, name: str = "Tara Teach") -> door.SignedIn:
    return door.sign_in(school.db, name, secret, school.clock(), CHEAP)


def test_the_right_secret_lets_in_whatever_the_names_capitals(school: SmallSchool) -> None:
    found = enter(school, name=" tara  TEACH")
    assert found.name == "Tara Teach"
    assert [one.id for one in found.schools] == [school.school]
    assert not found.must_change


@pytest.mark.parametrize(
    ("name", "secret"), [("Tara Teach", "Otter-lane"), ("Tara Teach", ""), ("Nobody", SECRET)]
)
def test_a_wrong_name_and_a_wrong_secret_get_the_same_answer(
    school: SmallSchool, name: str, secret: str
) -> None:
    with pytest.raises(PermissionRefused, match="do not belong together"):
        enter(school, secret, name)


def test_no_secret_opens_an_account_that_has_none(school: SmallSchool) -> None:
    for secret in ("", "nobody"):
        with pytest.raises(PermissionRefused, match="do not belong together"):
            enter(school, secret, "Olive Office")


@pytest.mark.parametrize(
    ("wrong", "after", "words"),
    [
        (3, 0, "wait 5 seconds"),
        (3, 4, "wait 1 second"),
        (4, 0, "wait 15 seconds"),
        (5, 0, "wait 1 minute"),
        (6, 0, "wait 5 minutes"),
        (9, 60, "wait 4 minutes"),
        (3, -3600, "wait 5 seconds"),
    ],
)
def test_after_three_wrong_tries_even_the_right_secret_waits(
    school: SmallSchool, wrong: int, after: int, words: str
) -> None:
    with saving(school.db):
        for _ in range(wrong):
            people.add_try(school.db, "tara teach", school.clock(), good=False)
    school.clock.at += timedelta(seconds=after)
    with pytest.raises(RuleError, match=words):
        enter(school)


def test_after_the_wait_the_right_secret_lets_in_and_wrong_tries_are_forgotten(
    school: SmallSchool,
) -> None:
    for _ in range(3):
        with pytest.raises(PermissionRefused):
            enter(school, "wrong")
    school.clock.at += timedelta(seconds=5)
    assert enter(school).person == school.teacher.who.person
    assert door_of_file.wrong_tries(school.db, "tara teach") == (0, None)


def test_a_sign_in_ends_by_itself(school: SmallSchool) -> None:
    account = people.load_account(school.db, school.teacher.who.person)
    with saving(school.db):
        people.change_account(school.db, replace(account, last_day=make.TUESDAY))
    assert enter(school)
    school.clock.set(9, 0, day=make.TUESDAY + timedelta(days=1))
    with pytest.raises(PermissionRefused, match="sign-in has ended"):
        enter(school)
    names = [one.name for one in names_to_choose(school.db, school.head.today)]
    assert "Tara Teach" not in names
    with pytest.raises(PermissionRefused, match="no post"):
        door.who_at(school.db, account.id, school.school, school.head.today)


def test_the_names_to_choose_hold_a_post_today(school: SmallSchool) -> None:
    make.insert(school.db, "people", name="Zoe Zero", sign_in="zoe zero")
    names = [one.name for one in names_to_choose(school.db, school.head.today)]
    assert names == ["Asif Officer", "Hilda Head", "Olive Office", "Stan Strange", "Tara Teach"]


def test_what_a_person_may_do_is_their_posts_at_that_school(school: SmallSchool) -> None:
    other = make.make_school(school.db, "Other School")
    person = school.teacher.who.person
    assert door.desk_for(school.db, person, school.school, school.clock).who.duties == {
        Duty.TAKE_OWN_REGISTER
    }
    with pytest.raises(PermissionRefused, match="no post at this school"):
        door.who_at(school.db, person, other, school.head.today)


def test_a_changed_secret_replaces_the_old_one(school: SmallSchool) -> None:
    door.change_secret(school.teacher, SECRET, "heron-bank", CHEAP)
    assert enter(school, "heron-bank")
    with pytest.raises(PermissionRefused):
        enter(school, SECRET)
    what = school.db.execute("SELECT what FROM history").fetchall()
    assert what == [("changed their own password",)]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("wrong", "heron-bank", "do not belong together"),
        (SECRET, SECRET, "the password you have"),
        (SECRET, "1234", "first anybody"),
        (SECRET, "tarateach", "own name"),
    ],
)
def test_a_secret_is_not_changed_without_the_old_one_or_to_an_easy_one(
    school: SmallSchool, old: str, new: str, words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        door.change_secret(school.teacher, old, new, CHEAP)
    assert enter(school)


def test_a_teacher_may_have_a_pin_until_they_become_more(school: SmallSchool) -> None:
    door.change_secret(school.teacher, SECRET, "2907", CHEAP)
    person = school.teacher.who.person
    assert people.load_account(school.db, person).secret_kind is SecretKind.PIN
    assert not enter(school, "2907").must_change
    with saving(school.db):
        people.add_post(school.db, school.school, person, Post(Role.OFFICE, "Office", make.TUESDAY))
    assert enter(school, "2907").must_change


def test_the_day_is_londons(school: SmallSchool) -> None:
    summer_midnight = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)
    account = people.load_account(school.db, school.teacher.who.person)
    last = replace(account, last_day=summer_midnight.date())
    with saving(school.db):
        people.change_account(school.db, last)
    with pytest.raises(PermissionRefused, match="ended"):
        door.sign_in(school.db, "tara teach", SECRET, summer_midnight, CHEAP)
