"""A workbook is read as a person sees it, and a hostile one is refused before it opens."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils.datetime import MAC_EPOCH

from desktop.errors import FileRefused
from tests.exchange.conftest import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.exchange.conftest import Reading

HEAD = ["Surname", "Forename", "DOB", "Class", "Admission number"]
Cells = list[list[Any]]


def workbook(rows: Cells, change: Callable[[Any], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    if change:
        change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def changed(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [(7, "7"), (7.0, "7"), (True, "True"), ("6B", "6B"), (None, ""), (1.5, "1.5"),
     ("_x0041_B", "AB"), ("'=x", "'=x"), (time(9, 5), "09:05:00")],
)  # fmt: skip
def test_a_cell_is_what_a_person_sees(read: Reading, value: Any, text: str) -> None:
    content = workbook([HEAD, ["A", "B", date(2017, 3, 14), value, 1]])
    assert read(content, "a.xlsx").pupils[0].class_name == text


@pytest.mark.parametrize(
    "born", [date(2017, 3, 14), datetime(2017, 3, 14, 12, 30), "14/03/2017", 42808, "42808"]
)
def test_a_day_is_a_day_however_it_is_kept(read: Reading, born: Any) -> None:
    assert read(workbook([HEAD, ["A", "B", born, "", ""]]), "a.xlsx").pupils[0].birth_date == date(
        2017, 3, 14
    )


def test_a_formula_without_its_result_refuses_the_record_it_identifies(read: Reading) -> None:
    rows: Cells = [
        [*HEAD, "UPN"],
        ["A", "B", date(2017, 3, 14), "=D2", 1, None],
        ["C", "D", date(2017, 3, 14), "6B", 2, "=A1"],
    ]
    file = read(workbook(rows), "a.xlsx")
    assert [one.legal_surname for one in file.pupils] == ["A"]
    assert [(one.row, one.field) for one in file.refused] == [(3, "upn")]
    assert [(one.row, one.field) for one in file.warnings] == [(2, "class_name"), (2, "UPN")]


def test_an_error_in_a_cell_is_a_fault_of_its_row(read: Reading) -> None:
    rows: Cells = [
        HEAD,
        ["#N/A", "B", date(2017, 3, 14), "", 1],
        ["A", "B", date(2017, 3, 14), "#REF!", 2],
    ]
    file = read(workbook(rows), "a.xlsx")
    assert [one.row for one in file.pupils] == [3]
    assert "Excel shows an error" in file.refused[0].reason


def test_the_sheet_with_the_headings_is_read_and_named(read: Reading) -> None:
    def add(book: Any) -> None:
        sheet = book.create_sheet("Pupils")
        sheet.append(HEAD)
        sheet.append(["A", "B", date(2017, 3, 14), "", ""])

    file = read(workbook([["Notes"], ["nothing here"]], add), "a.xlsx")
    assert len(file.pupils) == 1
    assert "“Pupils”" in file.notes[0]


def test_a_class_turned_into_a_date_is_warned_of(read: Reading) -> None:
    file = read(workbook([HEAD, ["A", "B", date(2017, 3, 14), datetime(2026, 2, 1), 1]]), "a.xlsx")
    assert file.pupils[0].class_name == ""
    assert file.warnings[0].field == "class"


def test_a_stray_cell_far_away_is_no_harm(read: Reading) -> None:
    def stray(book: Any) -> None:
        book.active.cell(200_000, 16_384, "x")

    file = read(workbook([HEAD, ["A", "B", date(2017, 3, 14), "", ""]], stray), "a.xlsx")
    assert len(file.pupils) == 1


def test_titles_and_totals_in_a_sheet_are_no_records(read: Reading) -> None:
    rows: Cells = [["Mockford School"], [], HEAD, ["A", "B", date(2017, 3, 14)], [], ["Total", 1]]
    file = read(workbook(rows), "a.xlsx")
    assert [one.row for one in file.pupils] == [4]


@pytest.mark.parametrize(
    ("part", "swap", "said"),
    [
        ("sheet1.xml", lambda old: b'<!DOCTYPE x [<!ENTITY a "b">]>' + old, "DOCTYPE"),
        ("sheet1.xml", lambda old: old[: len(old) // 2], "damaged workbook"),
        ("sheet1.xml", lambda _: b"", "damaged workbook"),
        ("workbook.xml", lambda _: b"<nothing/>", "damaged|no sheet"),
        ("sheet1.xml", lambda old: old + b" " * 60_000_000, "unpacks to"),
    ],
)
def test_a_hostile_or_broken_workbook_is_refused(
    read: Reading, part: str, swap: Callable[[bytes], bytes], said: str
) -> None:
    content = changed(
        (SAMPLES / "good.xlsx").read_bytes(),
        lambda name, old: swap(old) if name.endswith(part) else old,
    )
    with pytest.raises(FileRefused, match=said):
        read(content, "a.xlsx")


def on_1904(book: Any) -> None:
    book.epoch = MAC_EPOCH


def with_hidden(book: Any) -> None:
    book.worksheets[0].sheet_state = "hidden"
    sheet = book.create_sheet("This year")
    sheet.append(["Mockford School", None, None, None])
    sheet.merge_cells("A1:D1")
    sheet.append(["Surname", "Forename", "DOB", "Class"])
    sheet.append(["Shown", "Ann", "14/03/2017", "6B"])


@pytest.mark.parametrize("born", [date(2017, 3, 14), 41346, "41346", "14/03/2017"])
def test_a_workbook_that_counts_from_1904_gives_the_same_days(read: Reading, born: Any) -> None:
    file = read(workbook([HEAD, ["A", "B", born, "", ""]], on_1904), "a.xlsx")
    assert [one.birth_date for one in file.pupils] == [date(2017, 3, 14)]


def test_a_hidden_sheet_is_a_last_resort(read: Reading) -> None:
    old: Cells = [[*HEAD, "UPN"], ["Hidden", "B", date(2017, 3, 14), "", ""]]
    file = read(workbook(old, with_hidden), "a.xlsx")
    assert [(one.legal_surname, one.row) for one in file.pupils] == [("Shown", 3)]
    assert "“This year”" in file.notes[0]


def test_other_sheets_that_look_like_lists_are_named(read: Reading) -> None:
    def add(book: Any) -> None:
        sheet = book.create_sheet("Oak")
        sheet.append(HEAD)
        sheet.append(["C", "D", date(2017, 3, 14), "", ""])

    file = read(workbook([HEAD, ["A", "B", date(2017, 3, 14), "", ""]], add), "a.xlsx")
    assert "“Oak”" in file.notes[1]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (7, "000000", "000007"), (7, "0", "7"), (7700900123, "00000 000000", "07700 900123"),
        (7, '"A"0', "7"), (7, "General", "7"), (-7, "000", "-7"), (12345678, "0000", "12345678"),
        (1632960101, "(00000) 000000", "(01632) 960101"), (7, "000;-000", "007"),
    ],
)  # fmt: skip
def test_zeros_that_a_format_shows_are_kept(
    read: Reading, value: int, number_format: str, text: str
) -> None:
    def form(book: Any) -> None:
        book.worksheets[0]["D2"].number_format = number_format

    content = workbook([HEAD, ["A", "B", date(2017, 3, 14), value, 1]], form)
    assert read(content, "a.xlsx").pupils[0].class_name == text


@pytest.mark.parametrize("value", ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!"])
@pytest.mark.parametrize(("column", "good"), [(0, 1), (2, 1), (3, 2)])
def test_an_excel_error_is_a_fault_of_its_row_in_any_kind_of_file(
    read: Reading, value: str, column: int, good: int
) -> None:
    bad = ["A", "B", "14/03/2017", "6B", "1"]
    bad[column] = value
    rows: Cells = [HEAD, bad, ["C", "D", "14/03/2017", "6B", "2"]]
    text = "\n".join(",".join(row) for row in rows)
    for file in (read(text), read(workbook(rows), "a.xlsx")):
        assert len(file.pupils) == good
        assert {one.row for one in file.problems if one.value == value} == {2}


def test_names_that_excel_takes_for_values_stay_names(read: Reading) -> None:
    rows: Cells = [HEAD, ["Null", True, date(2017, 3, 14), "", ""]]
    (pupil,) = read(workbook(rows), "a.xlsx").pupils
    assert (pupil.legal_surname, pupil.legal_forename) == ("Null", "True")
