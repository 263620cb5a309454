"""Reasons on a school's list are recognised by kind, words or dates (R229, R32)."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.models.leave.not_exceptional import BY_NAME, recognised
from tests.models.calendars import CALENDAR_A
from tests.models.leave.requests import a_draft, am, pm


def names(listed: Any = tuple(BY_NAME), **changes: Any) -> list[str]:
    return [one.name for one in recognised(a_draft(**changes), CALENDAR_A, listed)]


@pytest.mark.parametrize(
    ("reason", "words", "name"),
    [
        ("holiday", "", "holiday"),
        ("extended visit", "The flights are much cheaper then", "cheaper"),
        ("other", "We cannot afford it in August", "cheaper"),
        ("other", "The only week the caravan is available", "accommodation"),
        ("extended visit", "Too hot, the weather in summer is bad there", "weather"),
        ("extended visit", "We fly in the last week of term", "overlap"),
        ("other", "I booked the wrong week", "wrong dates"),
        ("other", "It was booked by their nan", "booked by others"),
        ("other", "Grandparents booked it as a surprise", "booked by others"),
        ("wedding", "My cousin's wedding", "wedding"),
        ("wedding", "An old friend gets married", "wedding"),
        ("other", "Her tenth birthday", "birthday"),
        ("other", "Buying school uniform", "shopping"),
        ("other", "His brother has an INSET day", "training day"),
    ],
)
def test_a_reason_on_the_list_is_recognised(reason: str, words: str, name: str) -> None:
    assert names(reason=reason, words=words) == [name]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("wedding", "My sister's wedding, she is a bridesmaid"),
        ("bereavement", "The funeral of a close friend"),
        ("other", "We move to Costa Rica"),
        ("religious observance", "Eid al-Fitr"),
        ("part-time timetable", "Overlap with her therapy at the end of the week"),
    ],
)
def test_other_reasons_are_not_named(reason: str, words: str) -> None:
    assert names(reason=reason, words=words) == []


def test_what_the_school_does_not_list_is_not_named() -> None:
    assert names(("birthday",), reason="holiday", words="") == []


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2024-12-16", "2024-12-20", ["overlap"]),
        ("2024-11-05", "2024-11-08", ["overlap"]),
        ("2024-11-04", "2024-11-08", []),
        ("2024-12-09", "2024-12-13", []),
    ],
)
def test_days_beside_a_holiday_are_an_overlap(first: str, last: str, found: list[str]) -> None:
    """Autumn 2 runs from Tue 5 Nov to Fri 20 Dec; Mon 4 Nov is an INSET day."""
    changes = {"first": am(first), "last": pm(last), "words": ""}
    assert names(reason="extended visit", **changes) == found
    assert names(**changes) == []
