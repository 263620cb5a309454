"""The log of roll-calls of a school year: when, what for, how long, how many were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.page import LANDSCAPE, SMALL, Pages
from desktop.documents.table import Column, draw_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.documents.page import Heading

_COLUMNS = (
    Column("Began", 16, wraps=True),
    Column("What", 12, wraps=True),
    Column("Took", 9),
    Column("Found", 10),
    Column("Begun by", 14, wraps=True),
    Column("Not found", 20, wraps=True),
    Column("Note", 22, wraps=True),
)


def call_log(heading: Heading, rows: Iterable[tuple[str, ...]], note: str = "") -> bytes:
    """Print a line for each roll-call, as its columns, and below them a note on names."""
    page = Pages(heading, LANDSCAPE)
    draw_table(page, _COLUMNS, rows)
    if note:
        page.y -= 4
        page.paragraph(note, SMALL)
    return page.finish()
