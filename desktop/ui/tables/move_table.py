"""Where each class goes in the new school year, as a table; the last column can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.dialogs.roll.class_field import year_in_words
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from desktop.models.move_up import ClassMove

LEAVES = "Leave the school"
UNDECIDED = "To be chosen"


def _from(move: ClassMove) -> str:
    return move.name or "No class"


def _year(move: ClassMove) -> str:
    return year_in_words(move.year_group)


def _count(move: ClassMove) -> str:
    return str(len(move.pupils))


def where_to(move: ClassMove) -> str:
    """Say where a class goes: the class, that they leave, or that it has to be chosen."""
    if move.leaves:
        return LEAVES
    return move.to or UNDECIDED


def _to_picture(move: ClassMove) -> tuple[str, str] | None:
    return None if move.leaves or move.to else ("triangle-alert", "late_text")


def _to_year(move: ClassMove) -> str:
    return "" if move.leaves else year_in_words(move.to_year)


COLUMNS: tuple[Column[ClassMove], ...] = (
    Column("Class now", _from),
    Column("Year now", _year),
    Column("Pupils", _count, right=True),
    Column("Goes to", where_to, picture=_to_picture),
    Column("Year then", _to_year),
)
