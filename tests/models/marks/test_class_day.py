"""How a class's day is summed up, and which class is named first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.models.marks.class_day import ClassDay, ClassSession, Count, count_marks, most_pressing
from desktop.models.marks.register import State
from tests.models.registers import a_register, at


def test_marks_add_up_and_blank_is_nobody_present() -> None:
    counted = count_marks(["/", "/", "V", "L", "I", "D", "N", "", ""])
    assert counted == Count(present=3, late=1, absent=2, no_reason=1, blank=2)
    assert counted.children == 9


@pytest.mark.parametrize(
    ("state", "count", "handed_in", "words"),
    [
        (State.NOT_TAKEN, Count(blank=28), False, "28 children unknown"),
        (State.CLOSED, Count(present=27, blank=1), True, "1 child unknown"),
        (
            State.CLOSED,
            Count(present=27, no_reason=1),
            False,
            "not handed in: check",
        ),
        (State.CLOSED, Count(present=27, no_reason=1), True, "closed"),
        (State.OPEN, Count(blank=28), False, "open"),
    ],
)
def test_a_class_says_what_is_unknown(
    state: State, count: Count, handed_in: bool, words: str
) -> None:
    register = a_register(handed_in_at=at(9, 5) if handed_in else None)
    assert ClassSession(1, "6B", register, state, count).words == words


def test_classes_with_children_unknown_come_first() -> None:
    known = ClassSession(1, "R", a_register(), State.IN, Count(present=3))
    unknown = replace(known, state=State.NOT_TAKEN, count=Count(blank=3))
    days = [ClassDay(1, "R", (), (known,)), ClassDay(2, "6B", (), (unknown,))]
    assert [day.name for day in sorted(days, key=most_pressing)] == ["6B", "R"]
