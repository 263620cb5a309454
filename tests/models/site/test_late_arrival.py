"""What the desk makes of an arrival: the session, the mark, or a sentence that says why none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from desktop.errors import RuleError
from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import instant, timetable
from desktop.models.marks.entry import Entry, Kind
from desktop.models.marks.expectation import EVERY_SESSION, Expectation
from desktop.models.marks.register import Register, Row
from desktop.models.site.late_arrival import (
    check_has_opened,
    check_moment,
    clock_times,
    late_mark,
    session_for,
)
from tests.models.policies import A_POLICY, MORNING_TIMES

DAY = date(2026, 11, 10)
SUMMER = date(2027, 6, 15)
MORNING = Session(DAY, Half.AM)


def at(clock: str, day: date = DAY) -> datetime:
    return instant(day, time.fromisoformat(clock))


def register(code: str = "", known: str = "") -> Register:
    made = at("09:05")
    entry = Entry(5, 1, MORNING, 2, code, Kind.TAKEN, made, made, "Tara Teach") if code else None
    plan = Expectation(9, 1, None, DAY, DAY, EVERY_SESSION, known, made) if known else None
    row = Row(1, "Ben Baxter", date(2016, 3, 4), entry, plan)
    return Register(3, 1, 2, "6B", MORNING, timetable(MORNING_TIMES, DAY), (row,))


@pytest.mark.parametrize(
    ("code", "known", "clock", "better", "expected"),
    [
        ("", "", "08:56", "", ("L", 1)),
        ("", "", "09:25", "", ("L", 30)),
        ("", "", "09:26", "", ("U", 31)),
        ("N", "", "09:20", "", ("L", 25)),  # walked in at 09:20, signed in after the close
        ("N", "", "10:05", "", ("U", 70)),  # WC29
        ("N", "", "10:05", "M", ("M", 70)),  # WC30
        ("N", "M", "10:05", "", ("M", 70)),
        ("N", "V", "10:05", "", ("U", 70)),
        ("I", "", "10:05", "", ("I", 70)),
        ("", "M", "09:10", "", ("L", 15)),
    ],
)
def test_time_reason_and_what_is_known_make_the_mark(
    code: str, known: str, clock: str, better: str, expected: tuple[str, int]
) -> None:
    found = register(code, known)
    assert late_mark(found, found.rows[0], at(clock), better) == expected


@pytest.mark.parametrize(
    ("code", "clock", "sentence"),
    [
        ("/", "09:10", "Ben Baxter is already marked here by Tara Teach"),
        ("L", "09:10", "already marked here"),
        ("V", "09:10", r"already marked away with the school \(V\)"),
        ("U", "10:10", "already signed in, after the close"),
        ("", "08:55", "08:55 is not late: registration begins at 08:55"),
        ("N", "08:50", "08:50 is not late"),
        ("", "12:00", "The session ended at 12:00"),
    ],
)
def test_where_there_is_nothing_to_sign_a_sentence_says_why(
    code: str, clock: str, sentence: str
) -> None:
    found = register(code)
    with pytest.raises(RuleError, match=sentence):
        late_mark(found, found.rows[0], at(clock), "")


@pytest.mark.parametrize(
    ("clock", "half"), [("08:00", Half.AM), ("11:59", Half.AM), ("12:00", Half.PM)]
)
@pytest.mark.parametrize("day", [DAY, SUMMER])
def test_from_the_end_of_the_morning_on_it_is_the_afternoon(
    clock: str, half: Half, day: date
) -> None:
    assert session_for(A_POLICY, "", at(clock, day)) == Session(day, half)


def test_a_register_that_has_not_opened_says_when_it_does() -> None:
    morning = register()
    check_has_opened(morning, at("08:45"))
    with pytest.raises(RuleError, match="It is early: the register of 6B opens at 08:45"):
        check_has_opened(morning, at("08:44"))
    afternoon = replace(morning, session=Session(DAY, Half.PM))
    with pytest.raises(RuleError, match="The morning is over"):
        check_has_opened(afternoon, at("08:44"))


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (at("09:33"), "09:33 has not come yet"),
        (at("09:20", DAY - timedelta(days=1)), "for today only"),
    ],
)
def test_the_desk_signs_for_today_and_for_what_has_happened(
    moment: datetime, sentence: str
) -> None:
    check_moment(at("09:20"), at("09:30"))
    with pytest.raises(RuleError, match=sentence):
        check_moment(moment, at("09:30"))


def test_a_registers_own_times_are_read_by_the_clock_on_the_wall() -> None:
    times = clock_times(timetable(MORNING_TIMES, SUMMER))
    assert (times.begins, times.first_late_for_good) == (time(8, 55), time(9, 26))
    assert timetable(times, SUMMER).closes == datetime(2027, 6, 15, 8, 26, tzinfo=UTC)
