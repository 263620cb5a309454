"""A mark comes in only where its code can stand; no mark is a question and never present."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import FileRefused
from desktop.models.days.session import Half, Session

if TYPE_CHECKING:
    from tests.exchange.conftest import Reading

HEAD = "UPN,Date,Session,Mark,Minutes late,Comment\n"
UPN = "R940000020001"


@pytest.mark.parametrize(
    ("row", "field", "said"),
    [
        (f"{UPN},07/09/2026,AM,\\,,", "mark", "afternoon’s mark"),
        (f"{UPN},07/09/2026,PM,/,,", "mark", "morning’s mark"),
        (f"{UPN},07/09/2026,AM,H,,", "mark", "no longer used"),
        (f"{UPN},07/09/2020,AM,C1,,", "mark", "not used before"),
        (f"{UPN},07/09/2026,AM,0,,", "mark", "no attendance code 0"),
        (f"{UPN},07/09/2026,AM,-,,", "mark", "No mark was made"),
        (f"{UPN},07/09/2026,AM,@,,", "mark", "No mark was made"),
        (f"{UPN},07/09/2026,EVE,/,,", "session", "AM or PM"),
        (f"{UPN},31/09/2026,AM,/,,", "date", "no date"),
        (f"{UPN},01/12/2026,AM,/,,", "date", "still to come"),
        ("R940000020002,07/09/2026,AM,/,,", "UPN", "check letter"),
        (",07/09/2026,AM,/,,", "pupil", "whose mark"),
    ],
)
def test_a_mark_that_cannot_stand_is_refused(
    read: Reading, row: str, field: str, said: str
) -> None:
    file = read(f"{HEAD}{row}\n{UPN},08/09/2026,AM,/,,\n")
    (problem,) = file.problems
    assert len(file.marks) == 1
    assert (problem.row, problem.field, problem.refused) == (2, field, True)
    assert said in problem.reason


@pytest.mark.parametrize(
    ("day", "code"),
    [("10/07/2024", "H"), ("10/07/2024", "J"), ("07/09/2026", "c2"), ("07/09/2026", "l")],
)
def test_codes_mean_what_they_meant_on_their_day(read: Reading, day: str, code: str) -> None:
    (mark,) = read(f"{HEAD}{UPN},{day},AM,{code},,\n").marks
    assert mark.code == code.upper()


def test_the_same_mark_twice_is_one_and_two_marks_for_a_session_are_none(read: Reading) -> None:
    rows = [f"{UPN},07/09/2026,AM,/,,", f"{UPN},7/9/2026,am,/,,", f"{UPN},08/09/2026,AM,/,,",
            f"{UPN},08/09/2026,AM,I,,", f"{UPN},08/09/2026,PM,\\,,"]  # fmt: skip
    file = read(HEAD + "\n".join(rows))
    assert [(one.session.day.day, one.code) for one in file.marks] == [(7, "/"), (8, "\\")]
    assert [(one.row, one.value) for one in file.refused] == [(4, "/"), (5, "I")]
    assert "row 5" in file.refused[0].reason


@pytest.mark.parametrize(
    ("typed", "minutes", "warned"),
    [("12", 12, 0), ("12.0", 12, 0), ("", None, 0), ("soon", None, 1), ("9999", None, 1)],
)
def test_minutes_are_a_whole_number_or_left_out(
    read: Reading, typed: str, minutes: int | None, warned: int
) -> None:
    file = read(f"{HEAD}{UPN},07/09/2026,AM,L,{typed},bus\n")
    assert (file.marks[0].minutes, file.marks[0].comment) == (minutes, "bus")
    assert len(file.warnings) == warned


@pytest.mark.parametrize(
    "content",
    [
        "UPN,07/09/2026 AM,07/09/2026 PM,08/09/2026 AM\n{upn},/,\\,I\n",
        "UPN,Mon 07/09/2026 AM,Mon 07/09/2026 PM,Tue 08/09/2026 AM\n{upn},/,\\,I\n",
        "Week commencing 07/09/2026\nUPN,Mon AM,Mon PM,Tue AM\n{upn},/,\\,I\n",
        "UPN,07/09/2026,08/09/2026\n{upn},/\\,I \n".replace("I ", "I\tN").replace("\tN", " N"),
    ],
)
def test_a_column_a_session_is_read_too(read: Reading, content: str) -> None:
    marks = read(content.format(upn=UPN)).marks
    assert [(one.session, one.code) for one in marks[:3]] == [
        (Session(date(2026, 9, 7), Half.AM), "/"),
        (Session(date(2026, 9, 7), Half.PM), "\\"),
        (Session(date(2026, 9, 8), Half.AM), "I"),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("UPN,Mon AM,Mon PM\n{upn},/,\\\n", "which week"),
        ("UPN,09/14/2026 AM,09/14/2026 PM\n{upn},/,\\\n", "month first"),
        ("UPN,07/09/2026,07/09/2026\n{upn},/,I\n", "Two columns"),
        ("UPN,Date,Session,Mark\n{upn},09/14/2026,AM,/\n", "month first"),
    ],
)
def test_days_that_cannot_be_told_refuse_the_file(read: Reading, content: str, said: str) -> None:
    with pytest.raises(FileRefused, match=said):
        read(content.format(upn=UPN), kind="marks")


def test_one_mark_in_a_days_cell_is_no_answer(read: Reading) -> None:
    file = read(f"UPN,07/09/2026,08/09/2026\n{UPN},/,C1 C1\n")
    assert [one.code for one in file.marks] == ["C1", "C1"]
    assert "two sessions" in file.refused[0].reason
