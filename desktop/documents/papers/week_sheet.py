"""A class's register of a week: safe for a classroom wall, or with every code for the office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.names import note_on, printed_name
from desktop.documents.page import LANDSCAPE, MM, SMALL, Pages
from desktop.documents.papers.code_key import draw_key, key_height
from desktop.documents.papers.grid import Grid, GridColumn, GridRow, draw_grid
from desktop.models.days.session import day_in_words
from desktop.models.marks.class_day import count_marks
from desktop.models.marks.shown_mark import Tone, past_mark
from desktop.models.papers.class_sheet import Taken

if TYPE_CHECKING:
    from desktop.documents.page import Heading
    from desktop.models.papers.class_sheet import ClassSheet, SheetRow, SheetSession

_SAFE_KEY = (
    "✓ here or on a trip.  L late.  ✕ away.  – not expected here.  Empty: no mark."
    "  Grey: no school, or not in the class."
)
_NOTES = 32.0  # points below the grid for who teaches and what the signs mean
_KEY_BESIDE = 32  # with more children the codes' key stands overleaf
_FULL_KEY = "Empty: no mark. Grey: no school, or not in the class that day."


@dataclass(frozen=True, slots=True)
class WeekSheet:
    """The facts; `in_full` shows codes, which say why a child was away: never for a wall."""

    heading: Heading
    sheet: ClassSheet
    in_full: bool


def week_sheet(facts: WeekSheet) -> bytes:
    """Print a week on one landscape page for up to forty children."""
    page = Pages(facts.heading, LANDSCAPE)
    lay_week(page, facts)
    return page.finish()


def lay_week(page: Pages, facts: WeekSheet) -> None:
    """Lay the week out: the grid, the count of each session, and what the signs mean."""
    sheet = facts.sheet
    rows = tuple(_row(row, place, facts) for place, row in enumerate(sheet.rows, 1))
    codes = {code for row in sheet.rows for code in row.codes if code} if facts.in_full else set()
    below = _NOTES + (key_height(codes) if len(rows) <= _KEY_BESIDE else 0)
    columns = tuple(map(_column, sheet.sessions))
    names = 66 * MM
    draw_grid(page, Grid(columns, rows, names, foot=_foot(sheet), below=below, widest=70))
    key = _FULL_KEY if facts.in_full else _SAFE_KEY
    for words in (f"Teacher: {', '.join(sheet.teachers)}. {key}" if sheet.teachers else key,
                  note_on(row.name for row in rows)):  # fmt: skip
        if words:
            page.paragraph(words, SMALL, after=2)
    draw_key(page, codes)


def _column(one: SheetSession) -> GridColumn:
    closed = one.taken is Taken.NO_SCHOOL
    title = "no school" if closed else one.session.half.name
    return GridColumn(title, day_in_words(one.session.day), closed=closed)


def _row(row: SheetRow, place: int, facts: WeekSheet) -> GridRow:
    cells = tuple(past_mark(code or "", in_full=facts.in_full).sign for code in row.codes)
    if not facts.in_full:
        cells = tuple(
            "" if code in ("#", "Y4") else cell for cell, code in zip(cells, row.codes, strict=True)
        )
    pupil = row.pupil
    name = printed_name(pupil.name, pupil.latin, pupil.roll_number)
    out = frozenset(place for place, code in enumerate(row.codes) if code is None)
    return GridRow(name, cells, str(place), out=out)


def _foot(sheet: ClassSheet) -> GridRow:
    return GridRow("Here", tuple(_here(sheet, place) for place in range(len(sheet.sessions))))


def _here(sheet: ClassSheet, place: int) -> str:
    """Say how many were here of how many expected; nothing for a session without marks yet."""
    taken = sheet.sessions[place].taken
    if taken is Taken.NOT_TAKEN:
        return "not taken"
    if taken is not Taken.TAKEN:
        return ""
    codes = [row.codes[place] for row in sheet.rows]
    count = count_marks(code for code in codes if code is not None and _is_expected(code))
    here: int = count.present + count.late
    return f"{here} of {count.children}"


def _is_expected(code: str) -> bool:
    return past_mark(code, in_full=False).tone is not Tone.NOT_EXPECTED
