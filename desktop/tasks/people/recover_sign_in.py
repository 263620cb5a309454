"""The way back after a lost password: a colleague with the duty, or the printed recovery code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session_times import london
from desktop.models.organisation.staff import Duty
from desktop.storage.file import file_facts
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.organisation import people
from desktop.tasks.people.at_the_door import check_wait
from desktop.tasks.people.secret_hash import HASHER, hash_secret, is_secret, with_secret
from desktop.tasks.people.sign_in import desk_for, roles_of, schools_of, who_at

if TYPE_CHECKING:
    from datetime import date, datetime

    from argon2 import PasswordHasher
    from sqlite_utils import Database

    from desktop.tasks.desk import Desk

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_LENGTH, _GROUP = 20, 4
_TRIES = "recovery code"


def make_recovery_code(desk: Desk, hasher: PasswordHasher = HASHER) -> str:
    """Make the school's recovery code, to be printed now: the file keeps only its hash."""
    desk.need(Duty.SET_UP)
    code = _new_code()
    kept = hash_secret(_plain(code), hasher)
    with saving(desk.db):
        _keep_code(desk, kept)
    return code


def _keep_code(desk: Desk, kept: str) -> None:
    file_facts.set_fact(desk.db, _fact(desk.school), kept)
    signed = sign(desk.db, desk.school, desk.who, desk.now())
    note(desk.db, signed, ("school", desk.school), "made a new recovery code")


def has_recovery_code(db: Database, school: int) -> bool:
    """Whether a recovery code was made for the school and has not been used."""
    return bool(file_facts.fact(db, _fact(school)))


@dataclass(frozen=True, slots=True)
class Recovery:
    """What is typed at the door when a password is lost."""

    code: str
    person: int
    new_secret: str


def recover_with_code(
    db: Database, typed: Recovery, now: datetime, hasher: PasswordHasher = HASHER
) -> str:
    """Give someone who sets up the school a new secret for the printed code; return the next code.

    The code is used up at once, and what was done stands in the school's history.
    """
    person = typed.person
    school = _school_of_code(db, typed, now, hasher)
    used, following = file_facts.fact(db, _fact(school)), _new_code()
    desk = desk_for(db, person, school, lambda: now)
    account = people.load_account(db, person)
    changed = with_secret(account, typed.new_secret, roles_of(db, person, desk.today), hasher)
    kept = hash_secret(_plain(following), hasher)
    with saving(db):
        if file_facts.fact(db, _fact(school)) != used:
            raise PermissionRefused("That recovery code has just been used.", _NO_CODE)
        people.change_account(db, changed)
        people.add_try(db, account.sign_in, now, good=True)
        signed = sign(db, school, desk.who, now)
        note(db, signed, ("person", person), "used the recovery code for a new password")
        _keep_code(desk, kept)
    return following


_NO_CODE = "Type the code as it was printed, for a head or administrator of that school."


def _school_of_code(db: Database, typed: Recovery, now: datetime, hasher: PasswordHasher) -> int:
    with saving(db):
        check_wait(db, _TRIES, now)
        people.add_try(db, _TRIES, now, good=False)
    for school in _set_up_at(db, typed.person, london(now).date()):
        if is_secret(file_facts.fact(db, _fact(school)), _plain(typed.code), hasher):
            with saving(db):
                people.add_try(db, _TRIES, now, good=True)
            return school
    raise PermissionRefused("That is not the recovery code for this person.", _NO_CODE)


def _set_up_at(db: Database, person: int, day: date) -> tuple[int, ...]:
    """The schools that a person may set up on a day."""
    found = [school.id for school in schools_of(db, person, day)]
    if not people.load_account(db, person).holds_on(day):
        return ()
    return tuple(number for number in found if who_at(db, person, number, day).may(Duty.SET_UP))


def reset_secret(desk: Desk, person: int, temporary: str, hasher: PasswordHasher = HASHER) -> None:
    """Give a colleague a temporary secret, to be changed at the next sign-in.

    Who resets must set up every school the colleague works at: no door opens across schools.
    """
    desk.need(Duty.SET_UP)
    if person == desk.who.person:
        raise RuleError("This is your own password.", "Change it, knowing the old one.")
    account = people.load_account(desk.db, person)
    _check_may_reset(desk, person, account.name)
    roles = roles_of(desk.db, person, desk.today)
    changed = replace(with_secret(account, temporary, roles, hasher), must_change=True)
    with saving(desk.db):
        people.change_account(desk.db, changed)
        people.add_try(desk.db, account.sign_in, desk.now(), good=True)
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        note(desk.db, signed, ("person", person), "gave a temporary password", name=account.name)


def _check_may_reset(desk: Desk, person: int, name: str) -> None:
    theirs = {school.id for school in schools_of(desk.db, person, desk.today)}
    if desk.school not in theirs:
        raise PermissionRefused(f"{name} has no post at this school.", "Choose the school first.")
    if not theirs <= set(_set_up_at(desk.db, desk.who.person, desk.today)):
        raise PermissionRefused(
            f"{name} also works at a school you do not set up.",
            "Ask someone who sets up both, or use the recovery code.",
        )


def _fact(school: int) -> str:
    return f"recovery code {school}"


def _new_code() -> str:
    import secrets  # noqa: PLC0415 - loads OpenSSL, 3 MB that few need

    signs = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
    return "-".join(signs[place : place + _GROUP] for place in range(0, _LENGTH, _GROUP))


def _plain(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())
