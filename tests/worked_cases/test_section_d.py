"""D. Code N deadline: five school days, overdue from the next school day (WC31, WC32)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.marks.deadline import deadline, overdue_from, proposal
from tests.models.calendars import CALENDAR_A

TABLE = [
    ("WC31", "2024-09-09", Half.AM, "2024-09-16", "2024-09-17"),
    ("WC32", "2024-10-23", Half.PM, "2024-11-07", "2024-11-08"),
]


@pytest.mark.parametrize(
    ("case", "day", "half", "due", "overdue"), TABLE, ids=[row[0] for row in TABLE]
)
def test_n_is_settled_within_five_school_days(
    case: str, day: str, half: Half, due: str, overdue: str
) -> None:
    session = Session(date.fromisoformat(day), half)
    assert deadline(CALENDAR_A, session).isoformat() == due, case
    assert overdue_from(CALENDAR_A, session).isoformat() == overdue, case


@pytest.mark.parametrize(
    ("case", "day", "half", "due", "overdue"), TABLE, ids=[row[0] for row in TABLE]
)
def test_o_is_proposed_on_the_deadline(
    case: str, day: str, half: Half, due: str, overdue: str
) -> None:
    session = Session(date.fromisoformat(day), half)
    before = date.fromisoformat(due) - timedelta(days=1)
    proposed = [
        proposal("N", session, CALENDAR_A, on)
        for on in (before, date.fromisoformat(due), date.fromisoformat(overdue))
    ]
    assert proposed == [None, "O", "O"], case


def test_nothing_is_proposed_for_a_known_reason() -> None:
    session = Session(date(2024, 9, 9), Half.AM)
    assert proposal("I", session, CALENDAR_A, date(2024, 12, 20)) is None


def test_wc32_five_working_days_would_fall_in_the_holiday() -> None:
    session = Session(date(2024, 10, 23), Half.PM)
    working_days = date(2024, 10, 30)
    assert deadline(CALENDAR_A, session) != working_days
    assert not CALENDAR_A.is_school_day(working_days)
