"""People with passwords, and a signature to keep, for tests of signing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from desktop.documents.signing.signature_picture import signature_picture
from desktop.documents.signing.signing_key import make_key
from desktop.storage.organisation import people
from desktop.tasks.letters.signature_safe import keep_signature
from desktop.tasks.people.secret_hash import hash_secret
from tests.documents.signing.pictures import a_picture
from tests.make import TUESDAY
from tests.tasks.hasher import CHEAP

if TYPE_CHECKING:
    from desktop.documents.signing.signing_key import SigningKey
    from desktop.tasks.desk import Desk

PASSWORD = "seven quiet herons"


@cache
def a_key() -> SigningKey:
    """A key, made once."""
    return make_key("Hawthorn Lane Primary School", "Hilda Head", TUESDAY)


@cache
def a_signature() -> bytes:
    """A signature as it is kept."""
    return signature_picture(a_picture()).png


def give_password(desk: Desk, password: str = PASSWORD) -> None:
    """Let the person at the desk have a password."""
    account = people.load_account(desk.db, desk.who.person)
    people.change_account(desk.db, replace(account, secret=hash_secret(password, CHEAP)))
    desk.db.conn.commit()


def give_signature(desk: Desk, password: str = PASSWORD) -> None:
    """Let the person at the desk have a password and a signature under it."""
    give_password(desk, password)
    keep_signature(desk, a_signature(), a_key(), password, CHEAP)
