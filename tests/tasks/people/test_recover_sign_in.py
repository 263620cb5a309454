"""A lost password comes back through a colleague or the printed code, and never across schools."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.organisation.staff import Post, Role
from desktop.storage.file.database import saving
from desktop.storage.organisation import people
from desktop.tasks.people import recover_sign_in as recovery
from desktop.tasks.people.sign_in import SignedIn, sign_in
from tests import make
from tests.tasks.hasher import CHEAP

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

NEW = "heron-bank"


def recover(small: SmallSchool, code: str, person: int, new: str = NEW) -> str:
    typed = recovery.Recovery(code, person, new)
    return recovery.recover_with_code(small.db, typed, small.clock(), CHEAP)


def enter(small: SmallSchool, name: str, secret: str = NEW) -> SignedIn:
    return sign_in(small.db, name, secret, small.clock(), CHEAP)


def test_a_code_is_twenty_signs_that_cannot_be_mistaken(small: SmallSchool) -> None:
    code = recovery.make_recovery_code(small.head, CHEAP)
    assert re.fullmatch("([A-HJ-NP-Z2-9]{4}-){4}[A-HJ-NP-Z2-9]{4}", code)
    assert code not in str(small.db.execute("SELECT * FROM file_facts").fetchall())
    assert recovery.has_recovery_code(small.db, small.school)


def test_the_code_gives_the_head_a_new_secret_and_is_used_up(small: SmallSchool) -> None:
    head = small.head.who.person
    code = recovery.make_recovery_code(small.head, CHEAP)
    following = recover(small, code.lower().replace("-", " "), head)
    assert enter(small, "Hilda Head").person == head
    with pytest.raises(PermissionRefused, match="not the recovery code"):
        recover(small, code, head)
    assert recover(small, following, head)
    told = [row[0] for row in small.db.execute("SELECT what FROM history")]
    assert told.count("used the recovery code for a new password") == 2


def test_the_code_is_only_for_those_who_set_up_the_school(small: SmallSchool) -> None:
    code = recovery.make_recovery_code(small.head, CHEAP)
    with pytest.raises(PermissionRefused, match="not the recovery code for this person"):
        recover(small, code, small.office.who.person)


def test_an_easy_new_secret_does_not_use_the_code_up(small: SmallSchool) -> None:
    code = recovery.make_recovery_code(small.head, CHEAP)
    with pytest.raises(RuleError, match="at least 8"):
        recover(small, code, small.head.who.person, "short")
    assert recover(small, code, small.head.who.person)


def test_wrong_codes_have_to_wait_too(small: SmallSchool) -> None:
    code = recovery.make_recovery_code(small.head, CHEAP)
    for _ in range(3):
        with pytest.raises(PermissionRefused):
            recover(small, "AAAA", small.head.who.person)
    with pytest.raises(RuleError, match="wait 5 seconds"):
        recover(small, code, small.head.who.person)
    small.clock.at += timedelta(seconds=5)
    assert recover(small, code, small.head.who.person)


@pytest.mark.parametrize("whose", ["teacher", "office", "officer"])
def test_only_who_sets_up_makes_codes_and_resets(small: SmallSchool, whose: str) -> None:
    desk = getattr(small, whose)
    with pytest.raises(PermissionRefused, match="may not change the school year"):
        recovery.make_recovery_code(desk, CHEAP)
    with pytest.raises(PermissionRefused, match="may not change the school year"):
        recovery.reset_secret(desk, small.stranger.who.person, NEW, CHEAP)


def test_a_temporary_secret_must_be_changed_and_ends_the_wait(small: SmallSchool) -> None:
    with saving(small.db):
        for _ in range(9):
            people.add_try(small.db, "olive office", small.clock(), good=False)
    recovery.reset_secret(small.head, small.office.who.person, NEW, CHEAP)
    assert enter(small, "Olive Office").must_change


def test_nobody_resets_their_own(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="your own"):
        recovery.reset_secret(small.head, small.head.who.person, NEW, CHEAP)


def test_nobody_resets_a_colleague_of_a_school_they_do_not_set_up(small: SmallSchool) -> None:
    other = make.make_school(small.db, "Other School")
    person = small.office.who.person
    abroad = make.make_person(small.db, other, "Alan Abroad", Role.OFFICE)
    with pytest.raises(PermissionRefused, match="no post at this school"):
        recovery.reset_secret(small.head, abroad.person, NEW, CHEAP)
    with saving(small.db):
        people.add_post(small.db, other, person, Post(Role.OFFICE, "Office", make.TUESDAY))
    with pytest.raises(PermissionRefused, match="a school you do not set up"):
        recovery.reset_secret(small.head, person, NEW, CHEAP)
    with saving(small.db):
        head = Post(Role.HEAD, "Head", make.TUESDAY)
        people.add_post(small.db, other, small.head.who.person, head)
    recovery.reset_secret(small.head, person, NEW, CHEAP)
    assert len(enter(small, "Olive Office").schools) == 2
