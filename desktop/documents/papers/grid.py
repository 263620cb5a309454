"""A grid of sessions: names down the side, days with their mornings and afternoons across."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.documents.page import CENTRE, MM, RIGHT, Letters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.documents.page import Pages

_SMALLEST_ROW, _LARGEST_ROW = 10.0, 17.0  # points: forty children stand on a landscape page
_BAND = 12.0
_CLOSED, _STRIPE = 0.86, 0.955
_HEAVY, _LIGHT = 0.9, 0.3
_NUMBER = 7 * MM


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column: its own title, the day it stands under, and the week above that, if any."""

    title: str
    day: str
    week: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A line of the grid; `boxed` cells have a frame, `out` cells do not concern this pupil."""

    name: str
    cells: tuple[str, ...]
    number: str = ""
    boxed: frozenset[int] = frozenset()
    out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Grid:
    """What is drawn: `names` is the room for names in points, `foot` a line of totals below."""

    columns: Sequence[GridColumn]
    rows: Sequence[GridRow]
    names: float
    title: str = "Name"
    foot: GridRow | None = None
    below: float = 30.0  # the height kept for what stands below the grid
    widest: float = 60.0


def draw_grid(page: Pages, grid: Grid) -> None:
    """Draw the grid; rows that do not fit go on overleaf, under the same headings."""
    height = _row_height(page, grid)
    rest = list(grid.rows)
    while True:
        top = page.y
        _draw_heads(page, grid)
        fitting = max(1, int((page.room - grid.below - _BAND) / height + 0.01))
        now, rest = rest[:fitting], rest[fitting:]
        for place, row in enumerate(now):
            _draw_row(page, grid, row, height, striped=place % 2 == 1)
        if not rest and grid.foot is not None:
            _draw_row(page, grid, grid.foot, _BAND, striped=False)
        _draw_rules(page, grid, top)
        if not rest:
            return
        page.new_page()


def _row_height(page: Pages, grid: Grid) -> float:
    heads = _BAND * (3 if grid.columns and grid.columns[0].week else 2)
    room = page.room - heads - grid.below - _BAND
    return min(_LARGEST_ROW, max(_SMALLEST_ROW, room / max(1, len(grid.rows))))


def _column_width(page: Pages, grid: Grid) -> float:
    return min(grid.widest, (page.width - _NUMBER - grid.names) / max(1, len(grid.columns)))


def _first(page: Pages, grid: Grid) -> float:
    return page.left + _NUMBER + grid.names


def _draw_heads(page: Pages, grid: Grid) -> None:
    letters = Letters(8.5, bold=True)
    if grid.columns and grid.columns[0].week:
        _draw_band(page, grid, _week_of, letters)
    _draw_band(page, grid, _day_of, letters)
    width, x = _column_width(page, grid), _first(page, grid)
    page.words(page.left + _NUMBER, page.y - 9, grid.title, letters)
    for column in grid.columns:
        page.words_in((x + 0.5, page.y - 9, width - 1), column.title, Letters(7.5), CENTRE)
        x += width
    page.y -= _BAND
    page.line((page.left, page.y), (x, page.y), _HEAVY)


def _week_of(column: GridColumn) -> str:
    return column.week


def _day_of(column: GridColumn) -> str:
    return f"{column.week}\n{column.day}"


def _draw_band(page: Pages, grid: Grid, key: Callable[[GridColumn], str], letters: Letters) -> None:
    """Write titles that stand over several columns each."""
    width, x = _column_width(page, grid), _first(page, grid)
    for title, columns in groupby(grid.columns, key):
        room = width * len(list(columns))
        page.words_in((x + 1, page.y - 9, room - 2), title.split("\n")[-1], letters, CENTRE)
        x += room
    page.y -= _BAND


def _draw_row(page: Pages, grid: Grid, row: GridRow, height: float, *, striped: bool) -> None:
    width, x = _column_width(page, grid), _first(page, grid)
    end = x + width * len(grid.columns)
    bottom = page.y - height
    size = min(9.5, height * 0.74)
    y = bottom + (height - size * 0.72) / 2
    if striped:
        page.shade((page.left, bottom), end - page.left, height, _STRIPE)
    if row.number:
        page.words(page.left + _NUMBER - 4, y, row.number, Letters(size * 0.85), RIGHT)
    page.words_in((page.left + _NUMBER, y, grid.names - 3), row.name, Letters(size))
    cell = Letters(min(size, 8.0 if width < 14 else size))
    for place, sign in enumerate(row.cells):
        if grid.columns[place].closed or place in row.out:
            page.shade((x, bottom), width, height, _CLOSED)
        if sign:
            page.words_in((x + 0.4, y, width - 0.8), sign, cell, CENTRE)
        if place in row.boxed:
            page.box((x + 0.9, bottom + 0.9), width - 1.8, height - 1.8)
        x += width
    page.y = bottom
    page.line((page.left, bottom), (end, bottom), _LIGHT)


def _draw_rules(page: Pages, grid: Grid, top: float) -> None:
    """Rule the columns: heavier where a day begins."""
    width, x = _column_width(page, grid), _first(page, grid)
    before, bands = GridColumn("", ""), 2 if grid.columns and grid.columns[0].week else 1
    for column in grid.columns:
        begins = _day_of(column) != _day_of(before)
        above = bands if column.week != before.week or (begins and bands == 1) else int(begins)
        page.line((x, top - _BAND * (bands - above)), (x, page.y), _HEAVY if begins else _LIGHT)
        before = column
        x += width
    page.line((x, top), (x, page.y), _HEAVY)
    page.line((page.left, page.y), (x, page.y), _HEAVY)
    page.y -= 6
