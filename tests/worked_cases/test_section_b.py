"""B. Persistent and severe absence boundaries (WC19 to WC24)."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.marks.rates import Tally, alerts_suppressed, tally_counts
from tests.models.calendars import CALENDAR_A, YEAR_A
from tests.worked_cases import counted, found

TABLE = [
    ("WC19", 38, 380, "rate 90.0, absence 10.0, PA yes"),
    ("WC20 below", 37, 380, "absence 9.7, PA no"),
    ("WC20 above", 39, 380, "absence 10.3, rate 89.7, PA yes"),
    ("WC22 at", 190, 380, "absence 50.0, SA yes"),
    ("WC22 below", 189, 380, "absence 49.7, SA no, PA yes"),
    ("WC23 above", 21, 202, "rate 89.6, PA yes"),
    ("WC23 below", 20, 202, "absence 9.9, rate 90.1, PA no"),
]


def missed(absent: int, possible: int) -> Tally:
    return tally_counts({"/": possible - absent, "O": absent})


@pytest.mark.parametrize(
    ("case", "absent", "possible", "expected"), TABLE, ids=[row[0] for row in TABLE]
)
def test_flags_compare_whole_numbers(case: str, absent: int, possible: int, expected: str) -> None:
    assert found(missed(absent, possible), expected) == expected, case


def test_wc23_calendar_a_has_202_sessions_by_14_february() -> None:
    assert len(CALENDAR_A.sessions(YEAR_A.starts, date(2025, 2, 14))) == 202


def test_wc24_an_early_alert_waits_but_its_figures_do_not_change() -> None:
    first_day = counted("I \\")
    expected = "possible 2, absent 1, rate 50.0, PA yes, SA yes"
    assert found(first_day, expected) == expected
    assert alerts_suppressed(first_day, 20)
