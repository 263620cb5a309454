"""Where each class goes in the new school year, and who teaches it then, as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.organisation.group import year_in_words
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from desktop.models.admissions.move_up import ClassMove

LEAVES = "Leave the school"
UNDECIDED = "To be chosen"
AS_NOW = "As now"


@dataclass(frozen=True, slots=True)
class MoveLine:
    """A class's move, with the name of the teacher the class it goes to is given."""

    move: ClassMove
    teacher: str = ""


def _from(line: MoveLine) -> str:
    return line.move.name or "No class"


def _year(line: MoveLine) -> str:
    return year_in_words(line.move.year_group)


def _count(line: MoveLine) -> str:
    return str(len(line.move.pupils))


def _to(line: MoveLine) -> str:
    if line.move.leaves:
        return LEAVES
    return line.move.to or UNDECIDED


def _to_picture(line: MoveLine) -> tuple[str, str] | None:
    settled = line.move.leaves or line.move.to
    return None if settled else ("triangle-alert", "late_text")


def _to_year(line: MoveLine) -> str:
    return "" if line.move.leaves else year_in_words(line.move.to_year)


def _teacher(line: MoveLine) -> str:
    return "" if line.move.leaves else line.teacher or AS_NOW


COLUMNS: tuple[Column[MoveLine], ...] = (
    Column("Class now", _from),
    Column("Year now", _year),
    Column("Pupils", _count, right=True),
    Column("Goes to", _to, picture=_to_picture),
    Column("Year then", _to_year),
    Column("Taught by", _teacher),
)
