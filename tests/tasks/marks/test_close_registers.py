"""The close: it happens at its minute, whether or not the program was running."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Kind
from desktop.models.marks.register import State, state
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature
from desktop.storage.marks import entries, registers
from desktop.storage.organisation.policies import policy_on, set_policy
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import CLOSED_BY_THE_CLOCK, close_due
from desktop.tasks.organisation.set_terms import unexpected_closure
from tests import make
from tests.tasks.taking import AFTERNOON, MORNING, codes, expect, mark, opened

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

Clock = tuple[int, int, int]
FRIDAY = date(2026, 11, 13)


def _entry(small: SmallSchool, place: int) -> Any:
    return opened(small).rows[place].entry


@pytest.mark.parametrize(
    ("taken", "handed_in", "after", "stands"),
    [
        (False, False, ". . . . .", State.NOT_TAKEN),
        (True, False, "/ N N N N", State.CLOSED),
        (True, True, "/ N N N N", State.CLOSED),
        (False, True, "N N N N N", State.CLOSED),
    ],
)
def test_blanks_become_n_in_a_register_that_was_taken_and_in_no_other(
    small: SmallSchool, taken: bool, handed_in: bool, after: str, stands: State
) -> None:
    register = opened(small)
    if taken:
        mark(small.teacher, register, 0, "/")
    if handed_in:
        take_register.hand_in(small.teacher, register.id, leave_blanks=True)
    small.clock.set(9, 26)
    close_due(small.db, small.clock())
    assert codes(small) == after
    assert state(opened(small), small.clock()) is stands


@pytest.mark.parametrize(
    ("known", "code", "reason"),
    [
        ("D", "D", "made by the close, from planned"),
        ("C2", "C2", "made by the close, from planned"),
        ("E", "E", "made by the close, from planned"),
        ("I", "N", "made by the close, from planned"),
        ("M", "N", "made by the close, from planned"),
        ("V", "N", "made by the close, from planned"),
        ("", "N", CLOSED_BY_THE_CLOCK),
    ],
)
def test_what_is_known_is_entered_or_carried_by_the_n(
    small: SmallSchool, known: str, code: str, reason: str
) -> None:
    source = expect(small, 1, known, note="As agreed") if known else None
    mark(small.teacher, opened(small), 0, "/")
    small.clock.set(9, 26)
    close_due(small.db, small.clock())
    entry = _entry(small, 1)
    assert (entry.code, entry.source, entry.reason) == (code, source, reason)
    assert (entry.kind, entry.name, entry.position) == (Kind.CLOSE, "", "")


def test_x_is_entered_for_a_child_too_young_to_have_to_come(small: SmallSchool) -> None:
    young = make.make_pupil(
        small.db, small.school, small.group, "Zoe", "Young",
        birth_date="2022-05-01", compulsory_from="2027-08-31", compulsory_until="2038-06-25",
    )  # fmt: skip
    expect(small, 1, "X", pupil=young)
    mark(small.teacher, opened(small), 0, "/")
    small.clock.set(9, 26)
    close_due(small.db, small.clock())
    assert codes(small) == "/ N N N N X"


def _times(small: SmallSchool, inclusive: bool) -> None:
    policy = policy_on(small.db, small.school, make.TUESDAY)
    assert policy.am is not None
    changed = replace(policy, am=replace(policy.am, inclusive=inclusive))
    with saving(small.db):
        set_policy(small.db, changed, date(2021, 9, 1), Signature(small.clock(), small.school))


@pytest.mark.parametrize(
    ("inclusive", "open_at", "shut_at"),
    [(True, (9, 25, 59), (9, 26, 0)), (False, (9, 24, 59), (9, 25, 0))],
)
def test_the_closing_minute_is_in_or_out_as_the_policy_says(
    small: SmallSchool,
    inclusive: bool,
    open_at: Clock,
    shut_at: Clock,
) -> None:
    _times(small, inclusive)
    mark(small.teacher, opened(small), 0, "/")
    small.clock.set(*open_at)
    assert close_due(small.db, small.clock(), make.TUESDAY) == ()
    small.clock.set(*shut_at)
    closed = close_due(small.db, small.clock(), make.TUESDAY)
    assert [register.session for register in closed] == [MORNING]


def test_in_summer_the_close_is_by_london_clocks(small: SmallSchool) -> None:
    small.clock.at = datetime(2027, 6, 8, 8, 0, tzinfo=UTC)
    session = Session(date(2027, 6, 8), Half.AM)
    register = opened(small, session)
    mark(small.teacher, register, 0, "/")
    small.clock.at = datetime(2027, 6, 8, 8, 25, 59, tzinfo=UTC)
    mark(small.teacher, register, 1, "/")
    small.clock.at = datetime(2027, 6, 8, 8, 26, tzinfo=UTC)
    close_due(small.db, small.clock())
    closed = opened(small, session)
    assert closed.closed_at == small.clock()
    assert codes(small, session) == "/ / N N N"


def test_a_close_run_days_later_is_as_if_the_program_had_been_running(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "/")
    small.clock.set(16, day=FRIDAY)
    close_due(small.db, small.clock())
    entry = _entry(small, 1)
    assert entry.effective_at == datetime(2026, 11, 10, 9, 26, tzinfo=UTC)
    assert entry.recorded_at == small.clock()
    assert opened(small).closed_at == entry.effective_at
    assert codes(small) == "/ N N N N"
    thursday = Session(date(2026, 11, 12), Half.PM)
    assert codes(small, thursday) == ". . . . ."
    assert state(opened(small, thursday), small.clock()) is State.NOT_TAKEN


def test_a_first_start_after_weeks_leaves_a_gap_for_every_session(small: SmallSchool) -> None:
    small.clock.set(12)
    closed = close_due(small.db, small.clock())
    assert closed[0].session == Session(date(2026, 9, 3), Half.AM)
    assert closed[-1].session == MORNING
    assert len(closed) == 2 * (37 + 6) + 1
    assert close_due(small.db, small.clock()) == ()


def test_looking_back_one_day_only_is_quick_and_closes_todays(small: SmallSchool) -> None:
    small.clock.set(12)
    closed = close_due(small.db, small.clock(), since=make.TUESDAY)
    assert [register.session for register in closed] == [MORNING]


def test_the_close_is_run_once(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "/")
    small.clock.set(9, 26)
    assert close_due(small.db, small.clock(), make.TUESDAY)
    before = entries.entry_chain(small.db, small.pupils[1], MORNING)
    assert close_due(small.db, small.clock(), make.TUESDAY) == ()
    assert entries.entry_chain(small.db, small.pupils[1], MORNING) == before


def test_a_mark_taken_back_is_a_blank_to_the_close(small: SmallSchool) -> None:
    register = opened(small)
    mark(small.teacher, register, 0, "/")
    mark(small.teacher, register, 0, "")
    small.clock.set(9, 26)
    close_due(small.db, small.clock())
    chain = entries.entry_chain(small.db, small.pupils[0], MORNING)
    assert [entry.code for entry in chain] == ["/", "", "N"]


@pytest.mark.parametrize("day", [date(2026, 11, 8), date(2026, 10, 27), date(2026, 12, 25)])
def test_no_register_is_missing_on_a_day_without_school(small: SmallSchool, day: date) -> None:
    small.clock.at = datetime.combine(day, time(12), UTC)
    assert close_due(small.db, small.clock(), since=day) == ()


def test_the_afternoon_closes_by_its_own_time(small: SmallSchool) -> None:
    small.clock.set(13)
    mark(small.teacher, opened(small, AFTERNOON), 0, "\\")
    small.clock.set(13, 30, 59)
    assert [one.session for one in close_due(small.db, small.clock(), make.TUESDAY)] == [MORNING]
    small.clock.set(13, 31)
    assert [one.session for one in close_due(small.db, small.clock(), make.TUESDAY)] == [AFTERNOON]


def test_nobody_becomes_n_when_the_school_closes_unforeseen(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "/")
    small.clock.set(9, 10)
    unexpected_closure(small.head, make.TUESDAY, make.TUESDAY, "No heating")
    small.clock.set(9, 26)
    (closed, *_) = close_due(small.db, small.clock())
    assert closed.closed_at is not None
    assert codes(small) == "/ . . . ."


def test_a_class_that_has_ended_or_not_begun_has_no_register(small: SmallSchool) -> None:
    for first, last in (("2020-09-01", "2026-11-09"), ("2026-11-11", None)):
        make.insert(
            small.db, "groups", school=small.school, name=first, first_day=first, last_day=last
        )
    small.clock.set(17)
    closed = close_due(small.db, small.clock(), since=make.TUESDAY)
    assert {one.group for one in closed} == {small.group}


@pytest.mark.parametrize(
    ("starts", "leaves", "code"),
    [
        ("2026-11-10", None, "N"),
        ("2026-09-03", "2026-11-10", "N"),
        ("2026-11-11", None, None),
        ("2026-09-03", "2026-11-09", None),
    ],
)
def test_who_joins_or_leaves_on_the_day_is_in_its_registers(
    small: SmallSchool, starts: str, leaves: str | None, code: str | None
) -> None:
    pupil = make.make_pupil(
        small.db, small.school, small.group, "Zed", "Zann", starting_day=starts, leaving_day=leaves
    )
    mark(small.teacher, opened(small), 0, "/")
    small.clock.set(9, 26)
    close_due(small.db, small.clock())
    found = {row.pupil: row.entry and row.entry.code for row in opened(small).rows}
    assert found.get(pupil) == code


def test_a_school_without_a_policy_or_a_year_closes_nothing(small: SmallSchool) -> None:
    bare = make.insert(
        small.db, "schools", name="New", la="999", estab="3001", registers_from="2026-09-01"
    )
    make.make_group(small.db, bare)
    small.clock.set(17)
    closed = close_due(small.db, small.clock(), since=make.TUESDAY)
    assert {one.school for one in closed} == {small.school}


@pytest.mark.parametrize(
    ("day", "utc"), [(date(2026, 10, 23), 8), (date(2026, 11, 2), 9), (date(2027, 4, 12), 8)]
)
def test_around_a_change_of_the_clocks_the_close_keeps_to_londons(
    small: SmallSchool, day: date, utc: int
) -> None:
    small.clock.set(16, day=day)
    closed = close_due(small.db, small.clock(), since=day)
    (morning,) = [one for one in closed if one.session == Session(day, Half.AM)]
    expected = datetime(day.year, day.month, day.day, utc, 26, tzinfo=UTC)
    assert morning.times.closes == expected


def test_what_was_closed_is_given_as_it_is_read_back(small: SmallSchool) -> None:
    register = opened(small)
    mark(small.teacher, register, 0, "/")
    small.clock.set(9, 40)
    (closed,) = close_due(small.db, small.clock(), small.clock().date())
    assert closed == registers.load_register(small.db, register.id)
