"""A journey as it is asked for: bad days, the six reasons, prompts that decide nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desktop.models.travel.journey import (
    Journey,
    Reach,
    Reason,
    away_days,
    journey_findings,
    school_findings,
)
from tests.models.travel.travels import CALENDAR, SCHOOL, TODAY, agreed, asked

if TYPE_CHECKING:
    from desktop.models.finding import Finding


def found(draft: Journey, *others: Journey) -> list[Finding]:
    return list(journey_findings(draft, CALENDAR, TODAY, others))


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"pupils": ()}, "pupils", "No child"),
        ({"asked_by": " "}, "asked_by", "Who asked"),
        ({"received_on": date(2026, 11, 11)}, "received_on", "day to come"),
        ({"back_on": date(2026, 11, 16)}, "back_on", "not after"),
        ({"back_on": date(2026, 11, 13)}, "back_on", "not after"),
        ({"back_on": date(2028, 1, 10)}, "back_on", "a school year at the most"),
        ({"back_on": date(2027, 9, 10)}, "back_on", "no school year"),
        ({"first_day": date(2026, 8, 3)}, "first_day", "no school year"),
        ({"first_day": date(2026, 12, 19), "back_on": date(2027, 1, 5)}, "first_day",
         "does not meet"),
        ({"first_day": date(2026, 11, 14), "back_on": date(2026, 11, 16)}, "first_day",
         "does not meet"),
    ],
)  # fmt: skip
def test_bad_days_and_gaps_are_refused(change: dict[str, Any], field: str, words: str) -> None:
    refusals = [one for one in found(asked(**change)) if one.is_refusal]
    assert [(one.field, words in one.text) for one in refusals] == [(field, True)]


@pytest.mark.parametrize(
    ("first", "back", "refused"),
    [
        (date(2026, 11, 23), date(2026, 12, 1), True),
        (date(2026, 11, 10), date(2026, 11, 17), True),
        (date(2026, 11, 30), date(2026, 12, 7), False),
        (date(2026, 11, 9), date(2026, 11, 16), False),
    ],
)
def test_two_journeys_of_a_child_do_not_overlap(first: date, back: date, refused: bool) -> None:
    draft = asked(first_day=first, back_on=back, received_on=date(2026, 11, 9))
    assert any(one.is_refusal for one in found(draft, agreed())) is refused


@pytest.mark.parametrize(
    "reason", [reason for reason in Reason if reason is not Reason.WORK], ids=lambda one: one.value
)
def test_the_six_reasons_are_named_and_lead_to_leave(reason: Reason) -> None:
    (said,) = found(asked(reason=reason))
    assert said.text == f"{reason.words} is not travel for work: it cannot be T."
    assert "C if the head grants it, else G (holiday) or O" in said.reason


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reach": Reach.NEAR}, "expected in school full time"),
        ({"reach": Reach.ENGLAND}, "registered at a school there"),
        ({"reach": Reach.ABROAD}, ""),
        ({"reach": Reach.ENGLAND, "school": SCHOOL}, ""),
        ({"reach": Reach.ABROAD, "first_day": date(2026, 11, 5)}, "before leaving"),
    ],
)
def test_prompts_warn_and_refuse_nothing(change: dict[str, Any], words: str) -> None:
    said = found(asked(**change))
    assert not any(one.is_refusal for one in said)
    assert [words in one.text for one in said] == ([True] if words else [])


def test_away_are_the_school_days_before_the_return() -> None:
    days = away_days(asked(first_day=date(2026, 11, 12), back_on=date(2026, 11, 17)), CALENDAR)
    assert days == (date(2026, 11, 12), date(2026, 11, 13), date(2026, 11, 16))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "school"),
        ({"pattern": 0}, "pattern"),
        ({"since": date(2026, 11, 13)}, "since"),
        ({"since": date(2026, 11, 30)}, "since"),
        ({"confirmed_on": date(2026, 11, 11), "confirmed_by": "N. Pugh"}, "confirmed_on"),
        ({"confirmed_on": date(2026, 11, 10)}, "confirmed_by"),
    ],
)
def test_dual_registration_needs_the_school_the_days_and_who_confirmed(
    change: dict[str, Any], field: str
) -> None:
    facts = {name: getattr(SCHOOL, name) for name in type(SCHOOL).__slots__} | change
    said = list(school_findings(type(SCHOOL)(**facts), asked(), TODAY))
    assert [one.field for one in said if one.is_refusal] == [field]


def test_what_is_not_confirmed_only_warns() -> None:
    (said,) = school_findings(SCHOOL, asked(), TODAY)
    assert (said.field, said.is_refusal) == ("confirmed_on", False)
