"""A list as a table: its columns given their fields, and its rows given as records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.column_mapping import (
    checked_mapping,
    folded,
    is_special,
    missing_fields,
    recognised,
    suggest_mapping,
)
from desktop.exchange.day_headings import is_day_heading
from desktop.exchange.formats.delimited import best_delimiter, read_delimited
from desktop.exchange.formats.letters import read_text
from desktop.exchange.formats.workbook import read_workbook
from desktop.exchange.records.record_check import RecordCheck
from desktop.exchange.table_shape import below_headings
from desktop.models.days.uk_date import month_first_value, shifted_day_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from desktop.exchange.formats.sheet import Row
    from desktop.exchange.formats.watching import Watch
    from desktop.exchange.table_shape import Table

_EVERY = 200
_DAYS = frozenset(
    {"birth_date", "starting_day", "leaving_day", "pupil_birth_date", "date", "first", "last"}
)


@dataclass(frozen=True, slots=True)
class MappedTable:
    """A table with the column of each field; what is left aside stands in skipped and unused."""

    table: Table
    mapping: dict[str, str]
    columns: dict[str, int] = field(default_factory=dict)

    @property
    def skipped(self) -> tuple[str, ...]:
        """Headings of special-category data, which is not read."""
        used = set(self.mapping.values())
        return tuple(name for name in self.table.header if is_special(name) and name not in used)

    @property
    def unused(self) -> tuple[str, ...]:
        """Headings that no field was found for."""
        used = {*self.mapping.values(), *self.skipped}
        return tuple(name for name in self.table.header if name not in used)


def read_table(
    path: Path, nature: str, watch: Watch, given: Iterable[str] = (), kind: str | None = None
) -> Table:
    """Read text, or the sheet of a workbook that fits the kind best.

    `given` are headings that a mapping made earlier names.
    """
    wanted = {folded(heading) for heading in given}

    def score(cells: tuple[str, ...]) -> int:
        named = len(wanted.intersection(map(folded, cells))) if wanted else 0
        days = sum(is_day_heading(cell) for cell in cells) if recognised(cells) else 0
        return named + recognised(cells) + days

    def fit(cells: tuple[str, ...]) -> int:
        return score(cells) + (1000 * recognised(cells, kind) if kind else 0)

    if nature == "xlsx":
        _, sheet = read_workbook(path, fit, watch)
    else:
        text, notes = read_text(path, watch)
        watch.poll()
        sheet = read_delimited(text, best_delimiter(text, score), watch)
        sheet.notes.extend(notes)
    watch.poll()
    return below_headings(path.name, sheet, score, watch)


def mapped(table: Table, kind: str, given: Mapping[str, str] | None) -> MappedTable:
    """Find the column of each field; FileRefused when its heading stands over two columns."""
    chosen = (
        checked_mapping(table.header, kind, given) if given else suggest_mapping(table.header, kind)
    )
    twin = next((name for name in chosen.values() if name in table.twins), None)
    if twin is not None and not given:
        raise FileRefused(
            f"{table.source_name} has two headings “{twin}” with different columns below.",
            f"Choose which one to read: “{twin}” or “{twin} (2)”.",
        )
    columns = {name: table.header.index(heading) for name, heading in chosen.items()}
    return MappedTable(table, chosen, columns)


def refuse_missing(found: MappedTable, kind: str) -> None:
    """Raise FileRefused, naming what is needed and what is there, unless all is there."""
    missing = missing_fields(found.mapping, kind)
    if missing:
        raise FileRefused(
            f"{found.table.source_name} has no heading for: {'; '.join(missing)}.",
            f"Its headings are: {', '.join(found.table.header)}. Say which one it is, or export it "
            "again with it.",
        )


def refuse_month_first(found: MappedTable, fields: Iterable[str], watch: Watch) -> None:
    """Raise FileRefused when a column of dates is month-first: none of it can be trusted."""
    for name in fields:
        column = found.columns.get(name)
        if column is None:
            continue
        value = month_first_value(_cell(row, column) for row in _polled(found.table.rows, watch))
        if value:
            raise FileRefused(
                f"The dates under “{found.mapping[name]}” are written month first ({value}), so "
                "they cannot be told from days.",
                "Export them again as day/month/year or year-month-day.",
            )


def records(
    found: MappedTable,
    watch: Watch,
    named: Callable[[Mapping[str, str]], str],
    identity: frozenset[str],
) -> Iterator[tuple[RecordCheck, dict[str, str], Sequence[str]]]:
    """Give each row as field to text, and whole; an unreadable cell that identifies refuses it.

    The table's rows are used up.
    """
    for number in _rows_not_read(found.table):
        check = RecordCheck(number, "")
        for fault in found.table.faults[number]:
            check.refuse("", fault.value, fault.reason)
        yield check, {}, ()
    watch.poll()
    columns = tuple(found.columns.items())
    for row in _used_up(found.table.rows, watch):
        raw = {name: _cell(row, column) for name, column in columns}
        check = RecordCheck(row.number, named(raw))
        _judge_faults(found, row, raw, check, identity)
        if found.table.day_nought:
            for name in _DAYS.intersection(raw):
                raw[name] = shifted_day_number(raw[name], found.table.day_nought)
        yield check, raw, row.cells


def _used_up(rows: list[Row], watch: Watch) -> Iterator[Row]:
    """Give each row and let go of it, since a million of them are large."""
    total = len(rows)
    rows.reverse()
    while rows:
        if (total - len(rows)) % _EVERY == 0:
            watch.at(total - len(rows), total)
        yield rows.pop()
    watch.at(total, total)


def _polled(rows: Sequence[Row], watch: Watch) -> Iterator[Row]:
    for place, row in enumerate(rows):
        if place % 5000 == 0:
            watch.poll()
        yield row


def _cell(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


def _rows_not_read(table: Table) -> list[int]:
    if not table.faults:
        return []
    read = {row.number for row in table.rows}
    return [
        number
        for number, faults in table.faults.items()
        if number not in read and any(fault.column is None for fault in faults)
    ]


def _judge_faults(
    found: MappedTable, row: Row, raw: dict[str, str], check: RecordCheck, identity: frozenset[str]
) -> None:
    if any(row.cells[len(found.table.header) :]):
        extra = next(filter(None, row.cells[len(found.table.header) :]))
        check.refuse("", extra, "The row has more cells than there are headings.")
    for name in identity.intersection(raw):
        if "\n" in raw[name].strip() or "\r" in raw[name].strip():
            said = "A line ends inside this cell: a quotation mark may be missing before it."
            check.refuse(name, raw[name], said)
    for fault in found.table.faults.get(row.number, ()):
        for name, column in found.columns.items():
            if column == fault.column:
                say = check.refuse if name in identity else check.warn
                say(name, fault.value, fault.reason)
                raw[name] = ""
