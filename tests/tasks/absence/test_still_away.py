"""Absences that go on: parents ring each day, and today's message is the last one again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session import Half, Session
from desktop.tasks.absence import message_book, still_away
from desktop.tasks.marks import take_register
from tests import make
from tests.conftest import SmallSchool  # noqa: TC001 - pytest reads it
from tests.tasks.absence.test_ask_evidence import away_for
from tests.tasks.absence.test_take_message import mother, said
from tests.tasks.taking import MORNING, expect, mark, opened

if TYPE_CHECKING:
    from desktop.models.absence.continuing import StillAway

MONDAY = make.TUESDAY - timedelta(days=1)
YESTERDAY = Session(MONDAY, Half.AM)


def away_yesterday(small: SmallSchool, *places: int, code: str = "N") -> None:
    """So many are away on Monday morning, the rest here; it is ten past eight on Tuesday."""
    small.clock.set(9, day=MONDAY)
    for place in places:
        mark(small.office, opened(small, YESTERDAY), place, code)
    take_register.fill_rest(small.teacher, opened(small, YESTERDAY).id)
    small.clock.set(8, 10, day=make.TUESDAY)


def rang(small: SmallSchool, day: date = MONDAY, **more: object) -> None:
    small.clock.set(8, 20, day=day)
    facts = {
        "first": Session(day, Half.AM), "last": Session(day, Half.PM),
        "received_at": small.clock(), "words": "Stomach bug",
    }  # fmt: skip
    said(small, **(facts | more))
    small.clock.set(8, 20, day=make.TUESDAY)


def only(small: SmallSchool) -> StillAway:
    (one,) = still_away.still_away(small.office)
    return one


def test_who_was_away_and_is_not_back_is_listed_with_the_day(small: SmallSchool) -> None:
    away_yesterday(small, 0)
    one = only(small)
    assert (one.name, one.group_name, one.days) == ("Aisha Ahmed", "6B", (MONDAY, make.TUESDAY))
    assert (one.rang, one.last, one.is_long) == (None, None, False)


def test_what_was_said_of_an_earlier_absence_explains_nothing_of_this_one(
    small: SmallSchool,
) -> None:
    away_yesterday(small, 0)
    rang(small, MONDAY - timedelta(days=4))
    assert only(small).last is None
    assert message_book.going_on(small.office, [small.pupils[0]])[small.pupils[0]].last is None
    with pytest.raises(RuleError, match="Nobody has explained"):
        still_away.take_again(small.office, only(small))


def test_on_the_sixth_day_evidence_may_be_asked_for(small: SmallSchool) -> None:
    away_for(small, 5)
    assert (len(only(small).days), only(small).is_long) == (6, True)


def test_who_is_back_is_not(small: SmallSchool) -> None:
    away_yesterday(small, 0, 1)
    small.clock.set(9)
    mark(small.teacher, opened(small), 0, "/")
    assert only(small).name == "Ben Baxter"


def test_who_is_away_as_planned_needs_no_call(small: SmallSchool) -> None:
    away_yesterday(small, 0)
    expect(small, 0, "C", source="planned")
    assert still_away.still_away(small.office) == ()


def test_who_is_on_a_part_time_timetable_is_asked_after_in_the_rest_of_the_day(
    small: SmallSchool,
) -> None:
    away_yesterday(small, 0)
    expect(small, 0, "C2", source="planned", pattern=0b1010101010)  # every afternoon
    assert only(small).name == "Aisha Ahmed"


def test_todays_message_is_yesterdays_again(small: SmallSchool) -> None:
    rang(small)
    away_yesterday(small, 0)
    (made,) = still_away.take_again(small.office, only(small))
    assert (made.stands, only(small).rang is not None) == ("I", True)
    last = only(small).last
    assert last is not None
    assert (last.words, last.caller, last.first, last.back_on) == (
        "Still away: Stomach bug", "Nadia Ahmed", MORNING, date(2026, 11, 11),
    )  # fmt: skip


def test_nobody_is_rung_twice_and_nothing_is_made_up(small: SmallSchool) -> None:
    away_yesterday(small, 0)
    with pytest.raises(RuleError, match="Nobody has explained"):
        still_away.take_again(small.office, only(small))
    rang(small, make.TUESDAY, contact=mother(small, 0))
    with pytest.raises(RuleError, match="rang about"):
        still_away.take_again(small.office, only(small))


def test_whom_an_earlier_message_covers_stands_after_whom_nobody_spoke_of(
    small: SmallSchool,
) -> None:
    rang(small, last=Session(make.TUESDAY, Half.PM))
    away_yesterday(small, 0, 1)
    found = still_away.still_away(small.office)
    assert [(one.name, one.is_covered) for one in found] == [
        ("Ben Baxter", False), ("Aisha Ahmed", True),
    ]  # fmt: skip


def test_on_a_day_without_school_nobody_is_listed(small: SmallSchool) -> None:
    away_yesterday(small, 0)
    small.clock.set(9, day=date(2026, 11, 14))
    assert still_away.still_away(small.office) == ()


def test_only_the_office_sees_it(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        still_away.still_away(small.teacher)
