"""Supply staff: a named sign-in that ends by itself, and the class they cover, in one errand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused, RuleError
from desktop.models.organisation.staff import Duty, Post, Role
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.organisation import people
from desktop.tasks.organisation.manage_classes import write_loan
from desktop.tasks.organisation.manage_staff import NewPerson, new_account, write_person
from desktop.tasks.people.secret_hash import HASHER

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from desktop.models.organisation.account import Account
    from desktop.tasks.desk import Desk

POSITION = "Supply teacher"
LONGEST = timedelta(days=92)  # about a term; who stays longer is given a post by the head


@dataclass(frozen=True, slots=True)
class SupplyTeacher:
    """Who comes, and the password or PIN they are told."""

    name: str
    secret: str
    sign_in: str = ""


def lend_to_supply(
    desk: Desk, group: int, supply: SupplyTeacher, last_day: date, hasher: PasswordHasher = HASHER
) -> int:
    """Lend a class from today to a supply teacher, who signs in until the last day.

    Return the person's number. Someone who came before signs in again with the new secret, as a
    class teacher and no more.
    """
    desk.need(Duty.LEND_A_CLASS)
    if not desk.today <= last_day <= desk.today + LONGEST:
        raise RuleError(
            "A supply sign-in lasts from today for three months at most.",
            "Ask the head to give a post to somebody who stays longer.",
        )
    post = Post(Role.CLASS_TEACHER, POSITION, desk.today, last_day)
    new = NewPerson(supply.name, supply.sign_in, supply.secret, (post,), last_day)
    account = replace(new_account(new, hasher), must_change=True)
    with saving(desk.db):
        person = _let_in(desk, account, post)
        write_loan(desk, group, person, desk.today, last_day)
    return person


def _let_in(desk: Desk, account: Account, post: Post) -> int:
    signed = sign(desk.db, desk.school, desk.who, desk.now())
    before = people.account_named(desk.db, account.sign_in)
    if before is None:
        return write_person(desk.db, account, (post,), signed)
    _check_only_supply(desk, before)
    last = max(day for day in (account.last_day, before.last_day) if day is not None)
    people.change_account(desk.db, replace(account, id=before.id, name=before.name, last_day=last))
    _extend(desk, before.id, replace(post, last_day=last))
    detail = {"last_day": str(last)}
    note(desk.db, signed, ("person", before.id), "let a supply teacher in again", **detail)
    return before.id


def _check_only_supply(desk: Desk, before: Account) -> None:
    """Nobody comes by a colleague's sign-in, or by one of another school, through this door."""
    for kept in people.kept_posts(desk.db, person=before.id):
        supply = (kept.post.role, kept.post.position) == (Role.CLASS_TEACHER, POSITION)
        if kept.school != desk.school or not supply:
            raise PermissionRefused(
                f"{before.name} signs in as {before.sign_in} and is not supply staff here.",
                "Choose another sign-in name, or lend the class to them as a colleague.",
            )


def _extend(desk: Desk, person: int, post: Post) -> None:
    for kept in people.kept_posts(desk.db, person=person, school=desk.school):
        if kept.post.held_on(desk.today) and post.last_day is not None:
            people.end_post(desk.db, kept.id, post.last_day)
            return
    people.add_post(desk.db, desk.school, person, post)
