"""What forms are made of: boxes to write in, facts, sections, tables, choices, places to sign."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from desktop.documents import fonts
from desktop.documents.page import BODY, BODY_BOLD, MM, SECTION, SMALL, Letters
from desktop.documents.table import draw_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.documents.page import Pages
    from desktop.documents.table import Column

_NAME = Letters(8, grey=0.25)
_LEADING = BODY.size * 1.35
_ABOVE, _INSIDE = 11, 5  # points: the name at the top of a box, and the room at its sides
_TICK = 9
_LINES_OF_A_ROW = 24  # a row with more goes on in another, since a row never breaks over two pages
_PADDING = 7.0  # of a cell, both sides together, and a little more


def field_box(
    page: Pages, box: tuple[float, float, float], name: str, text: str, lines: int = 1
) -> float:
    """Rule a box (x, top, width) with its name and what is known in it; return its bottom."""
    x, top, width = box
    height = box_height(width, text, lines)
    page.box((x, top - height), width, height)
    page.words_in((x + _INSIDE, top - 9, width - 2 * _INSIDE), name, _NAME)
    y = top - _ABOVE - BODY.size - 2
    for line in _wrapped(text, width):
        page.words(x + _INSIDE, y, line, BODY)
        y -= _LEADING
    return top - height


def box_height(width: float, text: str, lines: int = 1) -> float:
    """Return the height of a box for so many lines, or for as many as the text takes."""
    return _ABOVE + _LEADING * max(lines, len(_wrapped(text, width))) + 7


def box_row(page: Pages, fields: Sequence[tuple[str, str]], lines: int = 1) -> None:
    """Rule boxes side by side over the whole width, all as high as the fullest."""
    width = page.width / len(fields)
    most = max(len(_wrapped(text, width)) for _name, text in fields)
    height = max(box_height(width, text, lines) for _name, text in fields)
    page.need(height)
    for place, (name, text) in enumerate(fields):
        field_box(page, (page.left + place * width, page.y, width), name, text, max(lines, most))
    page.y -= height


def choices(page: Pages, name: str, options: Iterable[tuple[str, bool]]) -> None:
    """Write a question with boxes to tick, one below the other where the line is full."""
    page.need(2 * _LEADING)
    if name:
        page.paragraph(name, BODY_BOLD, 2)
    x, page.y = page.left, page.y - _LEADING
    for words, ticked in options:
        width = _TICK + 6 + fonts.width(words, BODY.size) + 14
        if x > page.left and x + width > page.right:
            x = page.left
            page.need(2 * _LEADING)
            page.y -= _LEADING + 3
        page.box((x, page.y - 1), _TICK, _TICK)
        if ticked:
            page.words(x + 1.6, page.y + 0.6, "X", BODY_BOLD)
        page.words(x + _TICK + 5, page.y, words, BODY)
        x += width
    page.y -= 10


def facts(page: Pages, found: Iterable[tuple[str, str]]) -> None:
    """Write facts one below the other, each with its name before it."""
    for name, words in found:
        page.need(14)
        page.y -= 14
        page.words(page.left, page.y, name, SMALL)
        page.words_in((page.left + 30 * MM, page.y, page.width - 30 * MM), words, BODY)
    page.y -= 8


def section(page: Pages, title: str, words: str) -> None:
    """Write words under a heading that no page parts from them."""
    page.need(34)
    page.paragraph(title, SECTION, 2)
    page.paragraph(words or "None.", BODY, 8)


def table_section(
    page: Pages, title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]
) -> None:
    """Draw a table under a heading; a row too tall for a page goes on in the next."""
    if not rows:
        section(page, title, "")
        return
    page.need(64)
    page.paragraph(title, SECTION, 2)
    draw_table(page, columns, [part for row in rows for part in _parted(page, columns, row)])
    page.y -= 10


def signatures(page: Pages, who: Sequence[str]) -> None:
    """Leave lines on which each signs and writes the date."""
    page.need(34 * len(who) + 10)
    for words in who:
        page.y -= 30
        middle = page.left + page.width * 0.66
        begin = page.left + 58 * MM
        page.words_in((page.left, page.y, 56 * MM), words, BODY)
        page.line((begin, page.y - 2), (middle - 10, page.y - 2))
        page.words(middle, page.y, "Date", BODY)
        page.line((middle + 12 * MM, page.y - 2), (page.right, page.y - 2))
    page.y -= 14


def small_print(page: Pages, *texts: str) -> None:
    """Write what the family should know, smaller."""
    for text in texts:
        page.paragraph(text, SMALL, 3)


def _wrapped(text: str, width: float) -> list[str]:
    if not text:
        return []
    return [
        line
        for part in text.splitlines()
        for line in fonts.wrapped(part, width - 2 * _INSIDE, BODY.size)
    ]


def _parted(
    page: Pages, columns: Sequence[Column], row: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """Give a row as so many that each fits on a page."""
    shares = sum(column.share for column in columns)
    cells = []
    for cell, column in zip(row, columns, strict=True):
        room = page.width * column.share / shares - _PADDING
        lines = fonts.wrapped(cell, room, BODY.size)
        cells.append(
            [
                "\n".join(lines[at : at + _LINES_OF_A_ROW])
                for at in range(0, len(lines), _LINES_OF_A_ROW)
            ]
        )
    return zip_longest(*cells, fillvalue="")
