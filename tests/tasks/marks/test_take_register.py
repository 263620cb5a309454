"""Taking a register: who may, what is refused, hand in, undo, and two people at one register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, SchoolError, StaleError
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import CORRECTED_WHILE_OPEN, Draft, Kind
from desktop.models.marks.register import State, state
from desktop.storage.marks import entries
from desktop.tasks.marks import take_register, undo_marks
from desktop.tasks.marks.close_registers import close_due
from tests import make
from tests.tasks.taking import AFTERNOON, MORNING, codes, expect, mark, opened

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

MONDAY = date(2026, 11, 9)


@pytest.mark.parametrize(
    ("session", "words"),
    [
        (Session(date(2026, 11, 11), Half.AM), "has not come yet"),
        (Session(date(2026, 11, 8), Half.AM), "does not meet"),
        (Session(date(2026, 10, 28), Half.AM), "does not meet"),
        (Session(date(2026, 9, 2), Half.AM), "before the school’s registers|registers here begin"),
    ],
)
def test_a_register_is_kept_for_school_days_that_have_come(
    small: SmallSchool, session: Session, words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        opened(small, session)


def test_looking_marks_nothing_and_takes_nothing(small: SmallSchool) -> None:
    register = take_register.open_register(small.teacher, small.group, MORNING)
    assert codes(small) == ". . . . ."
    assert not register.was_taken
    assert [row.name for row in register.rows][:2] == ["Aisha Ahmed", "Ben Baxter"]


@pytest.mark.parametrize(
    ("who", "may"),
    [("teacher", True), ("stranger", False), ("office", True), ("officer", True), ("head", True)],
)
def test_a_teacher_takes_their_own_class_and_the_office_any(
    small: SmallSchool, who: str, may: bool
) -> None:
    register, desk = opened(small), getattr(small, who)
    draft = Draft(small.pupils[0], "/")
    if may:
        entry = take_register.mark(desk, register.id, draft).entry
        assert (entry.name, entry.kind) == (desk.who.name, Kind.TAKEN)
        return
    for refused in (
        lambda: take_register.open_register(desk, small.group, MORNING),
        lambda: take_register.mark(desk, register.id, draft),
        lambda: take_register.fill_rest(desk, register.id),
        lambda: take_register.hand_in(desk, register.id),
        lambda: undo_marks.undo(desk, register.id, ()),
    ):
        with pytest.raises(PermissionRefused):
            refused()


def test_a_class_is_taken_by_whom_it_is_lent_to(small: SmallSchool) -> None:
    make.insert(
        small.db, "group_teachers", group_id=small.group, person=small.stranger.who.person,
        cover=1, recorded_at=0, first_day="2026-11-10", last_day="2026-11-10",
    )  # fmt: skip
    assert mark(small.stranger, opened(small), 0, "/").entry.name == "Stan Strange"
    small.clock.set(9, day=date(2026, 11, 11))
    with pytest.raises(PermissionRefused):
        take_register.open_register(
            small.stranger, small.group, Session(date(2026, 11, 11), Half.AM)
        )


def test_another_schools_desk_sees_nothing_of_it(small: SmallSchool) -> None:
    other = make.make_school(small.db, "Upton Junior School")
    desk = replace(small.head, school=other)
    with pytest.raises(PermissionRefused, match="another school"):
        take_register.open_register(desk, small.group, MORNING)
    with pytest.raises(PermissionRefused):
        take_register.mark(desk, opened(small).id, Draft(small.pupils[0], "/"))


def test_before_it_opens_a_register_is_looked_at_only(small: SmallSchool) -> None:
    small.clock.set(8, 44, 59)
    register = opened(small)
    with pytest.raises(RuleError, match="opens at 08:45"):
        mark(small.teacher, register, 0, "/")
    small.clock.set(8, 45)
    assert mark(small.teacher, register, 0, "/").entry.code == "/"


def test_a_mark_changed_while_open_keeps_both_and_says_so(small: SmallSchool) -> None:
    register = opened(small)
    first = mark(small.teacher, register, 0, "N").entry
    second = mark(small.office, register, 0, "L", minutes=7).entry
    assert (second.replaces, second.reason, second.minutes) == (first.id, CORRECTED_WHILE_OPEN, 7)
    chain = entries.entry_chain(small.db, small.pupils[0], MORNING)
    assert [entry.code for entry in chain] == ["N", "L"]
    assert chain[-1] == second


def test_the_one_who_was_slower_is_told_and_nothing_is_lost(small: SmallSchool) -> None:
    register = opened(small)
    mark(small.office, register, 0, "I")
    with pytest.raises(StaleError, match="Olive Office has just marked Aisha Ahmed") as told:
        take_register.mark(small.teacher, register.id, Draft(small.pupils[0], "/"))
    assert " I" not in told.value.title
    assert codes(small).startswith("I")


@pytest.mark.parametrize(
    ("who", "code", "more", "words"),
    [
        ("teacher", "I", {}, "for the office"),
        ("teacher", "\\", {}, "only for the afternoon"),
        ("office", "C", {}, "waits for the head"),
        ("office", "B", {}, "needs a note"),
        ("officer", "X", {}, "compulsory school age"),
        ("head", "H", {}, "no longer used"),
        ("head", "Y4", {}, "whole school"),
        ("office", "/", {"minutes": 3}, "Minutes go with"),
        ("office", "L", {"minutes": 500}, "too many"),
    ],
)
def test_a_refused_mark_says_why_and_leaves_no_trace(
    small: SmallSchool, who: str, code: str, more: dict[str, int], words: str
) -> None:
    register = opened(small)
    with pytest.raises(SchoolError, match=words):
        mark(getattr(small, who), register, 0, code, **more)
    assert codes(small) == ". . . . ."
    assert not opened(small).was_taken


def test_an_unusual_code_is_taken_with_a_warning(small: SmallSchool) -> None:
    marked = mark(small.officer, opened(small), 0, "W")
    assert marked.warning
    assert codes(small).startswith("W")


def test_the_rest_are_here_fills_blanks_and_leaves_what_is_known(small: SmallSchool) -> None:
    register = opened(small)
    mark(small.teacher, register, 0, "N")
    expect(small, 1, "I")
    expect(small, 2, "D")
    filled = take_register.fill_rest(small.teacher, register.id)
    assert codes(small) == "N . . / /"
    assert (len(filled.entries), filled.left) == (2, 2)
    assert {entry.kind for entry in filled.entries} == {Kind.FILLED}


@pytest.mark.parametrize(
    ("marks", "leave", "words"),
    [("....", False, "5 children have no mark"), ("////", False, "1 child has no mark")],
)
def test_blanks_are_asked_about_at_hand_in(
    small: SmallSchool, marks: str, leave: bool, words: str
) -> None:
    register = opened(small)
    for place, code in enumerate(marks):
        if code == "/":
            mark(small.teacher, register, place, code)
    with pytest.raises(RuleError, match=words):
        take_register.hand_in(small.teacher, register.id, leave_blanks=leave)
    assert opened(small).handed_in_at is None
    handed = take_register.hand_in(small.teacher, register.id, leave_blanks=True)
    assert handed.handed_in_by == "Tara Teach"


def test_hand_in_accepts_what_is_known_and_names_its_source(small: SmallSchool) -> None:
    register = opened(small)
    known = expect(small, 1, "M", note="Dentist")
    take_register.fill_rest(small.teacher, register.id)
    handed = take_register.hand_in(small.teacher, register.id)
    entry = handed.rows[1].entry
    assert codes(small) == "/ M / / /"
    assert entry is not None
    assert (entry.source, entry.note, entry.name) == (known, "Dentist", "Tara Teach")
    assert state(handed, small.clock()) is State.IN
    assert mark(small.teacher, register, 1, "/").entry.reason == CORRECTED_WHILE_OPEN


@pytest.mark.parametrize(
    ("who", "more", "words"),
    [
        ("teacher", {"reason": "I saw him"}, "This register closed before 09:26"),
        ("office", {}, "needs a reason"),
        ("office", {"reason": "  "}, "needs a reason"),
    ],
)
def test_after_the_close_nobody_marks_without_duty_and_reason(
    small: SmallSchool, who: str, more: dict[str, str], words: str
) -> None:
    register = opened(small)
    take_register.fill_rest(small.teacher, register.id)
    small.clock.set(9, 26)
    with pytest.raises(RuleError, match=words):
        mark(getattr(small, who), register, 0, "N", **more)
    assert codes(small) == "/ / / / /"


def test_an_amendment_keeps_original_reason_date_name_and_position(small: SmallSchool) -> None:
    register = opened(small)
    take_register.fill_rest(small.teacher, register.id)
    small.clock.set(10, 5)
    close_due(small.db, small.clock())
    mark(small.office, register, 2, "M", reason="Dentist, mum rang")
    original, amended = entries.entry_chain(small.db, small.pupils[2], MORNING)
    assert (original.code, original.name, original.position) == ("/", "Tara Teach", "Class teacher")
    assert (amended.code, amended.kind, amended.reason) == (
        "M",
        Kind.AMENDMENT,
        "Dentist, mum rang",
    )
    assert (amended.name, amended.position) == ("Olive Office", "Office")
    assert amended.recorded_at == small.clock()


def test_the_office_takes_late_what_nobody_took(small: SmallSchool) -> None:
    register = opened(small)
    small.clock.set(10)
    close_due(small.db, small.clock())
    assert state(opened(small), small.clock()) is State.NOT_TAKEN
    with pytest.raises(RuleError, match="Send the office"):
        take_register.fill_rest(small.teacher, register.id, "late")
    mark(small.office, register, 0, "N", reason="Fire drill")
    assert mark(small.office, register, 1, "/", reason="Fire drill").entry.kind is Kind.TAKEN
    expect(small, 2, "I")
    take_register.fill_rest(small.office, register.id, "Fire drill")
    assert codes(small) == "N / . / /"
    handed = take_register.hand_in(small.office, register.id, reason="Fire drill")
    assert codes(small) == "N / I / /"
    assert state(handed, small.clock()) is State.CLOSED


def test_blanks_of_a_register_taken_late_become_n_at_hand_in(small: SmallSchool) -> None:
    register = opened(small)
    small.clock.set(10)
    close_due(small.db, small.clock())
    mark(small.office, register, 0, "/", reason="Fire drill")
    take_register.hand_in(small.office, register.id, leave_blanks=True, reason="Fire drill")
    assert codes(small) == "/ N N N N"
    assert {row.entry.kind for row in opened(small).rows[1:] if row.entry} == {Kind.CLOSE}


def test_the_afternoon_has_its_own_mark(small: SmallSchool) -> None:
    small.clock.set(13)
    register = opened(small, AFTERNOON)
    take_register.fill_rest(small.teacher, register.id)
    assert codes(small, AFTERNOON) == "\\ \\ \\ \\ \\"
    assert codes(small) == ". . . . ."


def test_codes_are_offered_with_why_not(small: SmallSchool) -> None:
    register = opened(small)
    offered = {
        code.symbol: why
        for code, why in take_register.codes_for(small.teacher, register, small.pupils[0])
    }
    assert [symbol for symbol, why in offered.items() if not why] == ["/", "L", "N"]


def test_one_press_fills_and_hands_in_whole(small: SmallSchool) -> None:
    expect(small, 1, "I")
    mark(small.teacher, opened(small), 0, "N")
    filled, handed = take_register.fill_and_hand_in(small.teacher, opened(small).id)
    assert (len(filled.entries), filled.left, codes(small)) == (3, 1, "N I / / /")
    assert (handed.handed_in_by, handed.taken_at) == ("Tara Teach", small.clock())


def test_after_the_close_one_press_is_refused_the_teacher_and_changes_nothing(
    small: SmallSchool,
) -> None:
    register = opened(small)
    small.clock.set(9, 26)
    with pytest.raises(RuleError):
        take_register.fill_and_hand_in(small.teacher, register.id)
    assert codes(small) == ". . . . ."
