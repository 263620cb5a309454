"""What may come of an attempt, and how the clock counts it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.errors import RuleError
from desktop.models.absence.attempt import (
    KINDS,
    Attempt,
    AttemptDraft,
    check_attempt,
    in_words,
    tries,
)
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


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (attempt("call", "no answer", reached="Nadia Ahmed"), "Call, no answer (Nadia Ahmed)"),
        (attempt("text", "sent"), "Text"),
        (attempt("home visit", "nobody in"), "Home visit, nobody in"),
    ],
)
def test_it_is_said_in_words(one: Attempt, words: str) -> None:
    assert in_words(one) == words
