"""What a request is told as it is typed: refused, or warned of, each in its sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.models.leave.leave_rules import LeaveRules
from desktop.models.leave.request import Came
from desktop.models.leave.request_findings import Around, Earlier, request_findings
from tests.models.calendars import CALENDAR_A
from tests.models.leave.requests import a_draft, a_request, am, pm

AROUND = Around(calendar=CALENDAR_A, rules=LeaveRules(), today=date(2024, 12, 20))


def said(around: Around = AROUND, **changes: Any) -> dict[str, bool]:
    """What is said, and whether it refuses."""
    found = request_findings(a_draft(**changes), around)
    return {one.text: one.is_refusal for one in found}


def test_nothing_is_wrong_with_a_good_request() -> None:
    assert said() == {}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"pupils": ()}, "The request is for no child."),
        ({"asker": " ", "lives_with": None}, "Nobody is named who asks."),
        ({"reason": ""}, "No reason is chosen."),
        ({"reason": "other", "words": ""}, "The reason is not said."),
        ({"received_on": date(2024, 12, 21)}, "Sat 21 Dec 2024 has not come yet."),
        ({"received_on": date(2023, 11, 1)}, "Wed 1 Nov 2023 is more than a year ago."),
        (
            {"first": am("2024-12-06"), "last": pm("2024-12-02")},
            "The leave ends on Mon 2 Dec 2024 PM, before it begins on Fri 6 Dec 2024 AM.",
        ),
        (
            {"first": am("2025-09-02"), "last": pm("2025-09-05")},
            "No school year is known for Tue 2 Sep 2025.",
        ),
        (
            {"first": am("2025-07-21"), "last": pm("2025-09-05")},
            "No school year is known for Fri 5 Sep 2025.",
        ),
        (
            {"first": am("2024-12-07"), "last": pm("2024-12-08")},
            "The school does not meet at any time of Sat 7 Dec 2024 to Sun 8 Dec 2024.",
        ),
        (
            {"first": am("2024-11-04"), "last": pm("2024-11-04"), "received_on": date(2024, 9, 9)},
            "The school does not meet at any time of Mon 4 Nov 2024.",
        ),
    ],
)
def test_what_cannot_be_written_down_is_refused(changes: dict[str, Any], words: str) -> None:
    assert said(**changes).get(words) is True


def test_a_child_not_on_roll_in_the_span_is_refused() -> None:
    around = replace(AROUND, absent=(("Ben Baxter", date(2024, 12, 6)),))
    assert said(around) == {"Ben Baxter is not on roll on Fri 6 Dec 2024.": True}


@pytest.mark.parametrize("was_refused", [False, True])
def test_days_asked_for_already_are_refused_unless_the_answer_was_no(was_refused: bool) -> None:
    earlier = Earlier(a_request(), "Ben Baxter", was_refused)
    found = said(replace(AROUND, earlier=(earlier,)))
    assert list(found.values()) == [not was_refused]
    assert "Ben Baxter" in next(iter(found))


@pytest.mark.parametrize(
    ("received_on", "words"),
    [
        (date(2024, 11, 18), None),
        (date(2024, 11, 19), "Late: it was to be asked for by Mon 18 Nov 2024."),
        (date(2024, 12, 1), "Late: it was to be asked for by Mon 18 Nov 2024."),
        (date(2024, 12, 2), "Asked for on the day it begins."),
        (date(2024, 12, 3), "Asked for after it had begun on Mon 2 Dec 2024."),
        (date(2024, 12, 6), "Asked for after it had begun on Mon 2 Dec 2024."),
        (date(2024, 12, 9), "Asked for when it was over."),
    ],
)
def test_when_it_was_asked_for_is_said(received_on: date, words: str | None) -> None:
    assert said(received_on=received_on) == ({words: False} if words else {})


def test_a_school_without_notice_calls_nothing_late() -> None:
    around = replace(AROUND, rules=LeaveRules(notice_days=0))
    assert said(around, received_on=date(2024, 12, 1)) == {}


def test_leave_begins_with_its_first_school_day() -> None:
    """Asked for on a Sunday for that Saturday until Friday: nothing has begun yet."""
    found = said(first=am("2024-11-30"), received_on=date(2024, 12, 1))
    assert found == {"Late: it was to be asked for by Mon 18 Nov 2024.": False}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"lives_with": False}, "Mrs Amira Ahmed does not live with the child."),
        ({"lives_with": None}, "It is not known whether Mrs Amira Ahmed lives with the child."),
        ({"came": Came.PHONE}, "Nothing is in writing yet."),
        ({"came": Came.IN_PERSON}, "Nothing is in writing yet."),
        ({"reason": "holiday", "words": ""},
         "The school’s policy does not count a family holiday as exceptional."),
    ],
)  # fmt: skip
def test_what_the_head_should_know_is_said_at_entry(changes: dict[str, Any], words: str) -> None:
    assert said(**changes) == {words: False}


def test_what_the_policy_calls_exceptional_is_said_beside_what_it_does_not() -> None:
    """R225."""
    around = replace(AROUND, rules=LeaveRules(exceptional="once in a childhood"))
    (found,) = request_findings(a_draft(reason="holiday", words=""), around)
    assert found.reason.startswith("It means: once in a childhood. Nothing is decided by it")
