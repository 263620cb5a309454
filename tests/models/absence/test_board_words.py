"""What the head of the board says: counts, and why nobody is on it."""

from __future__ import annotations

import pytest

from desktop.models.absence.board import Board, UnknownClass
from desktop.models.absence.board_words import count_in_words, empty_in_words, unknown_in_words
from tests.models.absence.test_board import line
from tests.tasks.taking import MORNING

DONE = "Done: every child is accounted for."


def unknown(*classes: str) -> tuple[UnknownClass, ...]:
    return tuple(UnknownClass(name, 28, 1, MORNING) for name in classes)


@pytest.mark.parametrize(
    ("board", "words"),
    [
        (Board(), DONE),
        (Board(settled=1), f"{DONE} 1 child was settled since the registers came in."),
        (Board(waited_for=2),
         "Nobody is without a reason so far; 2 registers are still to come in."),
        (Board(unknown=unknown("Elm")), "Nobody else is without a reason."),
        (Board(lines=(line(1, 10),), settled=3), ""),
    ],
)  # fmt: skip
def test_empty_means_done_only_when_everybody_is_known(board: Board, words: str) -> None:
    assert empty_in_words(board) == words


def test_overdue_is_counted_apart() -> None:
    lines = (line(1, 9), line(2, 14))
    at = line(1, 10).next
    assert at is not None
    assert count_in_words(Board(lines=lines), at.due) == "2 children without a reason, 1 overdue"


def test_of_many_classes_that_nobody_took_the_first_are_named() -> None:
    words = unknown_in_words(Board(unknown=unknown(*"ABCDE")))
    assert words.startswith("A: 28 children unknown, nobody has taken the register.")
    assert words.endswith("2 more registers not taken: 56 children unknown.")
