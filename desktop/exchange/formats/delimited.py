"""Rows from comma, semicolon, tab or bar separated text."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.formats.sheet import (
    ERROR_SHOWN,
    EXCEL_ERRORS,
    Fault,
    Row,
    SharedText,
    Sheet,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.exchange.formats.watching import Watch

DELIMITERS = ",;\t|"
_SAMPLE = 60
_MOST_BROKEN = 1000
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_HINT = re.compile(r"\"?sep=([,;\t|:^~])\"?(?=[\r\n])", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_KEPT_TEXT = re.compile(r'="([^"]*)"')
_LONGEST_CELL = csv.field_size_limit()


def unguarded(cell: str) -> str:
    """Take away the one apostrophe that a CSV writer puts before = + - @ tab and CR, or ="…"."""
    if cell.startswith("'"):
        return cell[1:] if _GUARDED.match(cell) else cell
    if cell.startswith('="') and (kept := _KEPT_TEXT.fullmatch(cell)):
        return kept[1]
    return cell


def best_delimiter(text: str, score: Callable[[tuple[str, ...]], int]) -> str:
    """Return the separator that shows the best heading row, else the one used most."""
    if found := _HINT.match(text[:12]):
        return found[1]
    lines = text[:200_000].splitlines()[:_SAMPLE]

    def worth(delimiter: str) -> tuple[int, int]:
        rows = list(csv.reader(lines, delimiter=delimiter))
        return max((score(tuple(row)) for row in rows), default=0), sum(map(len, rows))

    try:
        return max(DELIMITERS, key=worth)
    except csv.Error:
        return ","


def read_delimited(text: str, delimiter: str, watch: Watch) -> Sheet:
    """Read every row; one whose quotation marks are broken is a fault and costs no other row."""
    sheet, shared, broken = Sheet(), SharedText(), 0
    errors = {error for error in EXCEL_ERRORS if error in text}
    for number, cells, reason in _records(text, delimiter, watch):
        if reason:
            sheet.add_fault(number, Fault(None, "", reason))
            broken += 1
            if broken > _MOST_BROKEN:
                raise _too_broken(number)
        elif any(not cell.isspace() for cell in cells if cell):
            kept = tuple(shared.one(unguarded(cell)) for cell in cells)
            sheet.rows.append(Row(number, kept))
            if errors and not errors.isdisjoint(kept):
                _add_errors(sheet, number, kept)
    return sheet


def _add_errors(sheet: Sheet, number: int, cells: tuple[str, ...]) -> None:
    for column, cell in enumerate(cells):
        if cell in EXCEL_ERRORS:
            sheet.add_fault(number, Fault(column, cell, ERROR_SHOWN))


class _Lines:
    """The lines of a text from an offset on, none kept; knows where the last one began."""

    def __init__(self, text: str, offset: int, number: int) -> None:
        self._found = _LINE.finditer(text, offset)
        self.number = number
        self.end = offset

    def __iter__(self) -> Iterator[str]:
        for found in self._found:
            self.number += 1
            self.end = found.end()
            yield found[0]


def _records(text: str, delimiter: str, watch: Watch) -> Iterator[tuple[int, list[str], str]]:
    """Number, cells and what was wrong; after a broken row reading goes on at the next line."""
    offset = number = line = 0
    while offset < len(text):
        lines = _Lines(text, offset, line)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                number += 1
                offset, line = lines.end, lines.number
                if number % 200 == 0:
                    watch.at(offset, len(text))
                yield number, cells, ""
        except csv.Error as error:
            number += 1
            broken = next(iter(_Lines(text, offset, line)))
            yield number, [], _broken_reason(error, line + 1, broken)
            offset, line = offset + len(broken), line + 1
        else:
            return


def _broken_reason(error: csv.Error, line: int, written: str) -> str:
    if "limit" in str(error) and len(written) > _LONGEST_CELL:
        return f"Line {line} holds a cell of more than {_LONGEST_CELL:,} characters."
    if "limit" in str(error) or "end of data" in str(error):
        return f"A quotation mark is opened on line {line} and never closed."
    return (
        f"A quotation mark stands on line {line} where none can, so the cells cannot be told apart."
    )


def _too_broken(number: int) -> FileRefused:
    return FileRefused(
        f"More than {_MOST_BROKEN} lines up to line {number} have broken quotation marks.",
        "Export the file again as CSV or as an Excel workbook (.xlsx).",
    )
