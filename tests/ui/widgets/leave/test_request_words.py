"""Requests in words: names of a family together, papers and decisions as they are read."""

from __future__ import annotations

import pytest

from desktop.models.leave.decision import Outcome
from desktop.models.leave.request import Came
from desktop.models.leave.request_line import ChildAsked
from desktop.models.leave.request_state import RequestState
from desktop.ui.widgets.leave.request_words import (
    asked_in_words,
    decided_in_words,
    papers_in_words,
    together,
    why_in_words,
)
from tests.models.leave.requests import a_decision, a_request


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["Aisha Ahmed"], "Aisha Ahmed"),
        (["Heidi Hughes-Barker", "Mabel Hughes-Barker"], "Heidi, Mabel Hughes-Barker"),
        (["Aisha Ahmed", "Omar Khan"], "Aisha Ahmed, Omar Khan"),
        (["李"], "李"),
    ],
)
def test_a_family_shares_its_surname(names: list[str], words: str) -> None:
    assert together(names) == words


def test_who_asked_is_said_with_whom_the_child_lives() -> None:
    request = a_request(relationship="Father", lives_with=False, came=Came.EMAIL)
    assert asked_in_words(request) == (
        "Asked by Mrs Amira Ahmed, father, does not live with the child. "
        "E-mail, received Tue 5 Nov 2024."
    )


def test_a_reason_without_words_is_its_kind() -> None:
    assert why_in_words(a_request(words="", destination="Lahore")) == "Bereavement. Where: Lahore."
    assert papers_in_words(()) == "Evidence of the dates: not asked. No form filed."


@pytest.mark.parametrize(
    ("outcome", "state", "words"),
    [
        (Outcome.GRANTED, RequestState.AWAY,
         "Ben, 6B: granted, Mon 2 Dec 2024 to Fri 6 Dec 2024, C, by Hilda Head on Tue 5 Nov 2024: "
         "Once only. Now: away now."),
        (Outcome.REFUSED, RequestState.REFUSED,
         "Ben, 6B: refused, C, by Hilda Head on Tue 5 Nov 2024: Once only."),
    ],
)  # fmt: skip
def test_a_decision_is_read_in_one_line(outcome: Outcome, state: RequestState, words: str) -> None:
    assert decided_in_words(ChildAsked(1, "Ben", "6B", state, a_decision(outcome))) == words
