"""Rows from an Excel workbook: values as text, as a person sees them; no formula is trusted."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from desktop.errors import FileRefused
from desktop.exchange.formats.sheet import ERROR_SHOWN, Fault, Row, SharedText, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.exchange.formats.watching import Watch

    Score = Callable[[tuple[str, ...]], int]


_SAMPLE, _USUAL_ROWS, _MOST_ROWS = 60, 2000, 1_048_576
_WIDEST, _MOST_EMPTY = 512, 20_000
_MOST_UNPACKED, _BIG, _MOST_RATIO, _MOST_PARTS = 1_500_000_000, 50_000_000, 150, 5_000
_FEWEST_HEADINGS = 2
_MOST_IN_MEMORY = 150_000_000
_ZEROS = re.compile(r"[(+]?0[0 ()-]*")
_ESCAPES = re.compile(r"[\\\"]|\[[^\]]*\]")
_STRICT = b"http://purl.oclc.org/ooxml/"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError, EOFError,
    AssertionError, OSError, struct.error, zlib.error, zipfile.BadZipFile, ParseError,
)  # fmt: skip  # openpyxl lets through whatever its parts raise
_NO_RESULT = "The cell is a formula whose result is not in the file: open it in Excel and save it."


class _WatchedFile(io.FileIO):
    """A file that asks at every read whether to go on, since a workbook opens in one long call."""

    def __init__(self, path: Path, watch: Watch) -> None:
        super().__init__(path)
        self._watch = watch

    def read(self, size: int | None = -1, /) -> Any:
        self._watch.poll()
        return super().read(-1 if size is None else size)


def read_workbook(path: Path, score: Score, watch: Watch) -> tuple[str, Sheet]:
    """Return the name and rows of the sheet whose headings score best."""
    from openpyxl.utils.datetime import WINDOWS_EPOCH  # noqa: PLC0415 - large, and seldom needed

    with _openable(path, watch) as (file, has_formulas):
        book = _loaded(file, values=True)
        scores = _sheet_scores(book, score)
        name = _best_sheet(scores)
        sheet = _read_sheet(book[name], watch)
        sheet.day_nought = (book.epoch - WINDOWS_EPOCH).days
        if has_formulas:
            file.seek(0)
            _find_lost_results(file, name, sheet)
        sheet.notes += _said_of_sheets(name, scores)
        return name, sheet


@contextmanager
def _openable(path: Path, watch: Watch) -> Iterator[tuple[_WatchedFile, bool]]:
    try:
        with _WatchedFile(path, watch) as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and rules it leaves out
            with zipfile.ZipFile(file) as archive:
                has_formulas = _look_inside(path, archive)
            file.seek(0)
            yield file, has_formulas
    except FileRefused:
        raise
    except _BROKEN as error:
        raise FileRefused(
            f"{path.name} is a damaged workbook: a part of it is cut short, broken or missing.",
            "Open it in Excel, save it again as an Excel workbook (.xlsx), and import that.",
        ) from error


def _look_inside(path: Path, archive: zipfile.ZipFile) -> bool:
    """Refuse bombs and document types; say whether any sheet holds a formula."""
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    swollen = unpacked > _BIG and unpacked / packed > _MOST_RATIO
    if unpacked > _MOST_UNPACKED or swollen or len(parts) > _MOST_PARTS:
        raise FileRefused(
            f"{path.name} unpacks to {unpacked // 1_000_000} MB, more than any list of a school.",
            "Check where it comes from; it was not opened.",
        )
    whole = max((part.file_size for part in parts if "worksheets/" not in part.filename), default=0)
    if whole > _MOST_IN_MEMORY:
        raise FileRefused(
            f"{path.name} has a part that unpacks to {whole // 1_000_000} MB and is no sheet.",
            "Copy the list alone into a new workbook, or export it as CSV.",
        )
    formulas = [
        _scan(path, archive, part) for part in parts if part.filename.endswith((".xml", ".rels"))
    ]
    return any(formulas)


def _scan(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    has_formula, tail = False, b""
    with archive.open(part) as stream:
        while chunk := stream.read(1 << 18):
            window = (tail + chunk).replace(b"\0", b"")  # in UTF-16 every other byte is zero
            if part.filename == "xl/workbook.xml" and _STRICT in window:
                raise FileRefused(
                    f"{path.name} is a workbook in the strict form, which few programs read.",
                    "Open it in Excel and save it as an Excel workbook (.xlsx), not as strict.",
                )
            if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                raise FileRefused(
                    f"{path.name} holds a DOCTYPE, which no workbook needs.",
                    "Check where it comes from; it was not opened.",
                )
            has_formula = has_formula or b"<f>" in window or b"<f " in window
            tail = window[-30:]
    return has_formula


@dataclass(frozen=True, slots=True)
class _SheetScore:
    """How well the best row of a sheet fits as headings; a hidden sheet is a last resort."""

    title: str
    is_shown: bool
    score: int


def _sheet_scores(book: Any, score: Score) -> list[_SheetScore]:
    scores = []
    for sheet in book.worksheets:
        rows = sheet.iter_rows(max_row=_SAMPLE, max_col=_WIDEST)
        found = max((score(tuple(_text(cell) for cell in row)) for row in rows), default=0)
        scores.append(_SheetScore(sheet.title, sheet.sheet_state == "visible", found))
    return scores


def _best_sheet(scores: list[_SheetScore]) -> str:
    if not scores:
        raise FileRefused("The workbook has no sheet with cells.", "Check that it is the file.")
    return max(scores, key=_standing).title


def _standing(sheet: _SheetScore) -> tuple[bool, int]:
    return sheet.is_shown and sheet.score >= _FEWEST_HEADINGS, sheet.score


def _said_of_sheets(name: str, scores: list[_SheetScore]) -> list[str]:
    """Which sheet was read, whether a person sees it, and which others look like lists too."""
    if len(scores) < 2:
        return []
    read = next(sheet for sheet in scores if sheet.title == name)
    said = [
        f"The {'' if read.is_shown else 'hidden '}sheet “{name}” was read; the workbook has others."
    ]
    lists = [sheet.title for sheet in scores if sheet is not read and sheet.score >= read.score > 1]
    if lists:
        named = ", ".join(f"“{title}”" for title in lists[:20])
        said.append(f"Not read, though it has the same kind of headings: {named}.")
    return said


def _read_sheet(cells: Any, watch: Watch) -> Sheet:
    sheet, shared = Sheet(), SharedText()
    total = min(cells.max_row or _USUAL_ROWS, _MOST_ROWS)
    cells.reset_dimensions()
    width, last = _width(cells), 0
    for number, row in enumerate(cells.iter_rows(max_col=width), start=1):
        if number % 200 == 0:
            watch.at(number, total)
        if number - last > _MOST_EMPTY:
            sheet.notes.append(
                f"Below row {last} only empty rows were seen; the reading ended there."
            )
            break
        texts = tuple([shared.one(_text(cell)) for cell in row])
        for column, cell in enumerate(row):
            if cell.data_type == "e":
                sheet.add_fault(number, Fault(column, str(cell.value), ERROR_SHOWN))
        if any(not text.isspace() for text in texts if text):
            sheet.rows.append(Row(number, texts))
            last = number
    return sheet


def _width(cells: Any) -> int:
    """The widest of the first rows, so that one stray cell far away does not widen all."""
    widths = [
        max((place for place, cell in enumerate(row, start=1) if cell.value is not None), default=0)
        for row in cells.iter_rows(max_row=_SAMPLE, max_col=_WIDEST)
    ]
    return max(widths, default=0) + 4


def _loaded(file: _WatchedFile, *, values: bool) -> Any:
    import openpyxl  # noqa: PLC0415 - large, and seldom needed

    return openpyxl.load_workbook(file, read_only=True, data_only=values, keep_links=False)


def _find_lost_results(file: _WatchedFile, name: str, sheet: Sheet) -> None:
    """A formula that was never worked out has no value; tell it from an empty cell."""
    book = _loaded(file, values=False)
    book[name].reset_dimensions()
    known = {row.number: row.cells for row in sheet.rows}
    rows = book[name].iter_rows(max_col=_width(book[name]))
    end = max(known, default=0) + _MOST_EMPTY
    for number, row in enumerate(islice(rows, end), start=1):
        for column, cell in enumerate(row):
            if cell.data_type == "f" and not any(known.get(number, ())[column : column + 1]):
                sheet.add_fault(number, Fault(column, str(cell.value), _NO_RESULT))


def _text(cell: Any) -> str:
    """The value as a person sees it: days as yyyy-mm-dd, whole numbers whole, zeros kept."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(_unescaped, value) if "_x" in value else value
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    return _moment(value)


def _unescaped(found: re.Match[str]) -> str:
    sign = int(found[1], 16)
    return found[0] if 0xD800 <= sign <= 0xDFFF else chr(sign)


def _number(value: float, number_format: str) -> str:
    whole = int(value) if abs(value) < 1e15 and value == int(value) else None
    if whole is None:
        return repr(value)
    shape = _ESCAPES.sub("", number_format or "").split(";")[0]
    return _filled_in(whole, shape) if whole >= 0 and _ZEROS.fullmatch(shape) else str(whole)


def _filled_in(whole: int, shape: str) -> str:
    """Put a number's digits, zeros before them, into a shape such as 000000 or 00000 000000."""
    digits = list(str(whole).zfill(shape.count("0")))
    shown = [digits.pop() if sign == "0" else sign for sign in reversed(shape)]
    return "".join(digits) + "".join(reversed(shown))


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)
