"""Answers and reviews: each a new fact, nobody's overwritten, and counted by the same function."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import RuleError, StaleError
from desktop.models.agreements.standing import Answer, PartyAnswer, figure_in_words
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.models.site.pressing import Matter
from desktop.tasks.agreements.make_agreement import make_agreement, next_version
from desktop.tasks.agreements.review_agreement import answer_agreement, review_agreement
from desktop.tasks.agreements.see_agreements import (
    agreements_of,
    find_standing,
    sessions_counted,
)
from desktop.tasks.marks import see_today, take_register
from desktop.tasks.site.see_pressing import pressing
from tests import make
from tests.tasks.agreements.agreed import MET, REVIEW, made

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

SIGNED = PartyAnswer(1, Answer.SIGNED, make.TUESDAY)
DECLINED = PartyAnswer(2, Answer.DECLINED, make.TUESDAY, "Would rather not")


def on_today(desk: Desk) -> list[tuple[str, str]]:
    found = pressing(desk, see_today.classes_on(desk))
    return [(one.what, one.who) for one in found if one.matter is Matter.AGREEMENT]


def test_who_signed_and_who_declined_are_kept_with_the_day(small: SmallSchool) -> None:
    after = answer_agreement(small.office, made(small), [SIGNED, DECLINED])
    assert [(one.place, one.answer, one.words) for one in after.answers] == [
        (1, Answer.SIGNED, ""), (2, Answer.DECLINED, "Would rather not"),
    ]  # fmt: skip
    later = answer_agreement(small.head, 1, [replace(DECLINED, answer=Answer.SIGNED)])
    assert len(later.answers) == 3
    assert later.count(Answer.SIGNED) == 2


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (SIGNED, StaleError, "signed already"),
        (DECLINED, StaleError, "declined already"),
        (replace(SIGNED, place=3, day=date(2026, 11, 9)), RuleError, "cannot have answered"),
        (replace(SIGNED, place=3, day=date(2026, 11, 11)), RuleError, "cannot have answered"),
    ],
)
def test_an_answer_that_does_not_fit_keeps_none_of_them(
    small: SmallSchool, answer: PartyAnswer, error: type[RuleError], words: str
) -> None:
    number = made(small)
    answer_agreement(small.office, number, [SIGNED, DECLINED])
    with pytest.raises(error, match=words):
        answer_agreement(small.head, number, [replace(SIGNED, place=3), answer])
    assert len(find_standing(small.head, number).answers) == 2


def test_no_answer_is_said_to_be_none(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="Nobody’s answer is new"):
        answer_agreement(small.office, made(small), [])


def test_a_changed_version_is_signed_anew(small: SmallSchool) -> None:
    number = made(small)
    before = answer_agreement(small.office, number, [SIGNED])
    newer = make_agreement(small.office, next_version(before))
    assert find_standing(small.office, newer).answers == ()
    with pytest.raises(StaleError):
        answer_agreement(small.office, number, [DECLINED])


def test_a_review_goes_on_and_another_ends_it(small: SmallSchool) -> None:
    number = made(small)
    assert review_agreement(small.office, number, REVIEW).due_on == date(2026, 12, 8)
    after = review_agreement(small.head, number, MET, seen=1)
    assert after.ended is not None
    assert [one.name for one in after.reviews] == ["Olive Office", "Hilda Head"]


@pytest.mark.parametrize("seen", [0, 2])
def test_two_who_review_at_once_are_told(small: SmallSchool, seen: int) -> None:
    number = made(small)
    review_agreement(small.office, number, REVIEW)
    with pytest.raises(StaleError, match="reviewed it meanwhile"):
        review_agreement(small.head, number, MET, seen=seen)


def test_a_review_of_a_day_to_come_is_refused(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="day to come"):
        review_agreement(small.office, made(small), replace(MET, held_on=date(2026, 11, 11)))


def test_what_is_due_is_counted_on_today_without_a_name(small: SmallSchool) -> None:
    made(small, made_on=date(2026, 10, 6), review_on=make.TUESDAY)
    due = [("Contract or action plan: review due", "1 child")]
    assert on_today(small.office) == on_today(small.head) == due
    review_agreement(small.office, 1, MET)
    assert on_today(small.office) == []


def test_the_figure_is_counted_over_the_span_and_opens_to_its_sessions(small: SmallSchool) -> None:
    for day, code in ((9, "N"), (10, "/")):
        small.clock.set(9, day=date(2026, 11, day))
        session = Session(date(2026, 11, day), Half.AM)
        register = take_register.open_register(small.teacher, small.group, session)
        take_register.mark(small.teacher, register.id, Draft(small.pupils[0], code))
    number = made(small, first_day=date(2026, 11, 10))
    (line,) = agreements_of(small.office, small.pupils[0])
    assert figure_in_words(line.standing, line.tally) == (
        "100.0 % (1 of 1 sessions), target 95 % reached"
    )
    newer = make_agreement(
        small.office, replace(next_version(line.standing), first_day=date(2026, 11, 2))
    )
    (line,) = agreements_of(small.office, small.pupils[0])
    assert (line.tally.attended, line.tally.possible) == (1, 2)
    found = sessions_counted(small.head, newer)
    assert [one.code for one in found.sessions] == ["N", "/"]
    assert found.total == "Attended 1 of 2 possible: 50.0 %"
    assert number != newer


def test_before_its_first_day_there_is_nothing_to_count(small: SmallSchool) -> None:
    made(small, first_day=date(2026, 11, 16))
    (line,) = agreements_of(small.office, small.pupils[0])
    assert line.tally.possible == 0
