"""What needs someone is in order, says what it is, and leaves what is settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.marks.class_day import ClassDay, ClassSession, Count, Gap, HereAfterAll
from desktop.models.marks.correction import Correction
from desktop.models.marks.deadline import last_day_run_out, proposal
from desktop.models.marks.register import State
from desktop.models.site.pressing import (
    Matter,
    Pressing,
    Unexplained,
    from_corrections,
    from_deadlines,
    from_gaps,
    from_here,
    from_known,
    from_letters,
    from_registers,
    from_review,
    in_order,
)
from desktop.models.site.reminder import Reminder
from tests.models.calendars import CALENDAR_A
from tests.models.registers import MORNING, TUESDAY, a_register, an_expectation, at

if TYPE_CHECKING:
    from datetime import datetime

MONDAY, NINE = date(2026, 11, 9), at(9)


def line(matter: Matter, since: datetime = NINE, who: str = "6B") -> Pressing:
    return Pressing(matter, "…", who, since)


def test_children_unknown_come_before_everything_else() -> None:
    backwards = [line(matter) for matter in reversed(Matter)]
    assert [one.matter for one in in_order(backwards)] == list(Matter)
    assert next(iter(Matter)) is Matter.UNKNOWN


def test_of_one_kind_the_longest_standing_comes_first_and_the_rest_keep_their_order() -> None:
    late = Matter.LATE
    found = [line(late, at(9, 10), "B"), line(late, at(9, 10), "A"), line(late, at(9, 5), "C")]
    assert [one.who for one in in_order(found)] == ["C", "B", "A"]


@pytest.mark.parametrize(
    ("state", "count", "handed_in", "found"),
    [
        (State.OPEN, Count(blank=28), False, None),
        (State.BEING_TAKEN, Count(present=20, blank=8), False, None),
        (State.IN, Count(present=28), True, None),
        (State.LATE, Count(blank=28), False, (Matter.LATE, "Register late", "09:10")),
        (
            State.NOT_TAKEN, Count(blank=28), False,
            (Matter.UNKNOWN, "28 children unknown: not marked", "09:26"),
        ),
        (
            State.CLOSED, Count(present=27, blank=1), True,
            (Matter.UNKNOWN, "1 child unknown: not marked", "09:26"),
        ),
        (
            State.CLOSED, Count(present=25, no_reason=3), False,
            (Matter.NOT_HANDED_IN, "Never handed in: check 3 N with the teacher", "09:26"),
        ),
        (State.CLOSED, Count(present=25, no_reason=3), True, None),
        (State.CLOSED, Count(present=28), False, None),
    ],
)  # fmt: skip
def test_a_register_asks_for_someone_or_not(
    state: State, count: Count, handed_in: bool, found: tuple[Matter, str, str] | None
) -> None:
    register = a_register(handed_in_at=at(9, 5) if handed_in else None)
    day = ClassDay(1, "6B", ("Tara Teach",), (ClassSession(1, "6B", register, state, count),))
    lines = [(one.matter, one.what, one.when) for one in from_registers([day])]
    assert lines == ([found] if found else [])
    assert all(one.who == "6B AM, Tara Teach" for one in from_registers([day]))


def test_a_late_register_says_when_its_reminder_was_seen_and_by_whom() -> None:
    sent = Reminder(1, 1, MORNING, "…", at(9, 11), at(9, 12), "Tara Teach")
    late = ClassSession(1, "6B", a_register(), State.LATE, Count(blank=28), sent)
    (one,) = from_registers([ClassDay(1, "6B", (), (late,))])
    assert one.what == "Register late, reminded 09:11, seen 09:12 by Tara Teach"


def a_child(pupil: int, name: str, *sessions: Session, group: int = 1) -> Unexplained:
    return Unexplained(pupil, name, group, f"Class {group}", sessions)


def test_what_was_known_but_not_accepted_is_one_line_a_class() -> None:
    found = [a_child(1, "Aisha"), a_child(2, "Ben"), a_child(3, "Chloe", group=2)]
    whose = [(one.who, one.group) for one in from_known(MORNING, found)]
    assert whose == [("2 children, Class 1 AM", 1), ("Chloe, Class 2 AM", 2)]


def test_a_child_here_after_all_is_named_with_what_was_known() -> None:
    here = HereAfterAll(7, "Ben Baxter", 1, "6B", MORNING, "leave", "/", "Tara Teach", at(9, 1))
    (one,) = from_here([here])
    assert (one.what, one.who, one.when, one.pupil) == (
        "Leave, but Tara Teach marked /", "Ben Baxter, 6B AM", "09:01", 7,
    )  # fmt: skip


def a_correction(by: str, asked: datetime) -> Correction:
    return Correction(1, 1, "Ben", 1, "6B", MORNING, "/", "Was here", asked, by, 3)


@pytest.mark.parametrize(
    ("waiting", "what", "who"),
    [
        ([], None, None),
        ([("Tara", 9)], "1 correction waits", "asked by Tara"),
        ([("Tara", 9), ("Stan", 8), ("Tara", 10)], "3 corrections wait", "asked by Tara, Stan"),
    ],
)
def test_corrections_are_one_line_as_old_as_the_oldest(
    waiting: list[tuple[str, int]], what: str | None, who: str | None
) -> None:
    found = list(from_corrections(tuple(a_correction(by, at(hour)) for by, hour in waiting)))
    assert [(one.what, one.who) for one in found] == ([(what, who)] if what else [])
    if found:
        assert found[0].since == at(min(hour for _, hour in waiting))


@pytest.mark.parametrize(
    ("review", "last", "due"),
    [
        (None, 30, False),
        (11, 30, False),
        (10, 30, True),
        (3, 30, True),
        (3, 9, False),  # the plan has ended
    ],
)
def test_a_review_is_due_from_its_day_while_the_plan_stands(
    review: int | None, last: int, due: bool
) -> None:
    day = TUESDAY.replace(day=review) if review else None
    plan = replace(an_expectation(1, "C2"), last_day=TUESDAY.replace(day=last), review_day=day)
    found = from_review(plan, "Ben Baxter", TUESDAY)
    assert (found is not None) is due
    if found:
        assert found.what == "Part-time timetable: review due"


def test_letters_that_wait_are_one_line_as_old_as_the_oldest() -> None:
    assert list(from_letters(())) == []
    (one,) = from_letters([at(9, 10)])
    assert one.what == "1 letter waits for a signature"
    (many,) = from_letters([at(9, 10), at(8, 5), at(9)])
    assert (many.what, many.who) == ("3 letters wait for a signature", "for the head")
    assert many.since == at(8, 5)


def test_a_register_nobody_took_is_named_by_its_session() -> None:
    (one,) = from_gaps([Gap(1, "Birch", Session(MONDAY, Half.PM), 30)])
    assert (one.what, one.who, one.when) == (
        "30 children unknown: register not taken", "Birch", "Mon 9 Nov 2026 PM",
    )  # fmt: skip


def test_a_register_only_begun_late_still_presses() -> None:
    (one,) = from_gaps([Gap(1, "Birch", Session(MONDAY, Half.PM), 1, begun=True)])
    assert one.what == "1 child unknown: register not taken to its end"


WC31, WC32 = Session(date(2024, 9, 9), Half.AM), Session(date(2024, 10, 23), Half.PM)


@pytest.mark.parametrize(
    ("session", "today", "what"),
    [
        (WC31, date(2024, 9, 13), None),
        (WC31, date(2024, 9, 16), "N in 1 session, deadline today: a reason, or O"),
        (WC31, date(2024, 9, 17), "N in 1 session, deadline passed: a reason, or O"),
        (WC32, date(2024, 10, 30), None),
        (WC32, date(2024, 11, 6), None),
        (WC32, date(2024, 11, 7), "N in 1 session, deadline today: a reason, or O"),
        (WC32, date(2024, 11, 9), "N in 1 session, deadline passed: a reason, or O"),
        (WC32, date(2025, 7, 1), "N in 1 session, deadline passed: a reason, or O"),
    ],
)
def test_an_n_presses_from_its_deadline_on(session: Session, today: date, what: str | None) -> None:
    run_out = last_day_run_out(CALENDAR_A, today)
    assert run_out is not None
    found = [a_child(1, "Ben", session)]
    lines = from_deadlines(found, run_out, today=CALENDAR_A.is_school_day(today))
    assert [one.what for one in lines] == ([what] if what else [])
    assert (proposal("N", session, CALENDAR_A, today) == "O") is bool(what)


def test_a_childs_ns_are_one_line_and_those_not_yet_due_are_not_counted() -> None:
    sessions = [Session(date(2024, 9, day), Half.AM) for day in (9, 10, 16)]
    (one,) = from_deadlines([a_child(1, "Ben", *sessions)], date(2024, 9, 10), today=True)
    assert one.what == "N in 2 sessions, deadline passed: a reason, or O"
    assert (one.who, one.session, one.pupil) == ("Ben, Class 1", sessions[0], 1)


def test_nothing_has_run_out_in_the_first_days_of_a_calendar() -> None:
    assert last_day_run_out(CALENDAR_A, date(2024, 9, 10)) is None
    assert last_day_run_out(CALENDAR_A, date(2024, 9, 11)) == date(2024, 9, 4)
