"""The shape of a list: where its headings stand, what is below them, and what is no record."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.column_mapping import folded
from desktop.exchange.day_headings import stacked_headings
from desktop.exchange.formats.sheet import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.exchange.formats.sheet import Fault, Sheet
    from desktop.exchange.formats.watching import Watch

_SEARCHED, _MOST_COLUMNS = 60, 1000
_FOOTER = re.compile(
    r"\s*(?:(?:grand |sub-?)?totals?\b|count\b|number of\b|[0-9]+ (?:pupils|students|records|rows)"
    r"|end of (?:report|list)|printed\b|report (?:run|generated|created)|generated\b|page [0-9])",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\s*(?:grand |sub-?)?totals?\b", re.IGNORECASE)
_FIGURE = re.compile(r"\s*[0-9][0-9,.]*\s*%?\s*")
_PAGE = re.compile(r"page [0-9]+(?: ?(?:of|/) ?[0-9]+)?", re.IGNORECASE)


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
    day_nought: int = 0


def below_headings(
    source_name: str, sheet: Sheet, score: Callable[[tuple[str, ...]], int], watch: Watch
) -> Table:
    """Find the headings, and take what is no record from the rows below; FileRefused if none."""
    rows = sheet.rows
    if not rows:
        raise FileRefused(f"{source_name} has no rows.", "Export it again; nothing was in it.")
    top = max(range(min(len(rows), _SEARCHED)), key=lambda place: score(rows[place].cells))
    if not score(rows[top].cells) or len(rows[top].cells) > _MOST_COLUMNS:
        raise _no_headings(source_name, rows[0])
    cells, first, last = stacked_headings(rows, top)
    head = Row(rows[top].number, cells)
    below = _without_repeats(rows, first, last, watch)
    notes = [*sheet.notes, *_drop_pages(below, rows[:first]), *_drop_footers(below, head)]
    if not below and not sheet.faults:
        raise FileRefused(
            f"{source_name} has headings but nothing below them.",
            "Export it again with the rows in it.",
        )
    width = max((_filled(row.cells) for row in below[:_SEARCHED]), default=0)
    header, twins = _unique(head.cells[: max(_filled(head.cells), min(width, len(head.cells)))])
    same = {name for name in twins if _same_columns(below, header, name)}
    titles = tuple(" ".join(filter(None, row.cells)) for row in rows[:first])
    return Table(
        source_name,
        header,
        below,
        sheet.faults,
        titles,
        tuple(notes),
        frozenset(twins - same),
        sheet.day_nought,
    )


def _without_repeats(rows: list[Row], first: int, last: int, watch: Watch) -> list[Row]:
    """The rows below the headings, without the headings that each printed page repeats."""
    headings = {row.cells for row in rows[first : last + 1]}
    below = []
    for place in range(last + 1, len(rows)):
        if place % 5000 == 0:
            watch.poll()
        if rows[place].cells not in headings:
            below.append(rows[place])
    return below


def _drop_pages(below: list[Row], titles: list[Row]) -> list[str]:
    """Take away titles and page numbers that stand inside the list, and say so."""
    known = {_words(row.cells) for row in titles}
    lines = {
        row.number
        for row in below
        if len(row.cells) > 2
        and len(row.cells) - row.cells.count("") <= 2
        and ((words := _words(row.cells)) in known or _PAGE.fullmatch(words))
    }
    if not lines:
        return []
    below[:] = [row for row in below if row.number not in lines]
    return [f"{len(lines)} lines inside the list are titles or page numbers: left out."]


def _words(cells: tuple[str, ...]) -> str:
    return " ".join(" ".join(cells).split())


def _no_headings(source_name: str, first: Row) -> FileRefused:
    seen = ", ".join(filter(None, first.cells[:40]))[:200]
    return FileRefused(
        f"{source_name} has no headings that are known; its first line is: {seen}.",
        "Export it with a line of headings such as UPN, Legal surname, Legal forename and "
        "Date of birth, or say which column is which.",
    )


def _filled(cells: tuple[str, ...]) -> int:
    return max((place for place, cell in enumerate(cells, start=1) if cell), default=0)


def _cell(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


def _drop_footers(below: list[Row], head: Row) -> list[str]:
    """Take the lines under the list away, and say of each that it was no record."""
    notes = []
    while below and len([cell for cell in head.cells if cell]) >= 3:
        filled = [cell for cell in below[-1].cells if cell.strip()]
        sums = _TOTAL.match(filled[0]) and all(map(_FIGURE.fullmatch, filled[1:]))
        if not sums and (len(filled) > 2 or not _FOOTER.match(filled[0])):
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
