"""Who may explain an absence, what a message then stands for, and what is wrong with one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.models.absence.message import (
    How,
    MessageDraft,
    default_back,
    last_missed,
    message_findings,
    speaks_for,
    standing_code,
    suggested_code,
)
from desktop.models.admissions.pupil import Contact
from desktop.models.days.session import Half, Session
from desktop.models.organisation.policy import Policy
from desktop.models.organisation.staff import Post, Role, Who, who
from tests.models.calendars import CALENDAR_A

MONDAY = date(2024, 9, 9)
NOW = datetime(2024, 9, 9, 7, 10, tzinfo=UTC)
DRAFT = MessageDraft(
    pupils=(1,), how=How.PHONE, received_at=NOW, caller="Mrs Ahmed", reason="illness",
    first=Session(MONDAY, Half.AM), last=Session(MONDAY, Half.PM),
)  # fmt: skip


def somebody(role: Role) -> Who:
    return who(1, "Olive Office", (Post(role, "Office", date(2024, 1, 1)),), MONDAY)


@pytest.mark.parametrize(
    ("contact", "explains"),
    [
        (Contact(relationship="Mother", responsibility=True), True),
        (Contact(relationship="Stepfather", lives_with=True), True),
        (Contact(relationship="Grandmother"), False),
        (Contact(relationship="Father", responsibility=False, lives_with=False), False),
        (Contact(relationship="Sister", lives_with=True), False),
        (Contact(relationship=" brother ", responsibility=True), False),
    ],
)
def test_only_an_adult_with_responsibility_explains(contact: Contact, explains: bool) -> None:
    assert speaks_for(contact) is explains


@pytest.mark.parametrize(
    ("role", "code", "explains", "stands"),
    [
        (Role.OFFICE, "I", True, "I"),
        (Role.OFFICE, "M", True, "M"),
        (Role.OFFICE, "C", True, "N"),
        (Role.OFFICE, "T", True, "N"),
        (Role.ATTENDANCE_OFFICER, "C", True, "C"),
        (Role.HEAD, "C", True, "C"),
        (Role.HEAD, "I", False, ""),
    ],
)
def test_a_message_does_not_authorise_what_waits_for_the_head(
    role: Role, code: str, explains: bool, stands: str
) -> None:
    policy = Policy("National default")
    found = standing_code(code, explains=explains, someone=somebody(role), policy=policy)
    assert found == stands


@pytest.mark.parametrize(
    ("reason", "words", "code", "suggested"),
    [
        ("illness", "temperature", "", "I"),
        ("other", "it is her birthday", "", "O"),
        ("other", "we are on holiday", "", "G"),
        ("other", "will tell you later", "", "N"),
        ("illness", "tired after a late night", "", "I"),
        ("illness", "tired after a late night", "O", "O"),
    ],
)
def test_the_reason_suggests_and_a_person_chooses(
    reason: str, words: str, code: str, suggested: str
) -> None:
    draft = replace(DRAFT, reason=reason, words=words, code=code)
    assert suggested_code(draft) == suggested


def test_back_tomorrow_means_the_next_school_day() -> None:
    friday = date(2024, 10, 25)  # the last day before half-term
    back = default_back(CALENDAR_A, friday)
    assert back == date(2024, 11, 5)
    assert last_missed(CALENDAR_A, Session(friday, Half.AM), back) == Session(friday, Half.PM)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"pupils": ()}, "pupils"),
        ({"caller": "  "}, "caller"),
        ({"reason": "felt like it"}, "reason"),
        ({"received_at": NOW + timedelta(minutes=1)}, "received_at"),
        ({"received_at": NOW - timedelta(days=61)}, "received_at"),
        ({"last": Session(MONDAY - timedelta(days=3), Half.PM)}, "last"),
        ({"last": Session(MONDAY + timedelta(days=61), Half.PM)}, "last"),
        ({"first": Session(date(2024, 9, 7), Half.AM), "last": Session(date(2024, 9, 8), Half.PM)},
         "first"),
        ({"back_on": MONDAY - timedelta(days=1)}, "back_on"),
    ],
)  # fmt: skip
def test_a_message_that_cannot_be_right_is_refused(change: dict[str, object], field: str) -> None:
    draft = replace(DRAFT, **change)  # type: ignore[arg-type]
    found = [one for one in message_findings(draft, CALENDAR_A, NOW) if one.is_refusal]
    assert [one.field for one in found] == [field]


def test_a_good_message_is_taken_and_a_poor_reason_only_warned_of() -> None:
    assert list(message_findings(DRAFT, CALENDAR_A, NOW)) == []
    (found,) = message_findings(replace(DRAFT, words="a haircut"), CALENDAR_A, NOW)
    assert not found.is_refusal
