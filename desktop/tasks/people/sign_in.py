"""Signing in by name and password or PIN, and changing one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session_times import london
from desktop.models.organisation.secret import (
    SecretKind,
    may_have_pin,
)
from desktop.models.organisation.staff import who
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.organisation import people, schools
from desktop.tasks.desk import Desk, computer_clock
from desktop.tasks.people.at_the_door import check_wait
from desktop.tasks.people.secret_hash import HASHER, is_secret, with_secret

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from argon2 import PasswordHasher
    from sqlite_utils import Database

    from desktop.models.organisation.account import Account
    from desktop.models.organisation.school import School
    from desktop.models.organisation.staff import Role, Who

_ASK_HEAD = "Ask the head or the administrator."


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in and where they hold a post; `must_change`: choose a new secret first."""

    person: int
    name: str
    schools: tuple[School, ...]
    must_change: bool


def sign_in(
    db: Database, name: str, secret: str, now: datetime, hasher: PasswordHasher = HASHER
) -> SignedIn:
    """Let a person in; after three wrong tries each further one has to wait, longer each time."""
    account = check_secret(db, name, secret, now, hasher)
    day = london(now).date()
    found = schools_of(db, account.id, day)
    if not account.holds_on(day) or not found:
        raise PermissionRefused(f"{account.name}'s sign-in has ended.", _ASK_HEAD)
    return SignedIn(account.id, account.name, found, _must_change(db, account, day))


def _must_change(db: Database, account: Account, day: date) -> bool:
    outgrown = account.secret_kind is SecretKind.PIN and not may_have_pin(
        roles_of(db, account.id, day)
    )
    return account.must_change or outgrown


def check_secret(
    db: Database, name: str, secret: str, now: datetime, hasher: PasswordHasher
) -> Account:
    """Return the account a secret opens; the try counts as wrong until it has proved right."""
    with saving(db):
        check_wait(db, name, now)
        people.add_try(db, name, now, good=False)
        account = people.account_named(db, name)
    right = is_secret(account.secret if account else "", secret, hasher)
    if account is None or not right:
        raise PermissionRefused(
            "That name and password do not belong together.", "Try again, or ask the head."
        )
    with saving(db):
        people.add_try(db, name, now, good=True)
    return account


def schools_of(db: Database, person: int, day: date) -> tuple[School, ...]:
    """Return the schools at which a person holds a post on a day."""
    posts = people.kept_posts(db, person=person)
    numbers = {kept.school for kept in posts if kept.post.held_on(day)}
    return tuple(school for school in schools.schools_of_file(db) if school.id in numbers)


def roles_of(db: Database, person: int, day: date) -> frozenset[Role]:
    """Return what a person is at any school on a day."""
    posts = people.kept_posts(db, person=person)
    return frozenset(kept.post.role for kept in posts if kept.post.held_on(day))


def who_at(db: Database, person: int, school: int, day: date) -> Who:
    """Return a person as they are at a school on a day; PermissionRefused without a post there."""
    account = people.load_account(db, person)
    found = who(person, account.name, people.posts_of(db, person, school), day)
    if not found.roles or not account.holds_on(day):
        raise PermissionRefused(f"{account.name} has no post at this school today.", _ASK_HEAD)
    return found


def desk_for(
    db: Database, person: int, school: int, clock: Callable[[], datetime] = computer_clock
) -> Desk:
    """Return the desk at which a signed-in person works at one school."""
    return Desk(db, school, who_at(db, person, school, london(clock()).date()), clock)


def change_secret(desk: Desk, old: str, new: str, hasher: PasswordHasher = HASHER) -> None:
    """Let the person at the desk change their own password or PIN, knowing the old one.

    A signature that is kept under the old one is kept under the new one from then on.
    """
    from desktop.tasks.letters.signature_safe import moved_signature  # noqa: PLC0415 - at the door

    if old == new:
        raise RuleError("That is the password you have.", "Choose another.")
    name = people.load_account(desk.db, desk.who.person).sign_in
    account = check_secret(desk.db, name, old, desk.now(), hasher)
    changed = with_secret(account, new, roles_of(desk.db, account.id, desk.today), hasher)
    move = moved_signature(desk, old, new, hasher)
    with saving(desk.db):
        people.change_account(desk.db, changed)
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        move(changed, signed)
        note(desk.db, signed, ("person", account.id), "changed their own password")
