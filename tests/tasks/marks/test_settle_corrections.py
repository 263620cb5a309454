"""Corrections: a teacher asks, the office settles in one press, both keep what they saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.marks.correction import Outcome
from desktop.models.marks.entry import Draft, Kind
from desktop.storage.marks import entries
from desktop.tasks.marks import settle_corrections, take_register
from desktop.tasks.marks.close_registers import close_due
from tests import make
from tests.tasks.taking import MORNING, codes, mark, opened

if TYPE_CHECKING:
    from desktop.models.marks.correction import Correction
    from desktop.models.marks.register import Register
    from tests.conftest import SmallSchool

WORDS = "She is here, I pressed the wrong key"


@pytest.fixture
def closed(small: SmallSchool) -> Register:
    register = opened(small)
    mark(small.teacher, register, 0, "N")
    take_register.fill_rest(small.teacher, register.id)
    small.clock.set(9, 40)
    close_due(small.db, small.clock(), make.TUESDAY)
    return opened(small)


def ask(
    small: SmallSchool, register: Register, place: int = 0, code: str = "/", words: str = WORDS
) -> Correction:
    row = register.rows[place]
    seen = row.entry.id if row.entry else None
    settle_corrections.ask_correction(
        small.teacher, register.id, Draft(row.pupil, code, seen, reason=words)
    )
    return settle_corrections.corrections_waiting(small.office)[-1]


def test_a_correction_changes_nothing_until_the_office_accepts(
    small: SmallSchool, closed: Register
) -> None:
    asked = ask(small, closed)
    assert codes(small) == "N / / / /"
    assert (asked.asked_by, asked.words, asked.code) == ("Tara Teach", WORDS, "/")
    settle_corrections.accept(small.office, asked)
    assert codes(small) == "/ / / / /"
    made = entries.entry_chain(small.db, small.pupils[0], MORNING)[-1]
    assert (made.kind, made.name) == (Kind.AMENDMENT, "Olive Office")
    assert made.reason == f"{WORDS} (asked by Tara Teach)"
    assert settle_corrections.corrections_waiting(small.office) == ()


def test_a_refusal_leaves_the_mark_and_tells_the_teacher(
    small: SmallSchool, closed: Register
) -> None:
    settle_corrections.refuse(small.office, ask(small, closed), "She came at 10")
    assert codes(small) == "N / / / /"
    (answer,) = settle_corrections.answers_for_me(small.teacher)
    assert (answer.outcome, answer.answer) == (Outcome.REFUSED, "She came at 10")
    assert answer.settled_by == "Olive Office"
    assert settle_corrections.answers_for_me(small.stranger) == ()


@pytest.mark.parametrize(
    ("code", "words", "sentence"),
    [
        ("N", WORDS, "That is the mark already"),
        ("/", "  ", "needs your words"),
        ("I", WORDS, "for the office"),
        ("\\", WORDS, "only for the afternoon"),
    ],
)
def test_a_correction_is_checked_as_a_mark_is(
    small: SmallSchool, closed: Register, code: str, words: str, sentence: str
) -> None:
    with pytest.raises(RuleError, match=sentence):
        ask(small, closed, 0, code, words)


def test_while_the_register_is_open_a_teacher_marks_anew(small: SmallSchool) -> None:
    register = opened(small)
    with pytest.raises(RuleError, match="still open"):
        ask(small, register)


def test_a_mark_is_asked_about_once_at_a_time(small: SmallSchool, closed: Register) -> None:
    ask(small, closed)
    with pytest.raises(RuleError, match="has asked for a correction"):
        ask(small, closed, code="L")


def test_only_the_class_asks_and_only_the_office_settles(
    small: SmallSchool, closed: Register
) -> None:
    asked = ask(small, closed)
    with pytest.raises(PermissionRefused):
        settle_corrections.ask_correction(
            small.stranger, closed.id, Draft(small.pupils[1], "N", reason=WORDS)
        )
    for refused in (settle_corrections.accept, settle_corrections.refuse):
        with pytest.raises(PermissionRefused):
            refused(small.teacher, asked)
    with pytest.raises(PermissionRefused):
        settle_corrections.corrections_waiting(small.teacher)


def test_what_was_settled_by_another_is_not_settled_again(
    small: SmallSchool, closed: Register
) -> None:
    asked = ask(small, closed)
    settle_corrections.refuse(small.officer, asked)
    with pytest.raises(StaleError, match="Asif Officer has settled this already"):
        settle_corrections.accept(small.office, asked)
    assert codes(small) == "N / / / /"


def test_a_mark_changed_meanwhile_is_looked_at_before_it_is_accepted(
    small: SmallSchool, closed: Register
) -> None:
    asked = ask(small, closed)
    mark(small.officer, closed, 0, "L", minutes=20, reason="Seen in the corridor")
    with pytest.raises(StaleError):
        settle_corrections.accept(small.office, asked)
    (again,) = settle_corrections.corrections_waiting(small.office)
    assert again.has_moved_on
    settle_corrections.accept(small.office, again)
    assert codes(small) == "/ / / / /"


def test_corrections_of_another_school_are_not_seen(small: SmallSchool, closed: Register) -> None:
    ask(small, closed)
    other = make.make_school(small.db, "Upton Junior School")
    head = make.make_desk(small.db, other, small.head.who, small.clock)
    assert settle_corrections.corrections_waiting(head) == ()
