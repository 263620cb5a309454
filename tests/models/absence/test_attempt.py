"""What may come of an attempt, and how the clock counts it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.errors import RuleError
from desktop.models.absence.attempt import (
    KINDS,
    Attempt,
    AttemptDraft,
    check_attempt,
    in_words,
    may_use,
    tries,
    whom_to_try,
    wrong_numbers,
)
from desktop.models.admissions.pupil import Contact
from desktop.models.imports.incoming import Phone
from tests import make


def attempt(how: str, outcome: str, **more: str) -> Attempt:
    return Attempt(
        id=1, pupil=1, day=make.TUESDAY, how=how, outcome=outcome,
        at=datetime(2026, 11, 10, 9, 30, tzinfo=UTC), name="Olive Office", position="Office",
        reached=more.get("reached", ""),
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.how)
def test_each_kind_takes_its_own_outcomes(kind: object) -> None:
    how, outcomes = kind.how, [one for _, one in kind.outcomes]  # type: ignore[attr-defined]
    for outcome in outcomes:
        check_attempt(AttemptDraft(pupils=(1,), how=how, outcome=outcome, words="St Anne’s"))
    assert len({key for key, _ in kind.outcomes}) == len(outcomes)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "draft",
    [
        AttemptDraft(pupils=(), how="call", outcome="spoke"),
        AttemptDraft(pupils=(1,), how="call", outcome="sent"),
        AttemptDraft(pupils=(1,), how="pigeon", outcome="sent"),
        AttemptDraft(pupils=(1,), how="home visit", outcome="told"),
        AttemptDraft(pupils=(1,), how="club asked", outcome="spoke"),
        AttemptDraft(pupils=(1, 2), how="club asked", outcome="is there"),
    ],
)
def test_what_cannot_be_is_refused(draft: AttemptDraft) -> None:
    with pytest.raises(RuleError):
        check_attempt(draft)


def test_the_keys_are_apart() -> None:
    assert len({kind.key for kind in KINDS}) == len(KINDS)


def test_a_wrong_number_is_no_attempt_and_only_seeing_is_seeing() -> None:
    made = [
        attempt("call", "wrong number"),
        attempt("call", "spoke"),
        attempt("home visit", "seen"),
    ]
    assert [(one.how, one.seen) for one in tries(made)] == [("call", False), ("home visit", True)]


@pytest.mark.parametrize("outcome", ["assessment begun", "referral made", "offered", "not wanted"])
def test_early_help_is_done_for_a_child_and_no_step_of_the_clock(outcome: str) -> None:  # R199
    check_attempt(AttemptDraft(pupils=(1, 2), how="early help", outcome=outcome))
    assert not attempt("early help", outcome).has_reached
    with pytest.raises(RuleError):
        check_attempt(AttemptDraft(pupils=(1,), how="early help", outcome="told"))


@pytest.mark.parametrize("outcome", ["not there", "is there", "no answer"])
def test_a_club_that_was_asked_is_no_contact_with_the_family(outcome: str) -> None:  # R89
    made = attempt("club asked", outcome)
    assert (made.has_reached, tries([made])[0].seen) == (False, False)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (attempt("call", "no answer", reached="Nadia Ahmed"), "Call, no answer (Nadia Ahmed)"),
        (attempt("text", "sent"), "Text"),
        (attempt("home visit", "nobody in"), "Home visit, nobody in"),
        (attempt("early help", "referral made"), "Early help, referral made"),
        (attempt("club asked", "not there"), "Asked the club, not there"),
    ],
)
def test_it_is_said_in_words(one: Attempt, words: str) -> None:
    assert in_words(one) == words


def person(number: int, **more: object) -> Contact:
    mobile = Phone("mobile", "07700 900001", "+447700900001", can_text=True)
    made = Contact(id=number, forename="Amna", surname="Ahmed", phones=(mobile,))
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("contact", "ways"),
    [
        (person(1), "text call"),
        (person(1, email="a@example.invalid"), "text e-mail call"),
        (person(1, safe_to_text=False), "call"),
        (person(1, phones=()), ""),
        (person(1, do_not_contact=True, email="a@example.invalid"), ""),
    ],
)
def test_a_contact_is_tried_only_in_ways_that_may_be_used(contact: Contact, ways: str) -> None:
    assert [one for one in ("text", "e-mail", "call") if may_use(contact, one)] == ways.split()


def test_the_next_in_order_is_who_was_not_tried_today() -> None:
    both = (person(1), person(2))
    first = attempt("call", "no answer")
    chosen = [whom_to_try(both, ()), whom_to_try(both, [replace(first, contact=1)])]
    assert [one.id for one in chosen if one] == [1, 2]
    assert whom_to_try((person(3, do_not_contact=True),), ()) is None


def test_a_number_that_was_wrong_comes_only_where_there_is_no_other() -> None:
    both, tried = (person(1), person(2)), [replace(attempt("call", "no answer"), contact=2)]
    chosen = [whom_to_try(both, made, wrong=wrong) for made, wrong in
              [((), {1}), (tried, {1}), ((), {1, 2}), (tried, {1, 2})]]  # fmt: skip
    assert [one.id for one in chosen if one] == [2, 2, 1, 1]


@pytest.mark.parametrize(
    ("outcomes", "wrong"),
    [
        (["call: wrong number"], True),
        (["call: wrong number", "text: sent"], True),  # nobody knows who had it
        (["call: wrong number", "call: no answer"], False),  # somebody put it right, and rang
        (["call: spoke", "emergency contact: wrong number"], True),
    ],
)
def test_a_number_stays_wrong_until_it_is_rung_again(outcomes: list[str], wrong: bool) -> None:
    made = [replace(attempt(*each.split(": ")), contact=7) for each in outcomes]
    assert wrong_numbers(made) == ({7: made[0].day} if wrong else {})
