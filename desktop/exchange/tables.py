"""A list as a table: where its headings are, what stands below them, and what is no record."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.column_mapping import (
    checked_mapping,
    folded,
    is_day_heading,
    is_special,
    missing_fields,
    recognised,
    suggest_mapping,
)
from desktop.exchange.formats.delimited import best_delimiter, read_delimited
from desktop.exchange.formats.letters import read_text
from desktop.exchange.formats.workbook import read_workbook
from desktop.exchange.record_check import RecordCheck
from desktop.models.uk_date import month_first_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from desktop.exchange.formats.sheet import Fault, Row, Sheet
    from desktop.exchange.formats.watching import Watch

_SEARCHED, _MOST_COLUMNS = 60, 1000
_FOOTER = re.compile(
    r"\s*(?:(?:grand |sub-?)?totals?\b|count\b|number of\b|[0-9]+ (?:pupils|students|records|rows)"
    r"|end of (?:report|list)|printed\b|report (?:run|generated|created)|generated\b|page [0-9])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, each written once, and the rows below them; `titles` stand above."""

    source_name: str
    header: tuple[str, ...]
    rows: list[Row]
    faults: Mapping[int, list[Fault]]
    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    twins: frozenset[str] = frozenset()


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
        text, notes = read_text(path)
        watch.poll()
        sheet = read_delimited(text, best_delimiter(text, score), watch)
        sheet.notes.extend(notes)
    watch.poll()
    return _below_headings(path.name, sheet, score)


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


def refuse_month_first(found: MappedTable, fields: Iterable[str]) -> None:
    """Raise FileRefused when a column of dates is month-first: none of it can be trusted."""
    for name in fields:
        column = found.columns.get(name)
        if column is None:
            continue
        value = month_first_value(_cell(row, column) for row in found.table.rows)
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
) -> Iterator[tuple[RecordCheck, dict[str, str]]]:
    """Give each row as field to text; a cell that could not be read refuses it if it identifies."""
    for number in _rows_not_read(found.table):
        check = RecordCheck(number, "")
        for fault in found.table.faults[number]:
            check.refuse("", fault.value, fault.reason)
        yield check, {}
    watch.poll()
    columns = tuple(found.columns.items())
    for row in watch.over(found.table.rows):
        raw = {name: _cell(row, column) for name, column in columns}
        check = RecordCheck(row.number, named(raw))
        _judge_faults(found, row, raw, check, identity)
        yield check, raw


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
    for fault in found.table.faults.get(row.number, ()):
        for name, column in found.columns.items():
            if column == fault.column:
                say = check.refuse if name in identity else check.warn
                say(name, fault.value, fault.reason)
                raw[name] = ""


def _below_headings(
    source_name: str, sheet: Sheet, score: Callable[[tuple[str, ...]], int]
) -> Table:
    rows = sheet.rows
    if not rows:
        raise FileRefused(f"{source_name} has no rows.", "Export it again; nothing was in it.")
    top = max(range(min(len(rows), _SEARCHED)), key=lambda place: score(rows[place].cells))
    if not score(rows[top].cells) or len(rows[top].cells) > _MOST_COLUMNS:
        raise _no_headings(source_name, rows[0])
    head = rows[top]
    below = [row for row in rows[top + 1 :] if row.cells != head.cells]
    notes = list(sheet.notes) + _drop_footers(below, head)
    if not below and not sheet.faults:
        raise FileRefused(
            f"{source_name} has headings but nothing below them.",
            "Export it again with the rows in it.",
        )
    width = max((_filled(row.cells) for row in below[:_SEARCHED]), default=0)
    header, twins = _unique(head.cells[: max(_filled(head.cells), min(width, len(head.cells)))])
    same = {name for name in twins if _same_columns(below, header, name)}
    titles = tuple(" ".join(filter(None, row.cells)) for row in rows[:top])
    return Table(
        source_name, header, below, sheet.faults, titles, tuple(notes), frozenset(twins - same)
    )


def _no_headings(source_name: str, first: Row) -> FileRefused:
    seen = ", ".join(filter(None, first.cells[:40]))[:200]
    return FileRefused(
        f"{source_name} has no headings that are known; its first line is: {seen}.",
        "Export it with a line of headings such as UPN, Legal surname, Legal forename and "
        "Date of birth, or say which column is which.",
    )


def _filled(cells: tuple[str, ...]) -> int:
    return max((place for place, cell in enumerate(cells, start=1) if cell), default=0)


def _drop_footers(below: list[Row], head: Row) -> list[str]:
    """Take the lines under the list away, and say of each that it was no record."""
    notes = []
    while below and len([cell for cell in head.cells if cell]) >= 3:
        filled = [cell for cell in below[-1].cells if cell.strip()]
        if len(filled) > 2 or not _FOOTER.match(filled[0]):
            break
        row = below.pop()
        notes.append(f"Row {row.number} (“{' '.join(filled)[:60]}”) is no record: left out.")
    return notes


def _unique(cells: tuple[str, ...]) -> tuple[tuple[str, ...], set[str]]:
    """Name every column once: a second Surname is "Surname (2)", one without a name "Column 5"."""
    header: list[str] = []
    firsts: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for place, cell in enumerate(cells, start=1):
        name = " ".join(cell.replace("\ufeff", "").split()) or f"Column {place}"
        first = firsts.setdefault(folded(name), name)
        seen[first] += 1
        header.append(name if seen[first] == 1 else f"{first} ({seen[first]})")
    return tuple(header), {name for name, times in seen.items() if times > 1}


def _same_columns(below: list[Row], header: tuple[str, ...], name: str) -> bool:
    columns = [
        place for place, one in enumerate(header) if one == name or one.startswith(f"{name} (")
    ]
    return all(len({_cell(row, column) for column in columns}) == 1 for row in below)
