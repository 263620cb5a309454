"""Which day of an absence today is, in school days."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.absence.continuing import days_of_absence
from tests.models.calendars import CALENDAR_A

TODAY = date(2024, 9, 12)  # a Thursday
SESSIONS = CALENDAR_A.sessions(date(2024, 9, 4), TODAY)


@pytest.mark.parametrize(
    ("marks", "day"),
    [
        ("", 1),
        ("/\\", 0),
        ("I.", 1),
        ("I\\", 0),
        ("II|..", 2),
        ("II|II|..", 3),
        ("/\\|II|I.", 2),
        ("II|NN|OO", 3),
        ("II|..|II", 1),
        ("XX|II", 1),
    ],
)
def test_a_run_is_counted_back_from_today(marks: str, day: int) -> None:
    codes = marks.replace("|", "").rjust(len(SESSIONS) - (2 if marks == "" else 0), "/")
    codes = codes.ljust(len(SESSIONS), ".")[-len(SESSIONS) :]
    known = {one: code for one, code in zip(SESSIONS, codes, strict=True) if code != "."}
    assert len(days_of_absence(SESSIONS, known, TODAY)) == day
