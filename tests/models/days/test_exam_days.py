from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import RuleError
from desktop.models.days.exam_days import EXAMPLE, ExamDays, exams_between, read_exam

MAY = date(2027, 5, 10), date(2027, 5, 13)
READ = [
    (EXAMPLE, ExamDays("KS2 SATs", *MAY, frozenset({"6"}))),
    (
        "Phonics; 7 Jun 2027; 11/6/27; 1, 2",
        ExamDays("Phonics", date(2027, 6, 7), date(2027, 6, 11), frozenset({"1", "2"})),
    ),
    ("Music exam; 10/05/2027", ExamDays("Music exam", MAY[0], MAY[0])),
    ("Tests; 10/05/2027; ; year 6", ExamDays("Tests", MAY[0], MAY[0], frozenset({"6"}))),
]


@pytest.mark.parametrize(("line", "exam"), READ)
def test_a_line_says_what_when_and_for_whom(line: str, exam: ExamDays) -> None:
    assert read_exam(line) == exam


@pytest.mark.parametrize(
    "line",
    ["KS2 SATs", "; 10/05/2027", "SATs; May", "SATs; 13/05/2027; 10/05/2027", "a; b; c; d; e"],
)
def test_a_line_that_cannot_be_read_is_said(line: str) -> None:
    with pytest.raises(RuleError):
        read_exam(line)


TOUCHED = [
    ("2027-05-13", "2027-05-20", "6", 1),
    ("2027-05-14", "2027-05-20", "6", 0),
    ("2027-05-01", "2027-05-10", "6", 1),
    ("2027-05-10", "2027-05-13", "5", 0),
]


@pytest.mark.parametrize(("first", "last", "year", "count"), TOUCHED)
def test_only_tests_of_the_childs_year_in_the_days(
    first: str, last: str, year: str, count: int
) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)
    found = exams_between([EXAMPLE], days, year)
    assert len(found) == count
    if found:
        assert found == ("KS2 SATs, Mon 10 May 2027 to Thu 13 May 2027",)
