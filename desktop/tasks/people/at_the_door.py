"""Who may sign in today, and how long a name has to wait after wrong tries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import RuleError
from desktop.models.organisation.secret import seconds_in_words, wait_after
from desktop.storage.organisation import door

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlite_utils import Database


class SignInName(NamedTuple):
    """Somebody who may sign in today."""

    person: int
    name: str
    sign_in: str


def names_to_choose(db: Database, day: date) -> tuple[SignInName, ...]:
    """Return those who hold a post on a day, by name."""
    return tuple(SignInName(*one) for one in door.names_on(db, day))


def check_wait(db: Database, name: str, now: datetime) -> None:
    """RuleError while a name has to wait after wrong tries."""
    wrong, last = door.wrong_tries(db, name)
    whole = wait_after(wrong)
    if last is None or not whole:
        return
    left = min(whole, whole - int((now - last).total_seconds()))
    if left > 0:
        raise RuleError(f"{wrong} wrong tries: wait {seconds_in_words(left)}.", "Then try again.")
