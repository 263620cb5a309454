"""The invented school's people, their posts, and the password and PIN that all of them share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from argon2 import PasswordHasher

from desktop.models.admissions.person_name import search_key
from desktop.models.organisation.account import Account
from desktop.models.organisation.sample_secrets import PASSWORD, PIN
from desktop.models.organisation.secret import SecretKind, may_have_pin, tidy_secret
from desktop.models.organisation.staff import Post, Role
from desktop.tasks.sample.names import ENGLISH, ORIGINS

if TYPE_CHECKING:
    from random import Random

# Quick on purpose: everybody may know these two, and a sample school must be there at once.
_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
_SALT = b"a sample's salt."
_SURNAMES = tuple(name for origin in ORIGINS[:5] for name in origin.surnames if name.isascii())
_TEACHERS = ("Priya Sandhu", "Tom Garland", "Bethan Pryce", "Joanne Lockwood", "Emeka Okafor",
             "Sally Wyatt", "Niamh Gallagher")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody on the staff; `key` says whom the registers mean, a class teacher by class."""

    key: str
    account: Account
    posts: tuple[Post, ...]


def colleagues(classes: tuple[str, ...], begun: date, day: date, dice: Random) -> list[Colleague]:
    """Return the staff since registers began, a teacher for each class among them."""
    names = iter(_teachers(len(classes), dice))
    found = [_colleague(key, name, posts) for key, name, posts in _office(begun, day)]
    found += [
        _colleague(name, next(names), (Post(Role.CLASS_TEACHER, f"Class teacher, {name}", begun),))
        for name in classes
    ]
    supply = Post(Role.CLASS_TEACHER, "Supply teacher", begun, day + timedelta(days=38))
    return [*found, _colleague("supply", "Graham Underhill", (supply,), ends=supply.last_day)]


def secret_in_words(kind: SecretKind) -> str:
    """Return what opens a sample person's door."""
    return PIN if kind is SecretKind.PIN else PASSWORD


def _office(begun: date, day: date) -> list[tuple[str, str, tuple[Post, ...]]]:
    monday = day - timedelta(days=day.weekday())
    acting = Post(
        Role.DEPUTY, "Acting headteacher", monday, monday + timedelta(days=4), acting=True
    )
    deputy = Post(Role.DEPUTY, "Deputy headteacher", begun)
    return [
        ("head", "Margaret Ashdown", (Post(Role.HEAD, "Headteacher", begun),)),
        ("deputy", "Daniel Mensah", (deputy, acting)),
        ("office", "Janet Copeland", (Post(Role.OFFICE, "Office manager", begun),)),
        (
            "officer",
            "Asif Rahman",
            (Post(Role.ATTENDANCE_OFFICER, "Attendance officer", begun),),
        ),
        (
            "lead",
            "Ruth Millward",
            (Post(Role.SAFEGUARDING_LEAD, "Designated safeguarding lead", begun),),
        ),
        ("administrator", "Colin Tanner", (Post(Role.ADMINISTRATOR, "Business manager", begun),)),
    ]


def _teachers(count: int, dice: Random) -> list[str]:
    names = list(_TEACHERS)
    while len(names) < count:
        name = f"{dice.choice(ENGLISH.mothers + ENGLISH.fathers)} {dice.choice(_SURNAMES)}"
        if name not in names:
            names.append(name)
    return names[:count]


def _colleague(key: str, name: str, posts: tuple[Post, ...], ends: date | None = None) -> Colleague:
    pin = may_have_pin(post.role for post in posts)
    secret, kind = (_PIN_HASH, SecretKind.PIN) if pin else (_PASSWORD_HASH, SecretKind.PASSWORD)
    forename, _, surname = name.partition(" ")
    sign_in = f"{search_key(forename)}.{search_key(surname)}"
    return Colleague(
        key, Account(0, name, sign_in, secret, kind, must_change=False, last_day=ends), posts
    )


def _hashed(secret: str) -> str:
    return _HASHER.hash(tidy_secret(secret), salt=_SALT)


_PASSWORD_HASH, _PIN_HASH = _hashed(PASSWORD), _hashed(PIN)
