"""What is written is read back the same, appears whole, and is never a formula."""

from __future__ import annotations

import tempfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import FileRefused
from desktop.exchange import writing
from desktop.exchange.formats.delimited import read_delimited
from desktop.exchange.formats.letters import read_text
from desktop.exchange.formats.watching import Watch
from desktop.exchange.formats.workbook import read_workbook
from desktop.exchange.writing import SheetOfRows, write_csv, write_xlsx

HEAD = ("Legal surname", "Note")
NASTY = [
    "=1+1", "+44", "-5", "@x", "\tx", "\rx", "'=1", "''=1", "'t Hooft", "a,b;c", 'q"q"', "a\nb",
    "a\r\nb", "O’Connor", "李 小明", "<b>&amp;", "http://example.invalid", "0012", "1E5", "TRUE",
    "#N/A", " lead", "trail ", "_x0041_", "{=1}", "😀", "\ufeffx", "14/03/2017", "mailto:a@b.c",
]  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(NASTY), st.text(st.characters(exclude_characters="\0", codec="utf-8"))
)


def csv_back(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in read_delimited(read_text(path)[0], ",", Watch()).rows]


def xlsx_back(path: Path) -> list[tuple[str, ...]]:
    _, sheet = read_workbook(path, len, Watch())
    return [row.cells[:2] for row in sheet.rows]


@pytest.mark.parametrize("cell", NASTY)
def test_a_nasty_cell_comes_back_from_both_forms(tmp_path: Path, cell: str) -> None:
    write_csv(tmp_path / "a.csv", HEAD, [(cell, "x")])
    write_xlsx(tmp_path / "a.xlsx", [SheetOfRows("A", HEAD, [(cell, "x")])])
    assert csv_back(tmp_path / "a.csv")[1] == (cell, "x")
    assert xlsx_back(tmp_path / "a.xlsx")[1] == (cell, "x")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_any_csv_comes_back(rows: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        write_csv(path, HEAD, [("x", one + two) for one, two in rows])
        assert csv_back(path)[1:] == [("x", one + two) for one, two in rows]


@settings(max_examples=30, deadline=None)
@given(CELLS, CELLS)
def test_any_workbook_comes_back(one: str, two: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write_xlsx(path, [SheetOfRows("A", HEAD, [("x", one), (two, "y")])])
        assert xlsx_back(path)[1:] == [("x", one), (two, "y")]


def test_numbers_days_and_nothing_come_back_as_text(tmp_path: Path) -> None:
    row = (7, date(2017, 3, 14))
    write_csv(tmp_path / "a.csv", HEAD, [row, (None, "x")])
    write_xlsx(tmp_path / "a.xlsx", [SheetOfRows("A", HEAD, [row, (None, "x"), (10**16, "x")])])
    assert csv_back(tmp_path / "a.csv")[1:] == [("7", "2017-03-14"), ("", "x")]
    assert xlsx_back(tmp_path / "a.xlsx")[1:] == [
        ("7", "2017-03-14"), ("", "x"), ("10000000000000000", "x"),
    ]  # fmt: skip


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", [SheetOfRows("A", HEAD, [(cell, "") for cell in NASTY])])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


def test_a_long_sheet_goes_on_in_a_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 4)
    rows = [(str(number), "x") for number in range(7)]
    write_xlsx(tmp_path / "a.xlsx", [SheetOfRows("Entries: all/any", HEAD, rows)])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        names = book.read("xl/workbook.xml").decode()
    assert [f'name="Entries  all any{part}"' in names for part in ("", " 2", " 3", " 4")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_a_failed_export_leaves_the_old_file_and_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("old")
    with pytest.raises(FileRefused, match="more than a workbook"):
        write_xlsx(path, [SheetOfRows("A", HEAD, [("x" * 40_000, "")])])
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="could not be written"):
        write_csv(tmp_path / "gone" / "a.csv", HEAD, [])
