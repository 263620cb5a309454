"""Passwords and PINs: which are too easy, and how long a wrong try makes one wait."""

from __future__ import annotations

import unicodedata
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.organisation.staff import Role

SHORTEST_PASSWORD = 8
SHORTEST_PIN = 4
LONGEST = 128  # characters; a longer one only makes the computer work
FREE_TRIES = 3
WAITS = (5, 15, 60, 300)  # seconds after each wrong try that is not free; the last goes on

COMMON_PASSWORDS = frozenset(
    {"password", "12345678", "123456789", "1234567890", "password1", "password12", "password123",
     "passw0rd", "qwertyui", "qwertyuiop", "qwerty123", "1q2w3e4r", "11111111", "00000000",
     "abcd1234", "abc12345", "iloveyou", "sunshine", "princess", "football", "baseball",
     "superman", "letmein1", "welcome1", "welcome123", "trustno1", "liverpool", "chocolate",
     "computer", "charlotte"}
)  # fmt: skip
_COMMON_PINS = frozenset({"1212", "1313", "2580", "0852", "1122", "1004", "2468", "1379", "6969"})


class SecretKind(Enum):
    """A PIN opens only what a class teacher may do."""

    PASSWORD = "password"
    PIN = "pin"


def tidy_secret(secret: str) -> str:
    """Return the letters as one computer and another type them alike; spaces are part of it."""
    return unicodedata.normalize("NFKC", secret)


def kind_of(secret: str, *, may_have_pin: bool) -> SecretKind:
    """Return what a new secret is taken for: digits alone are a PIN where one is allowed."""
    is_pin = may_have_pin and secret.isascii() and secret.isdigit()
    return SecretKind.PIN if is_pin else SecretKind.PASSWORD


def may_have_pin(roles: Iterable[Role]) -> bool:
    """Whether the person is a class teacher and nothing else."""
    from desktop.models.organisation.staff import Role  # noqa: PLC0415 - the door needs no roles

    return set(roles) <= {Role.CLASS_TEACHER}


def secret_fault(secret: str, names: Iterable[str], *, may_have_pin: bool) -> str:
    """Say why a new secret is refused; empty when it may be used."""
    if len(secret) > LONGEST:
        return f"A password has at most {LONGEST} characters."
    if kind_of(secret, may_have_pin=may_have_pin) is SecretKind.PIN:
        return _pin_fault(secret)
    return _password_fault(secret, names)


def _pin_fault(pin: str) -> str:
    if len(pin) < SHORTEST_PIN:
        return f"A PIN has at least {SHORTEST_PIN} digits."
    steps = {(int(later) - int(earlier)) % 10 for earlier, later in pairwise(pin)}
    if steps in ({0}, {1}, {9}) or pin in _COMMON_PINS:
        return "That PIN is one of the first anybody would try."
    return ""


def _password_fault(password: str, names: Iterable[str]) -> str:
    if len(password) < SHORTEST_PASSWORD:
        return f"A password has at least {SHORTEST_PASSWORD} characters."
    plain = _plain(password)
    if plain in COMMON_PASSWORDS or len(set(plain)) == 1:
        return "That password is one of the first anybody would try."
    if any(_plain(name) and plain.strip("0123456789!.") == _plain(name) for name in names):
        return "A password that is the person's own name is easily guessed."
    return ""


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def wait_after(wrong: int) -> int:
    """Return the seconds to wait after so many wrong tries in a row."""
    if wrong < FREE_TRIES:
        return 0
    return WAITS[min(wrong - FREE_TRIES, len(WAITS) - 1)]


def seconds_in_words(seconds: int) -> str:
    """1 second, 15 seconds, 2 minutes and 5 seconds."""
    minutes, rest = divmod(seconds, 60)
    parts = [_count(minutes, "minute"), _count(rest, "second")]
    return " and ".join(part for part in parts if part)


def _count(number: int, noun: str) -> str:
    if not number:
        return ""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
