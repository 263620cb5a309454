"""Passwords for the small school's people, hashed at a cost that a test can afford."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argon2 import PasswordHasher

from desktop.storage.file.database import saving
from desktop.storage.organisation import people
from desktop.tasks.people.secret_hash import with_secret

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
SECRET = "three calm words"


def give_secrets(small: SmallSchool) -> None:
    """Everybody at the small school signs in with the same words."""
    for desk in (small.teacher, small.office, small.head):
        account = people.load_account(small.db, desk.who.person)
        with saving(small.db):
            people.change_account(small.db, with_secret(account, SECRET, desk.who.roles, CHEAP))
