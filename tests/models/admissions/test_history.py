"""What was done, said in a sentence."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from desktop.models.admissions.history import Change, change_in_words, without_secrets


def change(what: str, **detail: Any) -> Change:
    return Change(datetime(2026, 11, 10, tzinfo=UTC), "Olive Office", "Office", what, detail)


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (change("flag put on", flag=3), "Safeguarding flag put on"),
        (
            change("changed", preferred_forename=["", "Lola"]),
            "Changed: preferred forename nothing → Lola",
        ),
        (
            change("left", leaving_day=[None, "2026-12-18"], ground=["", "A"]),
            "Leaving: leaving day nothing → Fri 18 Dec 2026; ground nothing → A",
        ),
        (change("admitted", name="Eve Evans"), "Put on roll: name Eve Evans"),
        (
            change("contact changed", do_not_contact=[False, True]),
            "Contact changed: do not contact no → yes",
        ),
        (change("something new"), "Something new"),
    ],
)
def test_history_reads_as_a_sentence(done: Change, words: str) -> None:
    assert change_in_words(done) == words


def test_an_address_is_left_out_for_those_who_may_not_see_it() -> None:
    done = change("changed", address=["1 Old Lane", "2 New Lane"], sex=["", "F"])
    assert change_in_words(without_secrets(done)) == "Changed: sex nothing → F"
