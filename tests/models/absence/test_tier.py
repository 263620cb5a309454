"""A child's tier from flags, figures or a person's choice (R192); who outside is told."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.absence.first_day_clock import DEFAULT_CLOCK
from desktop.models.absence.tier import TierChoice, outsiders, placed
from desktop.models.marks.rates import tally

GOOD = tally("/" * 95 + "I" * 5)
PERSISTENT = tally("/" * 90 + "I" * 10)
SEVERE = tally("/" * 50 + "I" * 50)


@pytest.mark.parametrize(
    ("flags", "codes", "tier"),
    [
        ([], GOOD, "GREEN"),
        ([], PERSISTENT, "AMBER"),
        ([], SEVERE, "AMBER"),
        (["Young carer"], GOOD, "AMBER"),
        (["social worker"], GOOD, "RED"),
        (["Looked after"], SEVERE, "RED"),
        (["EHC plan"], GOOD, "RED"),
        (["likes trains"], GOOD, "GREEN"),
    ],
)
def test_flags_come_before_figures(flags: list[str], codes: object, tier: str) -> None:
    assert placed(DEFAULT_CLOCK, flags, codes).tier == tier  # type: ignore[arg-type]


def test_a_person_may_choose_otherwise_with_a_reason() -> None:
    choice = TierChoice(1, 7, "GREEN", "in hospital, seen daily", date(2026, 11, 9), "Hilda Head")
    found = placed(DEFAULT_CLOCK, ["social worker"], GOOD, choice)
    assert (found.tier, found.chosen) == ("GREEN", True)
    assert "in hospital" in found.why


def test_the_words_for_the_office_name_no_flag() -> None:
    assert "social" not in placed(DEFAULT_CLOCK, ["social worker"], GOOD).why


def test_who_outside_is_told_is_said_once() -> None:
    flags = ["child protection", "Social worker", "youth offending team", "medical"]
    assert outsiders(flags) == ("the child’s social worker", "the youth offending team")
    assert outsiders(flags, ["call", "social care"]) == ("the youth offending team",)
    assert outsiders(flags, ["youth offending team", "social care"]) == ()
