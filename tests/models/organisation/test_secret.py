"""Easy secrets are refused, and each wrong try makes the next wait longer."""

from __future__ import annotations

import pytest

from desktop.models.organisation.secret import (
    COMMON_PASSWORDS,
    SecretKind,
    kind_of,
    may_have_pin,
    seconds_in_words,
    secret_fault,
    wait_after,
)
from desktop.models.organisation.staff import Role

NAMES = ("Tara Teach", "tara")


@pytest.mark.parametrize(
    ("secret", "pin", "words"),
    [
        ("", False, "at least 8"),
        ("seven77", False, "at least 8"),
        ("Pass word", False, "first anybody"),
        ("zzzzzzzzz", False, "first anybody"),
        ("TaraTeach1", False, "own name"),
        ("2901", False, "at least 8"),
        ("x" * 129, False, "at most 128"),
        ("290", True, "at least 4"),
        ("1234", True, "first anybody"),
        ("9876", True, "first anybody"),
        ("7890", True, "first anybody"),
        ("0000", True, "first anybody"),
        ("2580", True, "first anybody"),
    ],
)
def test_an_easy_secret_is_refused(secret: str, pin: bool, words: str) -> None:
    assert words in secret_fault(secret, NAMES, may_have_pin=pin)


@pytest.mark.parametrize("common", sorted(COMMON_PASSWORDS))
def test_the_most_common_passwords_are_refused(common: str) -> None:
    assert len(COMMON_PASSWORDS) == 30
    assert secret_fault(common.upper(), NAMES, may_have_pin=False)


@pytest.mark.parametrize(
    ("secret", "pin"),
    [("otter-lane", False), ("a quiet harbour", True), ("2907", True), ("29071948", False)],
)
def test_a_good_secret_is_taken(secret: str, pin: bool) -> None:
    assert secret_fault(secret, NAMES, may_have_pin=pin) == ""


def test_only_a_class_teacher_has_a_pin() -> None:
    assert may_have_pin({Role.CLASS_TEACHER})
    assert not may_have_pin({Role.CLASS_TEACHER, Role.OFFICE})
    assert kind_of("2907", may_have_pin=True) is SecretKind.PIN
    assert kind_of("29071948", may_have_pin=False) is SecretKind.PASSWORD


@pytest.mark.parametrize(
    ("wrong", "seconds"), [(0, 0), (2, 0), (3, 5), (4, 15), (5, 60), (6, 300), (40, 300)]
)
def test_three_tries_are_free(wrong: int, seconds: int) -> None:
    assert wait_after(wrong) == seconds


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 second"), (15, "15 seconds"), (60, "1 minute"), (125, "2 minutes and 5 seconds")],
)
def test_the_wait_is_said_in_words(seconds: int, words: str) -> None:
    assert seconds_in_words(seconds) == words
