"""Rows from comma, semicolon, tab or bar separated text."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.formats.sheet import Fault, Row, SharedText, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.exchange.formats.watching import Watch

DELIMITERS = ",;\t|"
_SAMPLE = 60
_MOST_BROKEN = 1000
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_HINT = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)


def unguarded(cell: str) -> str:
    """Take away the one apostrophe that a CSV writer puts before = + - @ tab and CR."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def best_delimiter(text: str, score: Callable[[tuple[str, ...]], int]) -> str:
    """Return the separator that shows the best heading row, else the one used most."""
    if found := _HINT.match(text[:8]):
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
    lines = list(io.StringIO(text, newline=""))
    watch.poll()
    sheet, shared = Sheet(), SharedText()
    for number, cells, reason in _records(lines, delimiter, watch):
        if reason:
            sheet.add_fault(number, Fault(None, "", reason))
            if len(sheet.faults) > _MOST_BROKEN:
                raise _too_broken(number)
        elif any(not cell.isspace() for cell in cells if cell):
            kept = tuple(shared.one(unguarded(cell)) for cell in cells)
            sheet.rows.append(Row(number, kept))
    return sheet


def _records(
    lines: list[str], delimiter: str, watch: Watch
) -> Iterator[tuple[int, list[str], str]]:
    """Number, cells and what was wrong; after a broken row reading goes on at the next line."""
    place = number = 0
    while place < len(lines):
        reader = csv.reader(_from(lines, place), delimiter=delimiter, strict=True)
        start = place
        while True:
            number += 1
            if number % 200 == 0:
                watch.at(place, len(lines))
            before = place
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield number, [], _broken_reason(error)
                place = before + 1
                break
            place = start + reader.line_num
            yield number, cells, ""


def _from(lines: list[str], place: int) -> Iterator[str]:
    return (lines[index] for index in range(place, len(lines)))


def _broken_reason(error: csv.Error) -> str:
    if "limit" in str(error):
        return "The line holds a cell of more than 131,072 characters."
    if "end of data" in str(error):
        return "A quotation mark is opened on this line and never closed."
    return "A quotation mark stands where none can, so the cells cannot be told apart."


def _too_broken(number: int) -> FileRefused:
    return FileRefused(
        f"More than {_MOST_BROKEN} lines up to line {number} have broken quotation marks.",
        "Export the file again as CSV or as an Excel workbook (.xlsx).",
    )
