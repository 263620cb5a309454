"""E. Penalty-notice threshold: ten unauthorised sessions in ten school weeks (WC35 to WC46)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.models.absence.penalty_window import first_met, penalty_count, unauthorised_in
from desktop.models.absence.proposal import DayAway
from desktop.models.days.session import Half, Session
from desktop.models.leave.taken_without import LeaveLimits, alert_at, leave_runs, to_refer
from desktop.models.marks.year_marks import place_in_year, with_mark
from tests.models.calendars import BOTH_YEARS, CALENDAR_A

AN_OLDER_CHILD = date(2016, 3, 1)
Codes = dict[Session, str]


def on(day: str, codes: str) -> Codes:
    """The codes of a day: two, or one and a dot for a half without."""
    halves = zip(Half, codes.split(), strict=True)
    return {Session(date.fromisoformat(day), half): code for half, code in halves if code != "."}


def marked(*days: Codes) -> Codes:
    return {session: code for one in days for session, code in one.items()}


def numbers(codes: Codes) -> tuple[int, ...]:
    marks = ""
    for session, code in sorted(codes.items()):
        marks = with_mark(marks, place_in_year(session), code)
    return unauthorised_in({2024: marks})


def week(first: str, *codes: str) -> Codes:
    monday = date.fromisoformat(first)
    return marked(*(on(str(monday + timedelta(days=n)), code) for n, code in enumerate(codes)))


WC35 = week("2024-09-09", *["G G"] * 5)
WC36 = marked(
    on("2024-10-07", "G G"),
    on("2024-10-08", "G G"),
    *(on(f"2024-{day}", "U .") for day in ("10-14", "10-17", "10-23", "11-06", "11-12", "11-20")),
)
WC37 = marked(
    on("2024-09-10", "O O"),
    on("2024-09-11", "O O"),
    on("2024-09-12", "O ."),
    on("2024-11-19", "O O"),
    on("2024-11-20", "O O"),
    on("2024-11-21", "O ."),
)
WC40 = week("2024-09-09", *["O O"] * 4, "N N")
TABLE = [
    ("WC35", WC35, "2024-09-13", Half.PM),
    ("WC36", WC36, "2024-11-20", Half.AM),
    ("WC37", WC37, "2024-11-21", Half.AM),
    ("WC40", WC40, "2024-09-13", Half.PM),
]


@pytest.mark.parametrize(("case", "codes", "day", "half"), TABLE, ids=[row[0] for row in TABLE])
def test_the_tenth_unauthorised_session_in_ten_school_weeks_meets_it(
    case: str, codes: Codes, day: str, half: Half
) -> None:
    met = Session(date.fromisoformat(day), half)
    found = penalty_count(CALENDAR_A, numbers(codes), met, AN_OLDER_CHILD)
    assert first_met(CALENDAR_A, numbers(codes), AN_OLDER_CHILD) == met, case
    assert found is not None
    assert (found.count, found.met) == (10, met), case


def test_wc35_nine_after_friday_morning() -> None:
    found = penalty_count(
        CALENDAR_A, numbers(WC35), Session(date(2024, 9, 13), Half.AM), AN_OLDER_CHILD
    )
    assert found is not None
    assert (found.count, found.met) == (9, None)


def test_wc37_the_week_after_is_an_eleventh() -> None:
    at = Session(date(2024, 11, 25), Half.AM)
    found = penalty_count(CALENDAR_A, numbers(WC37), at, AN_OLDER_CHILD)
    assert found is not None
    assert found.count == 5


def test_wc40_n_counts_while_it_stands() -> None:
    explained = WC40 | on("2024-09-13", "I I")
    at = Session(date(2024, 9, 17), Half.AM)
    found = penalty_count(CALENDAR_A, numbers(explained), at, AN_OLDER_CHILD)
    assert found is not None
    assert (found.count, found.met) == (8, None)
    assert first_met(CALENDAR_A, numbers(explained), AN_OLDER_CHILD) is None


def test_wc41_authorised_absence_does_not_count() -> None:
    codes = week("2024-09-09", *["O O"] * 4, "I I") | week("2024-09-16", *["I I"] * 5)
    at = Session(date(2024, 9, 20), Half.PM)
    found = penalty_count(CALENDAR_A, numbers(codes), at, AN_OLDER_CHILD)
    assert found is not None
    assert (found.count, found.met) == (8, None)


def test_wc42_not_applicable_below_compulsory_school_age() -> None:
    at, born = Session(date(2024, 9, 13), Half.PM), date(2019, 9, 1)
    assert penalty_count(CALENDAR_A, numbers(WC35), at, born) is None
    assert first_met(CALENDAR_A, numbers(WC35), born) is None
    from_new_year = Session(date(2025, 1, 7), Half.AM)
    found = penalty_count(CALENDAR_A, (*numbers(WC35), from_new_year.number), from_new_year, born)
    assert found is not None
    assert found.sessions == (from_new_year,)


def test_absence_before_the_framework_is_not_counted() -> None:
    at = Session(date(2024, 7, 22), Half.AM)
    assert penalty_count(CALENDAR_A, [at.number], at, AN_OLDER_CHILD) is None


def test_the_ten_weeks_go_over_the_summer() -> None:
    at = Session(date(2025, 9, 5), Half.PM)
    july = [Session(date(2025, 7, day), half).number for day in (21, 22) for half in Half]
    september = [Session(date(2025, 9, day), half).number for day in (3, 4, 5) for half in Half]
    found = penalty_count(BOTH_YEARS, [*july, *september], at, AN_OLDER_CHILD)
    assert found is not None
    assert (found.count, found.met) == (10, at)


def test_wc46_the_schools_own_numbers_stand_beside_the_national_one() -> None:
    limits = LeaveLimits(days=5, days_again=1, sessions=20)
    for codes, met in ((WC35, True), (WC36, True), (WC37, True), (WC40, True)):
        assert (first_met(CALENDAR_A, numbers(codes), AN_OLDER_CHILD) is not None) is met
    week_of_leave, one_more = week("2024-09-09", *["G G"] * 5), week("2024-09-23", "G G")
    runs = leave_runs(away(week_of_leave | one_more))
    assert [run.days for run in to_refer(runs, limits)] == [5, 1]
    assert [run.days for run in to_refer(leave_runs(away(one_more)), limits)] == []
    ten_days = sorted(week_of_leave | week("2024-09-16", *["O O"] * 5))
    assert alert_at(ten_days[:19], limits) is None
    assert alert_at(ten_days, limits) == Session(date(2024, 9, 20), Half.PM)


def away(codes: Codes) -> list[DayAway]:
    first, last = min(codes).day, max(codes).day
    return [
        DayAway(day, tuple(codes.get(Session(day, half), "/") for half in Half))
        for day in CALENDAR_A.school_days(first, last)
    ]
