"""How an agreement stands: answers, reviews, what is due, and in which order the list has them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.models.agreements.agreement import Kind
from desktop.models.agreements.standing import (
    AgreementLine,
    Answer,
    Outcome,
    PartyAnswer,
    Review,
    Standing,
    answers_in_words,
    figure_in_words,
    matches,
    most_urgent_first,
    review_findings,
    state_in_words,
)
from desktop.models.marks.rates import Tally
from tests.tasks.agreements.agreed import CONTRACT, MET, REVIEW

TODAY = date(2026, 11, 10)
A_DAY = timedelta(days=1)
NEW = Standing(CONTRACT)
GOES_ON = Standing(CONTRACT, reviews=(REVIEW,))
ENDED = Standing(CONTRACT, reviews=(REVIEW, replace(MET, held_on=date(2026, 12, 8))))
OVERDUE = Standing(replace(CONTRACT, made_on=date(2026, 10, 6), review_on=date(2026, 11, 3)))


@pytest.mark.parametrize(
    ("one", "today", "words"),
    [
        (NEW, TODAY, "review Tue 1 Dec 2026"),
        (NEW, date(2026, 12, 1), "review due Tue 1 Dec 2026"),
        (GOES_ON, date(2026, 12, 1), "review Tue 8 Dec 2026"),
        (GOES_ON, date(2026, 12, 9), "review due Tue 8 Dec 2026"),
        (ENDED, date(2027, 1, 9), "ended Tue 8 Dec 2026: met"),
    ],
)
def test_a_review_is_due_from_its_day_until_it_is_held(
    one: Standing, today: date, words: str
) -> None:
    assert state_in_words(one, today) == words
    assert one.is_due(today) is ("due" in words)


def test_who_declined_may_sign_later_and_the_newest_answer_counts() -> None:
    answers = (
        PartyAnswer(1, Answer.SIGNED, TODAY), PartyAnswer(2, Answer.DECLINED, TODAY),
    )  # fmt: skip
    assert answers_in_words(NEW) == "0 of 3 signed"
    assert answers_in_words(replace(NEW, answers=answers)) == "1 of 3 signed, 1 declined"
    later = (*answers, PartyAnswer(2, Answer.SIGNED, TODAY + A_DAY))
    assert answers_in_words(replace(NEW, answers=later)) == "2 of 3 signed"


@pytest.mark.parametrize(
    ("review", "of", "fields"),
    [
        (REVIEW, NEW, []),
        (MET, NEW, []),
        (replace(MET, held_on=TODAY - A_DAY), NEW, ["held_on"]),
        (replace(MET, came=" "), NEW, ["came"]),
        (replace(MET, kept_to=""), NEW, ["kept_to"]),
        (replace(REVIEW, next_on=None), NEW, ["next_on"]),
        (replace(REVIEW, next_on=TODAY), NEW, ["next_on"]),
        (replace(MET, held_on=TODAY - A_DAY), GOES_ON, ["held_on"]),
        (replace(REVIEW, held_on=date(2026, 12, 21), next_on=date(2027, 1, 8)), NEW, ["outcome"]),
        (replace(MET, held_on=date(2026, 12, 21)), NEW, []),
    ],
)
def test_what_a_review_lacks_is_found(review: Review, of: Standing, fields: list[str]) -> None:
    assert [one.field for one in review_findings(review, of)] == fields


def test_the_reviews_of_every_version_are_told_oldest_first() -> None:
    newer = Standing(replace(CONTRACT, id=2), reviews=(MET,), before=(GOES_ON,))
    assert newer.all_reviews == (REVIEW, MET)
    assert newer.ended == MET


@pytest.mark.parametrize("outcome", [Outcome.MET, Outcome.NOT_KEPT, Outcome.DECLINED])
def test_every_outcome_but_the_first_ends_it(outcome: Outcome) -> None:
    one = Standing(CONTRACT, reviews=(replace(MET, outcome=outcome),))
    assert one.due_on is None
    assert one.ended is not None


def line(name: str, standing: Standing, tally: Tally | None = None) -> AgreementLine:
    return AgreementLine(
        name=name, class_name="6B", standing=standing, tally=tally or Tally()
    )  # fmt: skip


def test_what_is_due_stands_first_and_what_has_ended_last() -> None:
    earlier = Standing(replace(CONTRACT, review_on=date(2026, 11, 20)))
    found = [line("Eve", ENDED), line("Abel", NEW), line("Ben", earlier), line("Zoe", OVERDUE)]
    names = [one.name for one in most_urgent_first(found, TODAY)]
    assert names == ["Zoe", "Ben", "Abel", "Eve"]


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("", True), ("zoe 6b", True), ("contract", True), ("parenting contract", True),
        ("action", False), ("Ben", False),
    ],
)  # fmt: skip
def test_the_older_name_finds_a_contract(words: str, fits: bool) -> None:
    assert matches(line("Zoe", NEW), words) is fits


def test_the_older_name_finds_no_action_plan() -> None:
    plan = Standing(replace(CONTRACT, kind=Kind.PLAN))
    assert not matches(line("Zoe", plan), "parenting")


@pytest.mark.parametrize(
    ("rate", "tally", "words"),
    [
        (950, Tally(), "no sessions yet, target 95 %"),
        (None, Tally(present=42, unauthorised=4), "91.3 % (42 of 46 sessions)"),
        (950, Tally(present=1899, authorised=101),
         "95.0 % (1899 of 2000 sessions), target 95 % not reached"),
        (950, Tally(present=19, authorised=1), "95.0 % (19 of 20 sessions), target 95 % reached"),
    ],
)  # fmt: skip
def test_the_figure_says_of_how_many_sessions_and_whether_the_target_is_reached(
    rate: int | None, tally: Tally, words: str
) -> None:
    assert figure_in_words(Standing(replace(CONTRACT, rate=rate)), tally) == words
