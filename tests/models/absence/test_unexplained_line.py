"""An `N`'s deadline in school days, and what is proposed on it (WC31, WC32)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.models.absence.unexplained_line import (
    UnexplainedLine,
    by_deadline,
    days_left,
    due,
    limits,
    of_child,
    of_family,
)
from desktop.models.days.session import Half, Session
from tests.models.calendars import CALENDAR_A

SEPTEMBER = Session(date(2024, 9, 9), Half.AM)
OCTOBER = Session(date(2024, 10, 23), Half.PM)


def line(session: Session, deadline: date, name: str = "Aisha Ahmed") -> UnexplainedLine:
    return UnexplainedLine(
        entry=1, pupil=1, name=name, group=1, group_name="6B", session=session, deadline=deadline
    )


@pytest.mark.parametrize(
    ("session", "today", "deadline", "proposed"),
    [
        (SEPTEMBER, date(2024, 9, 13), date(2024, 9, 16), ""),
        (SEPTEMBER, date(2024, 9, 16), date(2024, 9, 16), "O"),
        (OCTOBER, date(2024, 10, 30), date(2024, 11, 7), ""),
        (OCTOBER, date(2024, 11, 7), date(2024, 11, 7), "O"),
    ],
)
def test_the_deadline_is_five_school_days_and_then_o_is_proposed(
    session: Session, today: date, deadline: date, proposed: str
) -> None:
    assert limits(CALENDAR_A, session, today, 5) == (deadline, proposed)


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2024, 9, 12), 2), (date(2024, 9, 16), 0), (date(2024, 9, 17), -1)],
)
def test_days_left_are_school_days(today: date, left: int) -> None:
    assert days_left(CALENDAR_A, date(2024, 9, 16), today) == left


def test_what_is_due_first_stands_first() -> None:
    late, soon = line(OCTOBER, date(2024, 11, 7)), line(SEPTEMBER, date(2024, 9, 16))
    same = line(SEPTEMBER, date(2024, 9, 16), "Ben Baxter")
    assert by_deadline((late, same, soon)) == (soon, same, late)


def test_a_run_a_family_and_what_is_due_are_chosen_together() -> None:
    monday = replace(
        line(SEPTEMBER, date(2024, 9, 16)), family=frozenset({2}), proposed="O", run=SEPTEMBER
    )
    tuesday = replace(monday, session=Session(date(2024, 9, 10), Half.AM), proposed="")
    october = replace(tuesday, session=OCTOBER, run=OCTOBER)
    ben, bens_october = replace(monday, pupil=2), replace(october, pupil=2)
    stranger = replace(monday, pupil=3, family=frozenset())
    lines = (monday, tuesday, october, ben, bens_october, stranger)
    assert of_child(lines, monday) == (monday, tuesday)
    assert of_family(lines, monday) == (monday, tuesday, ben)
    assert of_family(lines, october) == (october, bens_october)
    assert due(lines) == (monday, ben, stranger)
