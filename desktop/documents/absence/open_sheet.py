"""What is open on the first-day board: the sheet of the morning's review and the day's end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.page import BODY, LANDSCAPE, SMALL, Pages
from desktop.documents.table import Column, draw_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.documents.page import Heading

_COLUMNS = (
    Column("Tier", 8),
    Column("Child", 17, wraps=True),
    Column("Class", 8),
    Column("Away", 10, wraps=True),
    Column("Tried today", 28, wraps=True),
    Column("Next", 15, wraps=True),
    Column("To know", 18, wraps=True),
    Column("Decided at the review", 18),
)
_LEAST = 26.0  # points of a row: room to write in


def open_sheet(heading: Heading, notes: Iterable[str], rows: Iterable[tuple[str, ...]]) -> bytes:
    """Print a row for each child; `notes` come first, the last column is to write in."""
    page = Pages(heading, LANDSCAPE)
    for words in notes:
        page.paragraph(words, BODY)
    draw_table(page, _COLUMNS, [(*row, "") for row in rows], SMALL, _LEAST)
    return page.finish()
