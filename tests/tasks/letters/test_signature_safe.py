"""A signature is kept under its owner's password: nobody else signs with it, no reset opens it."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, SchoolError
from desktop.models.letters.own_signature import SignatureState
from desktop.models.organisation.staff import Post, Role, who
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.letters import signatures
from desktop.storage.organisation import people
from desktop.tasks.letters.sealing import seal, unseal
from desktop.tasks.letters.signature_safe import (
    certificate_of,
    drop_signature,
    keep_signature,
    open_signature,
    own_signature,
)
from desktop.tasks.people.recover_sign_in import reset_secret
from desktop.tasks.people.sign_in import change_secret
from tests import make
from tests.tasks.hasher import CHEAP
from tests.tasks.letters.safe import (
    PASSWORD,
    a_key,
    a_signature,
    give_password,
    give_signature,
)

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool


@pytest.fixture
def head(small: SmallSchool) -> Desk:
    """The head, with a signature."""
    give_signature(small.head)
    return small.head


def other_head(small: SmallSchool) -> Desk:
    desk = small.desk(make.make_person(small.db, small.school, "Hugo Head", Role.HEAD))
    give_password(desk, "nine loud geese")
    return desk


def deputy(small: SmallSchool) -> Desk:
    """A deputy who acts for the head."""
    someone = make.make_person(small.db, small.school, "Dev Deputy")
    post = Post(Role.DEPUTY, "Deputy", make.YEAR_START, acting=True)
    with saving(small.db):
        people.add_post(small.db, small.school, someone.person, post)
    desk = small.desk(who(someone.person, someone.name, (post,), make.TUESDAY))
    give_password(desk, "two patient owls")
    return desk


def test_what_was_kept_opens_with_the_password(head: Desk) -> None:
    opened = open_signature(head, PASSWORD)
    assert (opened.picture, opened.key) == (a_signature(), a_key())
    found = own_signature(head)
    assert (found.state, found.made_on) == (SignatureState.READY, make.TUESDAY)
    assert found.certificate is not None
    assert found.certificate.name == "Hilda Head"


def test_nothing_is_kept_as_it_is(head: Desk) -> None:
    dumped = "\n".join(head.db.conn.iterdump())
    for secret in (a_signature(), a_key().key):
        assert secret[60:100].hex() not in dumped.lower()
    picture, key = signatures.picture_of(head.db, 5), signatures.key_of(head.db, 5)
    assert picture is not None
    assert key is not None
    assert picture.salt != key.salt


def test_each_sealing_has_a_salt_of_its_own_and_opens_only_for_its_purpose() -> None:
    one, other = (seal(b"x", "signature of person 5", PASSWORD, CHEAP) for _ in range(2))
    assert (one.salt, one.content) != (other.salt, other.content)
    assert unseal(one, "signature of person 5", PASSWORD) == b"x"
    assert unseal(one, "signature of person 6", PASSWORD) is None
    assert unseal(one, "signature of person 5", PASSWORD + " ") is None
    spoiled = replace(one, content=one.content[:-1] + bytes([one.content[-1] ^ 1]))
    assert unseal(spoiled, "signature of person 5", PASSWORD) is None


def test_the_office_and_teachers_cannot_sign_at_all(small: SmallSchool, head: Desk) -> None:
    for desk in (small.office, small.officer, small.teacher):
        give_password(desk)
        with pytest.raises(PermissionRefused, match="may not sign letters"):
            open_signature(desk, PASSWORD)
        with pytest.raises(PermissionRefused, match="may not sign letters"):
            keep_signature(desk, a_signature(), a_key(), PASSWORD, CHEAP)
    assert head.who.name == "Hilda Head"


@pytest.mark.parametrize("someone", [other_head, deputy])
def test_another_who_may_sign_has_no_use_of_it(
    small: SmallSchool, head: Desk, someone: object
) -> None:
    desk = someone(small)  # type: ignore[operator]
    with pytest.raises(RuleError, match="No signature is kept"):
        open_signature(desk, PASSWORD)
    assert own_signature(desk).state is SignatureState.NONE
    stolen = signatures.picture_of(small.db, head.who.person)
    key = signatures.key_of(small.db, head.who.person)
    assert stolen is not None
    assert key is not None
    with saving(small.db):  # somebody copies the rows within the file
        signed = sign(small.db, small.school, desk.who, desk.now())
        signatures.add_picture(small.db, desk.who.person, stolen, signed)
        signatures.add_key(small.db, desk.who.person, key, signed)
    with pytest.raises(SchoolError):
        open_signature(desk, PASSWORD)


def test_the_store_keeps_a_signature_only_for_who_keeps_it(small: SmallSchool, head: Desk) -> None:
    other = other_head(small)
    found = signatures.picture_of(small.db, head.who.person)
    assert found is not None
    with saving(small.db):
        signed = sign(small.db, small.school, other.who, other.now())
    with pytest.raises(sqlite3.IntegrityError, match="head alone"):
        signatures.add_picture(small.db, head.who.person, found, signed)


def test_an_acting_deputy_signs_with_their_own(small: SmallSchool) -> None:
    desk = deputy(small)
    keep_signature(desk, a_signature(), a_key(), "two patient owls", CHEAP)
    assert open_signature(desk, "two patient owls").picture == a_signature()


def test_a_wrong_password_is_refused_and_the_waits_grow(small: SmallSchool, head: Desk) -> None:
    for _ in range(3):
        with pytest.raises(PermissionRefused, match="not your password"):
            open_signature(head, "seven quiet heron")
    with pytest.raises(RuleError, match="3 wrong tries: wait 5 seconds"):
        open_signature(head, PASSWORD)
    small.clock.set(9, 0, 6)
    with pytest.raises(PermissionRefused):
        open_signature(head, "nothing like it")
    with pytest.raises(RuleError, match="4 wrong tries: wait 15 seconds"):
        open_signature(head, PASSWORD)
    small.clock.set(9, 1)
    assert open_signature(head, PASSWORD).picture
    small.clock.set(9, 2)
    assert open_signature(head, PASSWORD).picture


def test_a_signature_is_kept_only_with_the_password(head: Desk) -> None:
    with pytest.raises(PermissionRefused):
        keep_signature(head, a_signature(), a_key(), "nothing like it", CHEAP)


def test_a_new_picture_keeps_the_certificate(head: Desk) -> None:
    keep_signature(head, b"another", None, PASSWORD, CHEAP)
    opened = open_signature(head, PASSWORD)
    assert (opened.picture, opened.key) == (b"another", a_key())


def test_without_any_certificate_none_is_kept(small: SmallSchool) -> None:
    give_password(small.head)
    with pytest.raises(RuleError, match="no certificate"):
        keep_signature(small.head, a_signature(), None, PASSWORD, CHEAP)
    with pytest.raises(RuleError, match="no certificate"):
        certificate_of(small.head)


def test_one_who_changes_their_own_password_keeps_their_signature(head: Desk) -> None:
    change_secret(head, PASSWORD, "eight brown rivers", CHEAP)
    assert own_signature(head).state is SignatureState.READY
    assert open_signature(head, "eight brown rivers").key == a_key()
    with pytest.raises(PermissionRefused):
        open_signature(head, PASSWORD)


def test_a_password_set_by_another_leaves_it_unreadable_and_says_so(
    small: SmallSchool, head: Desk
) -> None:
    admin = make.make_person(small.db, small.school, "Ada Min", Role.ADMINISTRATOR)
    reset_secret(small.desk(admin), head.who.person, "temporary lantern", CHEAP)
    assert own_signature(head).state is SignatureState.LOST
    for password in (PASSWORD, "temporary lantern"):
        with pytest.raises(RuleError, match="can no longer be read"):
            open_signature(head, password)
    change_secret(head, "temporary lantern", PASSWORD, CHEAP)
    assert own_signature(head).state is SignatureState.LOST
    keep_signature(head, a_signature(), a_key(), PASSWORD, CHEAP)
    assert open_signature(head, PASSWORD).key == a_key()


def test_a_signature_that_was_taken_away_signs_no_more(head: Desk) -> None:
    drop_signature(head)
    assert own_signature(head).state is SignatureState.NONE
    with pytest.raises(RuleError, match="No signature"):
        open_signature(head, PASSWORD)


def test_who_is_no_longer_the_head_still_changes_their_password(
    small: SmallSchool, head: Desk
) -> None:
    small.db.conn.execute("UPDATE posts SET last_day = '2026-11-09' WHERE person = 5")
    small.db.conn.commit()
    plain = small.desk(
        who(5, "Hilda Head", (Post(Role.OFFICE, "", date(2026, 9, 1)),), make.TUESDAY)
    )
    change_secret(plain, PASSWORD, "eight brown rivers", CHEAP)
    assert own_signature(head).state is SignatureState.LOST


def test_no_secret_is_logged_or_noted(small: SmallSchool, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        give_signature(small.head)
        opened = open_signature(small.head, PASSWORD)
    kept = str(small.db.execute("SELECT what, detail FROM history").fetchall())
    assert "kept a new signature and certificate" in kept
    assert PASSWORD not in caplog.text + kept
    assert a_key().key.hex() not in repr(opened)
    assert "picture" not in repr(opened)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM signature_pictures",
        "DELETE FROM signing_keys",
        "UPDATE signature_pictures SET sealed = ''",
        "UPDATE signing_keys SET sealed = ''",
    ],
)
def test_what_was_kept_is_never_changed(head: Desk, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="kept"):
        head.db.conn.execute(sql)
