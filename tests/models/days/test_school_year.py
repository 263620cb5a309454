"""The calendar counts what worked cases count, and knows why it is shut."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import RuleError
from desktop.models.days.school_year import (
    Closure,
    ClosureKind,
    SchoolCalendar,
    SessionState,
    monday_of,
)
from desktop.models.days.session import Half, Session
from tests.models.calendars import (
    BOTH_YEARS,
    CALENDAR_A,
    CALENDAR_B,
    CLOSURES_A,
    YEAR_A,
    YEAR_B,
    a_day_off,
)

SNOW = SchoolCalendar((YEAR_A,), (*CLOSURES_A, a_day_off("2025-01-16", ClosureKind.UNEXPECTED)))
AFTERNOON_OUT = Closure(
    date(2025, 1, 16), date(2025, 1, 16), ClosureKind.UNEXPECTED, frozenset({Half.PM}), "No heating"
)
BOILER = SchoolCalendar((YEAR_A,), (*CLOSURES_A, AFTERNOON_OUT))


@pytest.mark.parametrize(
    ("name", "days", "cumulative"),
    [
        ("Autumn 1", 38, 76),
        ("Autumn 2", 34, 144),
        ("Spring 1", 29, 202),
        ("Spring 2", 30, 262),
        ("Summer 1", 23, 308),
        ("Summer 2", 36, 380),
    ],
)
def test_calendar_a_counts_its_half_terms(name: str, days: int, cumulative: int) -> None:
    term = next(term for term in YEAR_A.terms if term.name == name)
    assert len(CALENDAR_A.school_days(term.first, term.last)) == days
    assert len(CALENDAR_A.sessions(YEAR_A.starts, term.last)) == cumulative


def test_calendar_a_has_40_school_weeks_and_190_days() -> None:
    assert len(CALENDAR_A.school_weeks(YEAR_A.starts, YEAR_A.ends)) == 40
    assert CALENDAR_A.planned_days(YEAR_A) == 190


def test_calendar_b_counts_its_half_terms() -> None:
    counts = [len(CALENDAR_B.school_days(term.first, term.last)) for term in YEAR_B.terms]
    assert counts == [38, 34, 29, 25, 29, 35]
    assert CALENDAR_B.planned_days(YEAR_B) == 190


@pytest.mark.parametrize(
    ("day", "state", "code"),
    [
        ("2025-01-15", SessionState.OPEN, ""),
        ("2025-01-16", SessionState.UNEXPECTED, "Y4"),
        ("2025-05-05", SessionState.PLANNED, "#"),
        ("2024-11-04", SessionState.PLANNED, "#"),
        ("2025-01-18", SessionState.OUT_OF_TERM, ""),
        ("2024-10-30", SessionState.OUT_OF_TERM, ""),
        ("2030-01-15", SessionState.OUT_OF_TERM, ""),
    ],
)
def test_a_session_without_a_mark_shows_why(day: str, state: SessionState, code: str) -> None:
    session = Session(date.fromisoformat(day), Half.AM)
    assert SNOW.session_state(session) is state
    assert state.code == code
    assert SNOW.is_school_session(session) is (state is SessionState.OPEN)


def test_a_day_wholly_lost_is_no_school_day_but_counts_in_the_190() -> None:
    assert not SNOW.is_school_day(date(2025, 1, 16))
    assert SNOW.planned_days(YEAR_A) == 190
    assert SNOW.school_days_after(date(2025, 1, 15), 1) == date(2025, 1, 17)


def test_a_day_that_lost_its_afternoon_is_still_a_school_day() -> None:
    assert BOILER.is_school_day(date(2025, 1, 16))
    assert BOILER.sessions(date(2025, 1, 16), date(2025, 1, 16)) == (
        Session(date(2025, 1, 16), Half.AM),
    )


def test_a_closure_that_was_planned_stays_planned_under_snow() -> None:
    closures = tuple(
        a_day_off("2025-01-16", kind) for kind in (ClosureKind.UNEXPECTED, ClosureKind.PLANNED)
    )
    both = SchoolCalendar((YEAR_A,), closures)
    assert both.session_state(Session(date(2025, 1, 16), Half.AM)) is SessionState.PLANNED


def test_counting_days_crosses_holidays_and_years() -> None:
    assert BOTH_YEARS.next_school_day(date(2024, 10, 25)) == date(2024, 11, 5)
    assert BOTH_YEARS.school_days_after(date(2025, 7, 21), 3) == date(2025, 9, 4)


def test_days_beyond_the_calendar_are_asked_for() -> None:
    with pytest.raises(RuleError, match="no 2nd school day after Mon 21 Jul 2025") as refusal:
        CALENDAR_A.school_days_after(date(2025, 7, 21), 2)
    assert refusal.value.advice == "Enter the term dates of the next school year."


def test_the_last_five_school_days_are_oldest_first() -> None:
    assert CALENDAR_A.previous_school_days(date(2024, 11, 6), 3) == (
        date(2024, 10, 24),
        date(2024, 10, 25),
        date(2024, 11, 5),
    )
    assert CALENDAR_A.previous_school_days(date(2024, 9, 4), 5) == ()


@pytest.mark.parametrize(
    ("day", "half", "step", "beside"),
    [
        ("2025-01-16", Half.AM, 1, "Fri 17 Jan 2025 AM"),  # the afternoon was lost
        ("2025-01-16", Half.PM, -1, "Thu 16 Jan 2025 AM"),
        ("2025-01-18", Half.AM, 1, "Mon 20 Jan 2025 AM"),
        ("2024-08-01", Half.AM, -1, "None"),
        ("2025-08-31", Half.PM, 1, "None"),
    ],
)
def test_the_session_beside_one_is_the_next_that_meets(
    day: str, half: Half, step: int, beside: str
) -> None:
    session = Session(date.fromisoformat(day), half)
    assert str(BOILER.session_beside(session, step)) == beside


def test_half_term_is_no_school_week() -> None:
    weeks = CALENDAR_A.school_weeks(date(2024, 9, 9), date(2024, 11, 21))
    assert monday_of(date(2024, 10, 30)) not in weeks
    assert weeks[9] == date(2024, 11, 18)


def test_a_day_knows_its_half_term_and_its_year() -> None:
    term = BOTH_YEARS.half_term_of(date(2025, 1, 18))
    assert term is not None
    assert term.name == "Spring 1"
    assert BOTH_YEARS.half_term_of(date(2025, 8, 1)) is None
    assert BOTH_YEARS.year_of(date(2025, 8, 1)) == YEAR_A
    assert BOTH_YEARS.year_of(date(2030, 8, 1)) is None
