"""Where a register stands, who may mark it until when, and what the close makes of blanks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from desktop.errors import RuleError, StaleError
from desktop.models.days.session_times import london, timetable
from desktop.models.marks.entry import Draft
from desktop.models.marks.register import (
    Register,
    State,
    at_the_close,
    check_can_mark,
    check_minutes,
    check_seen,
    state,
    with_entry,
)
from tests.models.registers import TIMES, a_register, a_row, an_entry, at

EMPTY = a_register()
TAKEN = a_register(taken_at=at(9))
IN = a_register(taken_at=at(9), handed_in_at=at(9, 5))


@pytest.mark.parametrize(
    ("register", "now", "expected"),
    [
        (EMPTY, at(8, 44, 59), State.NOT_OPEN),
        (EMPTY, at(8, 45), State.OPEN),
        (TAKEN, at(9, 5), State.BEING_TAKEN),
        (EMPTY, at(9, 10), State.LATE),
        (TAKEN, at(9, 10), State.LATE),
        (IN, at(9, 10), State.IN),
        (IN, at(9, 25, 59), State.IN),
        (IN, at(9, 26), State.CLOSED),
        (TAKEN, at(9, 26), State.CLOSED),
        (EMPTY, at(9, 26), State.NOT_TAKEN),
    ],
)
def test_a_register_stands_where_the_clock_and_its_taker_put_it(
    register: Register, now: datetime, expected: State
) -> None:
    assert state(register, now) is expected


@pytest.mark.parametrize(
    ("inclusive", "day", "last", "first_shut"),
    [
        (True, date(2026, 11, 10), "09:25:59", "09:26:00"),
        (False, date(2026, 11, 10), "09:24:59", "09:25:00"),
        (True, date(2026, 6, 9), "09:25:59", "09:26:00"),
        (False, date(2026, 6, 9), "09:24:59", "09:25:00"),
    ],
)
def test_the_closing_minute_is_london_time_and_counts_when_it_is_inclusive(
    inclusive: bool, day: date, last: str, first_shut: str
) -> None:
    times = timetable(replace(TIMES, inclusive=inclusive), day)
    closes = london(times.closes)
    assert closes.time() == time.fromisoformat(first_shut)
    register = replace(EMPTY, times=times)
    before = closes.replace(hour=9, minute=int(last[3:5]), second=59)
    assert register.is_open(before)
    assert not register.has_closed(before)
    assert register.has_closed(closes)


@pytest.mark.parametrize(
    ("now", "may_amend", "reason", "words"),
    [
        (at(8, 44), True, "known", "Marking opens at 08:45"),
        (at(9), False, "", ""),
        (at(9, 26), False, "saw her", "This register closed"),
        (at(9, 26), True, " ", "needs a reason"),
        (at(9, 26), True, "Mum rang", ""),
    ],
)
def test_after_the_close_only_who_may_amend_marks_and_with_a_reason(
    now: datetime, may_amend: bool, reason: str, words: str
) -> None:
    if not words:
        check_can_mark(TAKEN, now, may_amend=may_amend, reason=reason)
        return
    with pytest.raises(RuleError, match=words):
        check_can_mark(TAKEN, now, may_amend=may_amend, reason=reason)


@pytest.mark.parametrize("seen", [None, 999])
def test_a_mark_that_was_not_seen_is_never_replaced(seen: int | None) -> None:
    with pytest.raises(StaleError, match="Olive Office has just marked Ben Baxter"):
        check_seen(a_row(7, "I"), Draft(7, "/", seen))


@pytest.mark.parametrize(
    ("code", "minutes", "words"),
    [
        ("L", 7, ""),
        ("U", 200, ""),
        ("L", None, ""),
        ("L", 121, "too many"),
        ("/", 7, "L or U only"),
    ],
)
def test_minutes_go_with_late_codes_and_within_reason(
    code: str, minutes: int | None, words: str
) -> None:
    draft = Draft(7, code, None, minutes)
    if not words:
        check_minutes(draft)
        return
    with pytest.raises(RuleError, match=words):
        check_minutes(draft)


@pytest.mark.parametrize(
    ("mark", "known", "code"),
    [
        (None, "", "N"),
        ("", "", "N"),
        ("/", "", None),
        ("/", "D", None),
        (None, "D", "D"),
        (None, "C2", "C2"),
        (None, "E", "E"),
        (None, "I", "N"),
        (None, "M", "N"),
        (None, "V", "N"),
        (None, "C", "N"),
    ],
)
def test_the_close_enters_n_or_that_a_child_is_not_expected_here(
    mark: str | None, known: str, code: str | None
) -> None:
    row = a_row(7, mark, known)
    found = [made for _, made in at_the_close(a_register(row, taken_at=at(9)))]
    assert found == ([code] if code else [])
    assert at_the_close(a_register(row)) == ()


@pytest.mark.parametrize(("born", "code"), [(date(2022, 5, 1), "X"), (date(2016, 3, 4), "N")])
def test_x_is_never_entered_at_compulsory_school_age(born: date, code: str) -> None:
    row = replace(a_row(7, None, "X"), birth_date=born)
    assert [made for _, made in at_the_close(a_register(row, taken_at=at(9)))] == [code]


def test_the_rest_are_here_touches_blanks_only() -> None:
    register = a_register(a_row(1, "/"), a_row(2), a_row(3, ""), a_row(4, None, "I"))
    assert [row.pupil for row in register.to_fill] == [2, 3]
    assert [row.pupil for row in register.known_blanks] == [4]


def test_a_mark_makes_the_register_taken() -> None:
    marked = with_entry(a_register(a_row(7)), an_entry(7, "/"))
    assert marked.was_taken
    assert marked.row(7).code == "/"


def test_a_child_of_another_class_is_not_marked_here() -> None:
    with pytest.raises(RuleError, match="not in this class"):
        EMPTY.row(99)
