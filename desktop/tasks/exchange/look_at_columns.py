"""The columns of a file: their headings, a few values, and which of our fields each holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.column_mapping import (
    SYNONYMS,
    detect_kind,
    export_heading,
    is_special,
    missing_fields,
    suggest_mapping,
)
from desktop.exchange.formats.delimited import best_delimiter, read_delimited
from desktop.exchange.formats.letters import read_text
from desktop.exchange.formats.true_nature import true_nature
from desktop.exchange.formats.watching import Watch
from desktop.exchange.formats.workbook import read_workbook
from desktop.exchange.tables import read_table
from desktop.models.organisation.staff import Duty

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.exchange.table_shape import Table
    from desktop.tasks.desk import Desk

_SAMPLES, _ROWS = 3, 200
_TABLES = frozenset({"text", "xlsx"})


@dataclass(frozen=True, slots=True)
class FileLook:
    """The headings of a file, a few values below each, and what each seems to be."""

    kind: str
    header: tuple[str, ...]
    mapping: Mapping[str, str]
    samples: Mapping[str, tuple[str, ...]]


def look_at_columns(desk: Desk, path: Path, kind: str | None = None) -> FileLook | None:
    """Return the headings with a few values below each; None for a file that has none."""
    desk.need(Duty.IMPORT)
    nature = true_nature(path)
    if nature not in _TABLES:
        return None
    table = _table_of(path, nature, kind)
    samples = {
        heading: _first_values(tuple(row.cells[place : place + 1] for row in table.rows[:_ROWS]))
        for place, heading in enumerate(table.header)
        if not is_special(heading)
    }
    found = kind or detect_kind(table.header)
    mapping = suggest_mapping(table.header, found) if found else {}
    return FileLook(found, table.header, mapping, samples)


def _table_of(path: Path, nature: str, kind: str | None) -> Table:
    """Read the table; where no heading is known the first line is taken to be the headings."""
    try:
        return read_table(path, nature, Watch(), kind=kind)
    except FileRefused:
        return read_table(path, nature, Watch(), _first_line(path, nature))


def _first_line(path: Path, nature: str) -> tuple[str, ...]:
    if nature == "xlsx":
        _, sheet = read_workbook(path, _filled, Watch())
    else:
        text, _notes = read_text(path)
        sheet = read_delimited(text, best_delimiter(text, _filled), Watch())
    return sheet.rows[0].cells if sheet.rows else ()


def _filled(cells: tuple[str, ...]) -> int:
    return sum(bool(cell) for cell in cells)


def _first_values(cells: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    values = dict.fromkeys(value for cell in cells for value in cell if value)
    return tuple(values)[:_SAMPLES]


def fields_of(kind: str) -> tuple[tuple[str, str], ...]:
    """Return the fields a list of a kind may have, each with its name in words."""
    return tuple((name, export_heading(kind, name)) for name in SYNONYMS[kind])


def check_mapping(kind: str, mapping: Mapping[str, str]) -> None:
    """FileRefused while a mapping lacks what a list of the kind cannot do without."""
    missing = missing_fields(mapping, kind)
    if missing:
        raise FileRefused(
            f"Still needed: {'; '.join(missing)}.", "Choose the column for each of them."
        )
