"""A table on paper: ruled rows under headings that every page repeats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents import fonts
from desktop.documents.page import BODY, LEFT, Letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.documents.page import Pages

_PADDING = 3.0


@dataclass(frozen=True, slots=True)
class Column:
    """`share` is its part of the page's width; a cell too long for it wraps or is made to fit."""

    title: str
    share: float
    wraps: bool = False
    place: float = LEFT


def draw_table(
    page: Pages,
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    letters: Letters = BODY,
    height: float = 0.0,
) -> None:
    """Write rows below each other, over as many pages as they take; `height` is the least of a row.

    A row never breaks over two pages.
    """
    widths = _widths(page, columns)
    _draw_titles(page, columns, widths, letters)
    for row in rows:
        cells = [
            _lines(cell, column, room, letters)
            for cell, column, room in zip(row, columns, widths, strict=True)
        ]
        tall = max(height, max(map(len, cells)) * letters.size * 1.3 + 3)
        if page.need(tall):
            _draw_titles(page, columns, widths, letters)
        _draw_row(page, columns, widths, cells, letters)
        page.y -= tall
        page.line((page.left, page.y), (page.right, page.y), 0.3)


def _widths(page: Pages, columns: Sequence[Column]) -> list[float]:
    shares = sum(column.share for column in columns)
    return [page.width * column.share / shares for column in columns]


def _draw_titles(
    page: Pages, columns: Sequence[Column], widths: Sequence[float], letters: Letters
) -> None:
    heavy = Letters(letters.size, bold=True)
    tall = heavy.size * 1.3 + 4
    page.need(tall * 2)
    page.shade((page.left, page.y - tall), page.width, tall, 0.92)
    x = page.left
    for column, room in zip(columns, widths, strict=True):
        box = (x + _PADDING, page.y - heavy.size - 2, room - 2 * _PADDING)
        page.words_in(box, column.title, heavy, column.place)
        x += room
    page.y -= tall
    page.line((page.left, page.y), (page.right, page.y), 0.8)


def _lines(cell: str, column: Column, room: float, letters: Letters) -> list[str]:
    if column.wraps:
        squeeze = letters.size / letters.smallest
        room -= 2 * _PADDING
        return fonts.wrapped(cell, room, letters.size, bold=letters.bold, squeeze=squeeze)
    return [cell]


def _draw_row(
    page: Pages,
    columns: Sequence[Column],
    widths: Sequence[float],
    cells: Sequence[Sequence[str]],
    letters: Letters,
) -> None:
    x = page.left
    for column, room, lines in zip(columns, widths, cells, strict=True):
        y = page.y - letters.size - 1.5
        for line in lines:
            page.words_in((x + _PADDING, y, room - 2 * _PADDING), line, letters, column.place)
            y -= letters.size * 1.3
        x += room
