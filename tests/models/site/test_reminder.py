"""When a teacher is reminded, and when not: no nagging, and nobody who has handed in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.models.marks.class_day import ClassDay, ClassSession, Count
from desktop.models.marks.register import state
from desktop.models.site.reminder import (
    Reminder,
    is_due,
    late_to_remind,
    reminder_words,
    why_not,
)
from tests.models.registers import MORNING, a_register, at

if TYPE_CHECKING:
    from datetime import datetime

WHEN = at(9, 12)


def a_reminder(minute: int, seen: int | None = None) -> Reminder:
    return Reminder(1, 1, MORNING, "…", at(9, minute), at(9, seen) if seen else None, "Tara Teach")


def a_class(
    now: datetime = WHEN, handed_in: datetime | None = None, last: Reminder | None = None
) -> ClassSession:
    register = a_register(taken_at=at(9, 1), handed_in_at=handed_in)
    return ClassSession(1, "6B", register, state(register, now), Count(blank=28), last)


def a_day(one: ClassSession) -> ClassDay:
    return ClassDay(1, "6B", ("Tara Teach",), (one,))


@pytest.mark.parametrize(
    ("now", "handed_in", "last", "why"),
    [
        (at(8, 50), None, None, "6B begins at 08:55: nobody is late before that."),
        (at(8, 55), None, None, ""),
        (at(9, 12), None, None, ""),
        (at(9, 12), at(9, 4), None, "6B came in at 09:04."),
        (at(9, 26), None, None, "6B has closed. The office takes it now, with a reason."),
        (at(9, 26), at(9, 4), None, "6B has closed. The office takes it now, with a reason."),
        (
            at(9, 13), None, a_reminder(11),
            "6B was reminded 09:11, not seen yet. It can be reminded again from 09:14.",
        ),
        (
            at(9, 13), None, a_reminder(11, 12),
            "6B was reminded 09:11, seen 09:12. It can be reminded again from 09:14.",
        ),
        (at(9, 14), None, a_reminder(11), ""),
        (at(9, 14), None, a_reminder(11, 12), ""),
    ],
)  # fmt: skip
def test_a_reminder_is_sent_or_the_reason_why_not_is_said(
    now: datetime, handed_in: datetime | None, last: Reminder | None, why: str
) -> None:
    one = a_class(now, handed_in, last)
    assert why_not(a_day(one), one, now) == why


def test_nobody_is_reminded_of_a_class_without_children_or_without_a_teacher() -> None:
    one = a_class()
    nobody = replace(one, count=Count())
    assert why_not(a_day(nobody), nobody, WHEN).startswith("6B has no children today")
    unled = replace(a_day(one), teachers=())
    assert why_not(unled, one, WHEN) == "Nobody takes 6B today. Lend the class first."


@pytest.mark.parametrize(
    ("now", "handed_in", "last", "count"),
    [
        (at(9, 5), None, None, 0),  # open, but its time has not come
        (at(9, 10), None, None, 1),
        (at(9, 12), at(9, 4), None, 0),
        (at(9, 12), None, a_reminder(10), 0),
        (at(9, 13), None, a_reminder(10), 1),
        (at(9, 26), None, None, 0),
    ],
)
def test_only_late_registers_are_reminded_all_at_once(
    now: datetime, handed_in: datetime | None, last: Reminder | None, count: int
) -> None:
    assert len(late_to_remind([a_day(a_class(now, handed_in, last))], now)) == count


@pytest.mark.parametrize(
    ("now", "verb"), [(at(9), "is"), (at(9, 9, 59), "is"), (at(9, 10), "was"), (at(9, 20), "was")]
)
def test_it_says_by_when_the_register_is_expected(now: datetime, verb: str) -> None:
    said = reminder_words("Birch", a_register().times, now)
    assert said == f"The office reminds you: the register of Birch {verb} expected by 09:10."


@pytest.mark.parametrize(
    ("now", "handed_in", "due"),
    [(at(9), None, True), (at(9, 12), None, True), (at(9, 12), at(9, 4), False),
     (at(9, 26), None, False)],
)  # fmt: skip
def test_it_asks_for_something_until_the_register_is_in_or_closed(
    now: datetime, handed_in: datetime | None, due: bool
) -> None:
    assert is_due(a_register(handed_in_at=handed_in), now) is due
