from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import RuleError
from desktop.models.days.session import Half, Session
from desktop.models.leave.watch import (
    CHECK_KEYS,
    Return,
    check_ground_h,
    due_back,
    ground_h_day,
    is_here,
    return_from,
    return_in_words,
)
from tests.models.calendars import CALENDAR_A


def at(day: str, half: Half = Half.PM) -> Session:
    return Session(date.fromisoformat(day), half)


LAST = at("2024-10-11")  # a Friday
DUE = [
    (LAST, at("2024-10-14", Half.AM)),
    (at("2024-10-10", Half.AM), at("2024-10-10")),
    (at("2024-10-25"), at("2024-11-05", Half.AM)),
    (at("2025-07-22"), None),
]


@pytest.mark.parametrize(("last", "due"), DUE)
def test_the_child_is_due_back_in_the_next_session(last: Session, due: Session | None) -> None:
    assert due_back(CALENDAR_A, last) == due


STATES = [
    ("2024-10-09", "", "due back Mon 14 Oct 2024"),
    ("2024-10-13", "", "due back Mon 14 Oct 2024"),
    ("2024-10-14", "", "due back today"),
    ("2024-10-15", "", "was due back Mon 14 Oct 2024, school day 2"),
    ("2024-10-25", "", "was due back Mon 14 Oct 2024, school day 10"),
    ("2024-10-26", "", "was due back Mon 14 Oct 2024: ten school days have gone by"),
    ("2024-11-05", "", "was due back Mon 14 Oct 2024: ten school days have gone by"),
    ("2024-10-14", "2024-10-14", "back Mon 14 Oct 2024, on time"),
    ("2024-10-20", "2024-10-16", "back Wed 16 Oct 2024, 2 school days late"),
    ("2024-10-20", "2024-10-11", "was due back Mon 14 Oct 2024, school day 5"),
]


@pytest.mark.parametrize(("today", "here", "words"), STATES)
def test_how_a_return_stands(today: str, here: str, words: str) -> None:
    seen = [at(here)] if here else []
    found = return_from(CALENDAR_A, LAST, date.fromisoformat(today), seen)
    assert found is not None
    assert return_in_words(found) == words


def test_ground_h_counts_ten_school_days_immediately_after() -> None:
    assert ground_h_day(CALENDAR_A, LAST) == date(2024, 10, 25)
    assert ground_h_day(CALENDAR_A, at("2024-10-18")) == date(2024, 11, 11)


def a_return(today: str) -> Return | None:
    return return_from(CALENDAR_A, LAST, date.fromisoformat(today), ())


REFUSED = [
    (None, CHECK_KEYS, "No leave"),
    (a_return("2024-10-25"), CHECK_KEYS, "school day 10"),
    (a_return("2024-11-05"), CHECK_KEYS - {"authority looked"}, "1 of the conditions"),
    (a_return("2024-11-05"), frozenset(), "5 of the conditions"),
]


@pytest.mark.parametrize(("found", "ticked", "words"), REFUSED)
def test_no_name_comes_off_on_ground_h_before_all_is_so(
    found: Return | None, ticked: frozenset[str], words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        check_ground_h("Sam Lee", found, ticked)


def test_ground_h_holds_when_every_condition_is_ticked() -> None:
    check_ground_h("Sam Lee", a_return("2024-11-05"), CHECK_KEYS)


@pytest.mark.parametrize(
    ("code", "here"),
    [("/", True), ("L", True), ("V", True), ("U", True), ("N", False), ("D", False), ("", False)],
)
def test_who_came_late_after_the_close_is_back(code: str, here: bool) -> None:
    assert is_here(code) is here
