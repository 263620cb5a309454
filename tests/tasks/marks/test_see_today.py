"""Today: every class in its state, the gaps nobody took, and children here after all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.models.days.school_year import Closure, ClosureKind
from desktop.models.days.session import Half, Session
from desktop.models.marks.register import State
from desktop.tasks.marks import see_today, take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.organisation.set_terms import add_closure, unexpected_closure
from tests import make
from tests.tasks.taking import expect, mark, opened

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

MONDAY, NEXT_WEEK = date(2026, 11, 9), date(2026, 11, 16)


def test_a_class_nobody_has_opened_is_known_by_its_times(small: SmallSchool) -> None:
    (day,) = see_today.classes_on(small.office)
    morning, afternoon = day.sessions
    assert (day.name, day.teachers) == ("6B", ("Tara Teach",))
    assert (morning.state, afternoon.state) == (State.OPEN, State.NOT_OPEN)
    assert morning.count.children == 5
    assert morning.count.blank == 5


@pytest.mark.parametrize(
    ("at", "taken", "handed_in", "words"),
    [
        ((9, 0), True, False, "being taken"),
        ((9, 0), True, True, "in"),
        ((9, 12), False, False, "late"),
        ((9, 26), False, False, "5 children unknown"),
        ((9, 26), True, False, "not handed in: check"),
        ((9, 26), True, True, "closed"),
    ],
)
def test_a_class_says_where_its_register_stands(
    small: SmallSchool, at: tuple[int, int], taken: bool, handed_in: bool, words: str
) -> None:
    register = opened(small)
    if taken:
        mark(small.teacher, register, 0, "/")
    if handed_in:
        take_register.hand_in(small.teacher, register.id, leave_blanks=True)
    small.clock.set(*at)
    close_due(small.db, small.clock(), make.TUESDAY)
    (day,) = see_today.classes_on(small.office)
    assert day.sessions[0].words == words


def test_classes_with_children_unknown_come_first_and_empty_ones_not_at_all(
    small: SmallSchool,
) -> None:
    reception = make.make_group(small.db, small.school, "Oak", "R")
    make.make_pupil(small.db, small.school, reception, "Rae", "Reed", year_group="R")
    make.make_group(small.db, small.school, "1A", "1")
    register = take_register.open_register(small.office, reception, Session(make.TUESDAY, Half.AM))
    take_register.fill_rest(small.office, register.id)
    assert [day.name for day in see_today.classes_on(small.office)] == ["Oak", "6B"]
    small.clock.set(9, 26)
    close_due(small.db, small.clock(), make.TUESDAY)
    assert [day.name for day in see_today.classes_on(small.office)] == ["6B", "Oak"]


def test_counts_are_of_the_current_marks(small: SmallSchool) -> None:
    register = opened(small)
    for place, code in enumerate(("/", "L", "I", "N")):
        mark(small.office, register, place, code)
    (day,) = see_today.classes_on(small.office)
    count = day.sessions[0].count
    assert (count.present, count.late, count.absent, count.no_reason, count.blank) == (1,) * 5


@pytest.mark.parametrize(
    ("first", "last", "sessions"),
    [
        (MONDAY, MONDAY, ["Mon 9 Nov 2026 AM"]),
        (MONDAY, make.TUESDAY, ["Mon 9 Nov 2026 AM", "Tue 10 Nov 2026 AM"]),
        (NEXT_WEEK, NEXT_WEEK, []),
    ],
)
def test_a_register_nobody_took_is_a_gap(
    small: SmallSchool, first: date, last: date, sessions: list[str]
) -> None:
    small.clock.set(13, day=MONDAY)
    register = opened(small, Session(MONDAY, Half.PM))
    take_register.fill_rest(small.teacher, register.id)
    small.clock.set(9, 30, day=make.TUESDAY)
    close_due(small.db, small.clock(), MONDAY)
    gaps = see_today.not_taken(small.office, first, last)
    assert [str(gap.session) for gap in gaps] == sessions
    assert all(gap.children == 5 for gap in gaps)


def test_gaps_of_the_year_are_of_earlier_days_and_end_when_the_office_takes_them(
    small: SmallSchool,
) -> None:
    small.clock.set(12)
    close_due(small.db, small.clock(), MONDAY)
    assert [gap.session.day for gap in see_today.gaps_of_the_year(small.office)] == [MONDAY] * 2
    register = opened(small, Session(MONDAY, Half.AM))
    take_register.fill_rest(small.office, register.id, "Supply teacher could not sign in")
    gaps = see_today.gaps_of_the_year(small.office)
    assert [gap.session for gap in gaps] == [Session(MONDAY, Half.PM)]


def test_a_register_begun_late_stays_a_gap_until_no_child_is_unknown(small: SmallSchool) -> None:
    small.clock.set(9)
    close_due(small.db, small.clock(), MONDAY)
    session = Session(MONDAY, Half.AM)
    mark_late = {"reason": "Supply teacher could not sign in"}
    mark(small.office, opened(small, session), 0, "/", **mark_late)
    (begun, _afternoon) = see_today.gaps_of_the_year(small.office)
    assert (begun.session, begun.children, begun.begun) == (session, 4, True)
    take_register.fill_rest(small.office, opened(small, session).id, **mark_late)
    assert [gap.session.half for gap in see_today.gaps_of_the_year(small.office)] == [Half.PM]


@pytest.mark.parametrize(
    ("known", "marked", "told"),
    [("I", "/", True), ("C", "L", True), ("I", "N", False), ("", "/", False), ("D", "/", True)],
)
def test_a_child_here_after_all_is_told_to_the_office(
    small: SmallSchool, known: str, marked: str, told: bool
) -> None:
    if known:
        expect(small, 0, known)
    mark(small.teacher, opened(small), 0, marked)
    found = see_today.here_after_all(small.office)
    assert [one.name for one in found] == (["Aisha Ahmed"] if told else [])
    if told:
        assert (found[0].group_name, found[0].by, found[0].code) == ("6B", "Tara Teach", marked)


def test_no_class_meets_on_a_day_without_school(small: SmallSchool) -> None:
    assert see_today.classes_on(small.office, date(2026, 11, 8)) == ()


@pytest.mark.parametrize("look", [see_today.classes_on, see_today.gaps_of_the_year])
def test_only_who_sees_every_class_sees_today(small: SmallSchool, look: object) -> None:
    assert callable(look)
    with pytest.raises(PermissionRefused):
        look(small.teacher)


def test_a_session_the_school_turned_out_to_be_closed_for_is_no_gap(small: SmallSchool) -> None:
    opened(small)
    unexpected_closure(small.head, make.TUESDAY, make.TUESDAY, "No heating")
    small.clock.set(17)
    close_due(small.db, small.clock(), MONDAY)
    assert len(see_today.not_taken(small.office, MONDAY, make.TUESDAY)) == 2
    inset = Closure(MONDAY, MONDAY, ClosureKind.INSET, frozenset(Half), "INSET")
    add_closure(small.head, inset)
    assert see_today.not_taken(small.office, MONDAY, make.TUESDAY) == ()
