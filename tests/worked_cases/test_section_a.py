r"""A. Session arithmetic (WC01 to WC18)."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import RuleError
from desktop.models.admissions.roll import Enrolment
from desktop.models.days.school_year import ClosureKind, SchoolCalendar
from desktop.models.days.session import Half, Session
from desktop.models.marks.attendance_code import Category, code_on
from desktop.models.marks.code_for_pupil import check_for_pupil
from desktop.models.marks.rates import persistent_rate, pooled, rate_in_words, tally_counts
from desktop.models.organisation.policy import Phase
from tests.models.calendars import CALENDAR_A, CLOSURES_A, YEAR_A, a_day_off
from tests.worked_cases import counted, found

TABLE = [
    (
        "WC01",
        r"/ \ | / \ | L \ | / \ | / \ ",
        "possible 10, attended 10, late 1, rate 100.0, PA no",
    ),
    (
        "WC02",
        r"/ \ | V V | / \ | P \ | B W | K K | / \ | I I | M \ | / \ ",
        "marks 20, present 10, approved 7, attended 17, authorised 3, unauthorised 0, possible 20, "
        "rate 85.0, absence 15.0, PA yes, SA no",
    ),
    (
        "WC03",
        r"# # | / \ | Y4 Y4 | / \ | D D | Q \ | Y1 \ | X X | / Y7 | Z Z",
        "marks 20, possible 7, attended 7, rate 100.0",
    ),
    (
        "WC04",
        r"U \ | N N | O O | G G | L \ | / \ | / \ | / \ | / \ | / \ ",
        "possible 20, attended 13, unauthorised 7, late 2, rate 65.0, absence 35.0, PA yes, SA no",
    ),
    (
        "WC05",
        r"C2 \ | C2 \ | / \ | C2 \ | / \ ",
        "possible 10, attended 7, authorised 3, rate 70.0, PA yes",
    ),
    (
        "WC06",
        r"E E | E E | E E | E E | E E | K K | K K | / \ | / \ | / \ ",
        "possible 20, attended 10, present 6, approved 4, authorised 10, rate 50.0, PA yes, SA yes",
    ),
    ("WC07", r"J J | / \ | H H | / \ | Y Y", "possible 8, attended 6, authorised 2, rate 75.0"),
    ("WC13", r"D D | D D | D D | D D | D D", "possible 0, rate -, PA no, SA no"),
    ("WC16 Y4", r"/ \ | / \ | / \ | Y4 Y4 | / \ ", "possible 8, attended 8, rate 100.0"),
    ("WC16 #", r"/ \ | / \ | / \ | # # | / \ ", "possible 8, attended 8, rate 100.0"),
    ("WC17", "C C", "authorised 2, possible 2, absent 2"),
    ("WC17 closed early", r"/ \ ", "possible 2, attended 2, rate 100.0"),
    (
        "WC18",
        "/ X | / X | / X | / X | / X | / X | / X | / X | / X | / X",
        "possible 10, attended 10, rate 100.0",
    ),
]


@pytest.mark.parametrize(("case", "marks", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_sums(case: str, marks: str, expected: str) -> None:
    assert found(counted(marks), expected) == expected, case


def test_wc09_h_is_refused_after_it_was_retired_and_kept_before() -> None:
    with pytest.raises(RuleError, match="H is no longer used: its last day was 18 August 2024"):
        code_on("H", date(2024, 9, 10))
    assert code_on("H", date(2024, 7, 10)).category is Category.AUTHORISED


def test_wc10_a_group_rate_is_pooled_sessions_not_a_mean_of_rates() -> None:
    pupil_a = tally_counts({"/": 5, "I": 5})
    pupil_b = tally_counts({"/": 50, "\\": 50})
    expected = "attended 105, possible 110, rate 95.5"
    assert found(pooled([pupil_a, pupil_b]), expected) == expected


def test_wc11_class_pa_rate() -> None:
    persistent = [tally_counts({"/": 9, "I": 1})] * 3
    assert rate_in_words(persistent_rate(persistent + [tally_counts({"/": 10})] * 25)) == "10.7"


def test_wc15_a_leaver_counts_until_the_leaving_day_and_not_after() -> None:
    enrolment = Enrolment(1, 1, date(2024, 9, 4), leaving_day=date(2024, 12, 20))
    year = CALENDAR_A.sessions(YEAR_A.starts, YEAR_A.ends)
    theirs = [session for session in year if enrolment.holds(session.day)]
    assert len(theirs) == 144
    assert theirs[-1] == Session(date(2024, 12, 20), Half.PM)
    expected = "possible 144, absent 12, rate 91.7, absence 8.3, PA no"
    assert found(tally_counts({"/": 132, "I": 12}), expected) == expected


@pytest.mark.parametrize(
    ("kind", "code"), [(ClosureKind.UNEXPECTED, "Y4"), (ClosureKind.PLANNED, "#")]
)
def test_wc16_the_calendar_gives_the_code_of_a_closure(kind: ClosureKind, code: str) -> None:
    snow = a_day_off("2025-01-16", kind)
    calendar = SchoolCalendar((YEAR_A,), (*CLOSURES_A, snow))
    states = [
        calendar.session_state(Session(date(2025, 1, day), half)).code
        for day in range(13, 18)
        for half in Half
    ]
    assert states == ["", "", "", "", "", "", code, code, "", ""]


@pytest.mark.parametrize("symbol", ["Y3", "Y4"])
def test_wc17_optional_attendance_is_no_y_code(symbol: str) -> None:
    hot = Session(date(2025, 7, 1), Half.AM)
    with pytest.raises(RuleError):
        check_for_pupil(symbol, hot, date(2016, 5, 1), Phase.PRIMARY, "Attendance optional, heat")


def test_wc17_y3_always_warns() -> None:
    hot = Session(date(2025, 7, 1), Half.AM)
    assert "own part of the school" in check_for_pupil("Y3", hot, None, Phase.PRIMARY)


def test_wc18_x_is_for_a_child_below_compulsory_age_only() -> None:
    session = Session(date(2024, 9, 10), Half.PM)
    assert check_for_pupil("X", session, date(2020, 1, 1), Phase.PRIMARY) == ""
    with pytest.raises(RuleError, match="X is only for a child below or above"):
        check_for_pupil("X", session, date(2019, 8, 31), Phase.PRIMARY)
