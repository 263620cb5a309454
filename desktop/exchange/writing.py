"""Lists for other programs: CSV and workbooks in which no cell is a formula.

A file appears whole or not at all: it is written beside its place and then moved there. What is
written is read back the same by this program's own readers.
"""

from __future__ import annotations

import csv
import os
import re
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter

from desktop.errors import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | date | None
MOST_ROWS = 1_048_576
_LONGEST_CELL = 32_767
_FIRST_EXCEL_YEAR = 1901
_LARGEST_EXACT = 10**15
_GUARD = re.compile(r"'*[=+\-@\t\r]")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class SheetOfRows:
    """One sheet of a workbook: its name, headings, and rows as they come."""

    name: str
    heading: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file as it is, byte for byte."""
    with _appearing_whole(path) as unfinished:
        unfinished.write_bytes(content)


def write_csv(path: Path, heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write UTF-8 with its mark, as Excel expects, and ' before what Excel takes for a formula."""
    with (
        _appearing_whole(path) as unfinished,
        unfinished.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([_guarded(text) for text in heading])
        writer.writerows([_guarded(_as_text(cell)) for cell in row] for row in rows)


def write_xlsx(path: Path, sheets: Iterable[SheetOfRows]) -> None:
    """Write a workbook of plain text, whole numbers and days; long sheets go on in a second."""
    with _appearing_whole(path) as unfinished:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        with xlsxwriter.Workbook(str(unfinished), options) as book:
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for sheet in sheets:
                _write_sheet(book, sheet, day)


def _write_sheet(book: Any, sheet: SheetOfRows, day: Format) -> None:
    rows, part = iter(sheet.rows), 1
    more: list[Sequence[Cell]] = list(islice(rows, 1))
    while more or part == 1:
        worksheet = book.add_worksheet(_sheet_name(sheet.name, part))
        worksheet.write_row(0, 0, list(sheet.heading))
        for number, row in enumerate(islice(chain(more, rows), MOST_ROWS - 1), start=1):
            for column, cell in enumerate(row):
                _write_cell(worksheet, (number, column), cell, day)
        more = list(islice(rows, 1))
        part += 1


def _sheet_name(name: str, part: int) -> str:
    suffix = f" {part}" if part > 1 else ""
    plain = _NOT_IN_A_NAME.sub(" ", name).strip("' ") or "Sheet"
    return plain[: 31 - len(suffix)] + suffix


def _write_cell(sheet: Worksheet, place: tuple[int, int], cell: Cell, day: Format) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, int) and abs(cell) < _LARGEST_EXACT:
        sheet.write_number(*place, cell)
    elif (
        isinstance(cell, date) and not isinstance(cell, datetime) and cell.year >= _FIRST_EXCEL_YEAR
    ):
        sheet.write_datetime(*place, datetime(cell.year, cell.month, cell.day), day)
    else:
        text = _as_text(cell)
        if len(text) > _LONGEST_CELL:
            raise FileRefused(
                f"A cell in row {place[0] + 1} has {len(text)} characters, more than a workbook "
                "can hold.",
                "Export as CSV instead.",
            )
        sheet.write_string(*place, text)


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _guarded(text: str) -> str:
    return f"'{text}" if _GUARD.match(text) else text


@contextmanager
def _appearing_whole(path: Path) -> Iterator[Path]:
    """Give a place beside the path to write to; move it there when done, else leave no trace."""
    try:
        handle, name = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix
        )
        os.close(handle)
    except OSError as error:
        raise _cannot_write(path, error) from error
    unfinished = Path(name)
    try:
        yield unfinished
        unfinished.replace(path)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        raise _cannot_write(path, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _cannot_write(path: Path, error: Exception) -> FileRefused:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return FileRefused(
        f"{path.name} could not be written: {reason}.",
        "Close it if it is open elsewhere, check that the disk has room, or choose another place.",
    )
