"""N waits for school days, not days: closures lengthen it."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import RuleError
from desktop.models.days.school_year import ClosureKind, SchoolCalendar
from desktop.models.days.session import Half, Session
from desktop.models.marks.deadline import deadline, proposal
from tests.models.calendars import CALENDAR_A, CLOSURES_A, YEAR_A, a_day_off

MONDAY = Session(date(2025, 1, 13), Half.AM)


@pytest.mark.parametrize("kind", [ClosureKind.UNEXPECTED, ClosureKind.INSET])
def test_a_day_the_school_is_shut_does_not_count(kind: ClosureKind) -> None:
    calendar = SchoolCalendar((YEAR_A,), (*CLOSURES_A, a_day_off("2025-01-16", kind)))
    assert deadline(CALENDAR_A, MONDAY) == date(2025, 1, 20)
    assert deadline(calendar, MONDAY) == date(2025, 1, 21)
    assert proposal("N", MONDAY, calendar, date(2025, 1, 20)) is None
    assert proposal("N", MONDAY, calendar, date(2025, 1, 21)) == "O"


def test_a_policy_may_be_stricter() -> None:
    assert deadline(CALENDAR_A, MONDAY, days=3) == date(2025, 1, 16)
    assert proposal("N", MONDAY, CALENDAR_A, date(2025, 1, 16), days=3) == "O"


def test_the_end_of_the_calendar_asks_for_the_next_year() -> None:
    last_week = Session(date(2025, 7, 18), Half.PM)
    with pytest.raises(RuleError, match="no 5th school day after Fri 18 Jul 2025"):
        deadline(CALENDAR_A, last_week)
    assert proposal("N", last_week, CALENDAR_A, date(2025, 8, 1)) is None
