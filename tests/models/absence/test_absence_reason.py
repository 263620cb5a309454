"""Reasons by key, and explanations that schools do not accept (R32, R109)."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.absence.absence_reason import BY_KEY, REASONS, not_accepted
from desktop.models.marks.attendance_code import BY_SYMBOL

TODAY = date(2026, 11, 10)


def test_every_reason_has_a_key_of_its_own_and_a_code_in_force() -> None:
    assert len(BY_KEY) == len({one.name for one in REASONS}) == len(REASONS)
    assert [one.code for one in REASONS if not BY_SYMBOL[one.code].in_force(TODAY)] == []


@pytest.mark.parametrize(
    ("words", "said_as"),
    [
        ("It's her birthday so we are off out", "a birthday"),
        ("needs new shoes", "shopping"),
        ("Haircut at ten", "a haircut"),
        ("his brother's school has an INSET day", "another school’s INSET day"),
        ("couldn't get up this morning", "getting up late"),
        ("The washing machine broke", "wet or missing uniform"),
        ("She has nits again", "head lice"),
        ("We fly on Thursday, holiday in Spain", "a holiday"),
        ("Flights were cheaper", "a holiday"),
        ("Nothing wrong, she wanted a day off", "a day off for a child who is well enough"),
    ],
)
def test_an_explanation_that_is_not_accepted_is_recognised(words: str, said_as: str) -> None:
    example = not_accepted(words)
    assert example is not None
    assert example.said_as == said_as
    assert example.reason.code in {"O", "G"}


@pytest.mark.parametrize(
    "words",
    [
        "",
        "high temperature and a cough",
        "dentist at 10:15",
        "Alice has a temperature",
        "the police are here",
        "in the children's units at the hospital",
        "his grandfather, who is retired, rang",
    ],
)
def test_an_ordinary_explanation_is_not_doubted(words: str) -> None:
    assert not_accepted(words) is None
