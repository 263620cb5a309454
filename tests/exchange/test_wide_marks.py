"""Marks in week layouts: whichever way the days are written above, each mark finds its session."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from desktop.errors import FileRefused
from desktop.exchange.wide_marks import split_cell

if TYPE_CHECKING:
    from tests.exchange.conftest import Reading

UPN = "R940000020001"
WEEK = "/\\/\\I\\/NC1C2"
MONDAY, TUESDAY = date(2026, 9, 7), date(2026, 9, 8)
THREE = ["Mon 7 Sep 2026 AM /", "Mon 7 Sep 2026 PM \\", "Tue 8 Sep 2026 AM I"]


def shown(read: Reading, content: str | bytes, name: str = "m.csv") -> list[str]:
    return [f"{mark.session} {mark.code}" for mark in read(content, name).marks]


def sheet(rows: list[list[Any]], *merged: str) -> bytes:
    book, saved = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        f"UPN,07/09/2026,,08/09/2026\n,AM,PM,AM\n{UPN},/,\\,I\n",
        f",07/09/2026,,08/09/2026,\nUPN,AM,PM,AM,PM\n{UPN},/,\\,I,\n",
        f",Mon 07/09/2026,,Tue 08/09/2026,\nUPN,A,P,A,P\n{UPN},/,\\,I,\n",
        f"Week commencing 07/09/2026\n,Mon,,Tue,\nUPN,AM,PM,AM,PM\n{UPN},/,\\,I,\n",
        f"Week beginning Sun 6 Sep 2026\nUPN,Mon AM,Mon PM,Tue AM\n{UPN},/,\\,I\n",
        f"W/E 11/09/2026\nUPN,Monday AM,Monday PM,Tuesday AM\n{UPN},/,\\,I\n",
        f",w/c 07/09/2026,,\nUPN,Mon AM,Mon PM,Tue AM\n{UPN},/,\\,I\n",
        f",07/09/2026,,08/09/2026\n,Mon,,Tue\nUPN,am,pm,am\n{UPN},/,\\,I\n",
        f"Week commencing 07/09/2026\nUPN,Mon,,Tue,\n{UPN},/,\\,I,\n",
        f"Week commencing 07/09/2026\nUPN,Mon 7 Sep AM,Mon 07/09 PM,8th Sep AM\n{UPN},/,\\,I\n",
        f"UPN,07/09/2026,08/09/2026 AM\n{UPN},/\\,I\n",
        f"Week commencing 07/09/2026\nUPN,Mon,Tue AM\n{UPN},/ \\,I\n",
        f"School\n,07/09/2026,,08/09/2026\nUPN,AM,PM,AM\n{UPN},/,\\,I\nPage 2 of 3,,,\nSchool,,,\n"
        ",07/09/2026,,08/09/2026\nUPN,AM,PM,AM\n",
        sheet([["Class 6B", None, None], ["UPN", MONDAY, None, TUESDAY],
               [None, "AM", "PM", "AM"], [UPN, "/", "\\", "I"]], "A1:C1", "B2:C2", "A2:A3"),
        sheet([["Week beginning", datetime(2026, 9, 7)], [], ["UPN", "Mon AM", "Mon PM", "Tue AM"],
               [UPN, "/", "\\", "I"]]),
    ],
)  # fmt: skip
def test_days_and_halves_are_found_wherever_they_stand(read: Reading, content: str | bytes) -> None:
    assert shown(read, content, "m.xlsx" if isinstance(content, bytes) else "m.csv") == THREE


@pytest.mark.parametrize(
    ("name", "surname", "forename"),
    [('"Example, Ann"', "Example", "Ann"), ("Ann van Example", "van Example", "Ann")],
)
def test_a_week_of_ten_marks_may_stand_in_one_cell(
    read: Reading, name: str, surname: str, forename: str
) -> None:
    marks = read(f"Name,Reg,w/c 07/09/2026\n{name},6B,{WEEK}\n", "m.csv").marks
    assert [mark.code for mark in marks] == ["/", "\\", "/", "\\", "I", "\\", "/", "N", "C1", "C2"]
    assert marks[9].session.day == date(2026, 9, 11)
    assert (marks[0].surname, marks[0].forename) == (surname, forename)


@pytest.mark.parametrize(
    ("cell", "wanted", "marks"),
    [
        ("/\\", 2, ("/", "\\")), ("/ \\", 2, ("/", "\\")), ("C1I", 2, ("C1", "I")),
        ("c1c2", 2, ("C1", "C2")), ("C1", 1, ("C1",)), ("C1", 2, ("C1",)), ("", 2, ()),
        ("/ ", 2, ("/",)), ("/\\/\\      ", 10, ("/", "\\", "/", "\\", *" " * 6)),
        ("/\\ /\\ /\\ /\\ /\\", 10, tuple("/\\" * 5)), ("/\\/", 10, ("/\\/",)),
    ],
)  # fmt: skip
def test_a_cell_is_taken_apart_into_the_marks_it_must_hold(
    cell: str, wanted: int, marks: tuple[str, ...]
) -> None:
    assert split_cell(cell, wanted) == marks


@pytest.mark.parametrize("sign", ["-", "–", "@", ".", "?", "- -", "--"])
def test_a_sign_for_no_mark_is_never_present(read: Reading, sign: str) -> None:
    file = read(f"UPN,07/09/2026,08/09/2026 AM\n{UPN},{sign},/\n")
    assert [str(mark.session) for mark in file.marks] == ["Tue 8 Sep 2026 AM"]
    assert {(one.row, one.field) for one in file.refused} == {(2, "mark")}


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("UPN,09/14/2026 AM,09/15/2026 AM", "month first (09/14/2026)"),
        ("UPN,09/07/2026,09/08/2026,09/09/2026", "month first (09/07/2026)"),
        ("UPN,Mon 09/07/2026,Tue 09/08/2026", "is a Thursday"),
        ("UPN,Mon 7 Sep AM,Mon 7 Sep PM", "which week and year"),
        ("UPN,07/09/2026,07/09/2026 AM", "are both Mon 7 Sep 2026 AM"),
    ],
)
def test_days_that_are_not_certain_refuse_the_list(read: Reading, heading: str, said: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read(f"{heading}\n{UPN},/,/\n")
    assert said in refused.value.title
