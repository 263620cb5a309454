"""The attendance register of a class: every mark, what was amended, and what each code means."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.documents.names import note_on, printed_name
from desktop.documents.page import BODY, LANDSCAPE, MM, RIGHT, SECTION, SMALL, Pages
from desktop.documents.papers.code_key import draw_key
from desktop.documents.papers.grid import Grid, GridColumn, GridRow, draw_grid
from desktop.documents.table import Column, draw_table
from desktop.models.days.school_year import monday_of
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.marks.rates import tally
from desktop.models.papers.class_sheet import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime
    from decimal import Decimal

    from desktop.documents.page import Heading
    from desktop.models.days.session import Session
    from desktop.models.papers.amended_mark import AmendedMark
    from desktop.models.papers.class_sheet import ClassSheet, SheetRow, SheetSession
    from desktop.models.site.paper_register import KeyedIn

_WEEKS = 5  # on a page: a column is then wide enough for two letters
_NOTE = (
    "A mark in a frame was amended after the close: the amendments are listed below. An empty cell"
    " has no mark: nobody took the register, or the session is still to come. Grey: the school did"
    " not meet, or the pupil was not in the class that day."
)


@dataclass(frozen=True, slots=True)
class OfficialRegister:
    """The facts: the class's sheet over the span, every amendment, and what was on paper first."""

    heading: Heading
    sheet: ClassSheet
    amended: tuple[AmendedMark, ...]
    on_paper: tuple[KeyedIn, ...] = ()


def official_register(facts: OfficialRegister) -> bytes:
    """Print the register as an inspector reads it (law.md section 4: reg 6 and reg 7)."""
    page = Pages(facts.heading, LANDSCAPE)
    boxed = {(one.pupil, one.session) for one in facts.amended}
    for place, weeks in enumerate(_parts(facts.sheet.sessions)):
        if place:
            page.new_page()
        _draw_part(page, facts.sheet, weeks, boxed)
    page.paragraph(_NOTE, SMALL)
    _draw_not_taken(page, facts.sheet)
    draw_without_reason(page, (code for row in facts.sheet.rows for code in row.codes))
    for one in facts.on_paper:
        at = moment_in_words(one.at)
        page.paragraph(f"{one.session}: {one.words}, keyed in by {one.by} on {at}.", BODY)
    _draw_amendments(page, facts)
    codes = {code for row in facts.sheet.rows for code in row.codes if code}
    earlier = {code.split(" ")[0] for one in facts.amended for code in (one.original, one.replaced)}
    draw_key(page, codes | earlier)
    _draw_figures(page, facts.sheet)
    return page.finish()


def _parts(sessions: Sequence[SheetSession]) -> Iterator[list[int]]:
    """Give the places of a few whole weeks at a time."""
    weeks = [list(places) for _, places in groupby(range(len(sessions)), _Week(sessions).of)]
    for begin in range(0, len(weeks), _WEEKS):
        yield [place for week in weeks[begin : begin + _WEEKS] for place in week]


@dataclass(frozen=True, slots=True)
class _Week:
    sessions: Sequence[SheetSession]

    def of(self, place: int) -> date:
        return monday_of(self.sessions[place].session.day)


def _draw_part(
    page: Pages, sheet: ClassSheet, places: list[int], boxed: set[tuple[int, Session]]
) -> None:
    rows = [_row(row, number, sheet, places, boxed) for number, row in enumerate(sheet.rows, 1)]
    columns = tuple(_column(sheet.sessions[place]) for place in places)
    draw_grid(page, Grid(columns, rows, 52 * MM, below=14, widest=24))
    noted = note_on(row.name for row in rows)
    if noted:
        page.paragraph(noted, SMALL, after=1)


def _column(one: SheetSession) -> GridColumn:
    day = one.session.day
    monday = monday_of(day)
    closed = one.taken is Taken.NO_SCHOOL
    week = f"Week of {monday.day} {monday:%b %Y}"
    return GridColumn(one.session.half.name, f"{day:%a} {day.day}", week, closed)


def _row(
    row: SheetRow, number: int, sheet: ClassSheet, places: list[int],
    boxed: set[tuple[int, Session]],
) -> GridRow:  # fmt: skip
    codes = [row.codes[place] for place in places]
    sessions = [sheet.sessions[place].session for place in places]
    return GridRow(
        printed_name(row.pupil.name, row.pupil.latin, row.pupil.roll_number),
        tuple(code or "" for code in codes),
        str(number),
        frozenset(at for at, one in enumerate(sessions) if (row.pupil.id, one) in boxed),
        frozenset(at for at, code in enumerate(codes) if code is None),
    )


def _draw_not_taken(page: Pages, sheet: ClassSheet) -> None:
    if sheet.not_taken:
        sessions = ", ".join(str(session) for session in sheet.not_taken)
        page.paragraph(f"Registers that nobody took (in no figure): {sessions}.", BODY)


def draw_without_reason(page: Pages, codes: Iterable[str | None]) -> None:
    """Say how many sessions are still N, which is to be settled within days (reg 10(7) to (9))."""
    count = sum(code == "N" for code in codes)
    if count:
        sessions = "1 session is" if count == 1 else f"{count} sessions are"
        page.paragraph(f"{sessions} still without a reason (N): it may yet be amended.", BODY)


def _draw_amendments(page: Pages, facts: OfficialRegister) -> None:
    page.need(60)
    page.paragraph("Amendments", SECTION, after=2)
    if not facts.amended:
        page.paragraph("No mark of these days was amended after the close.", BODY)
        return
    names = {row.pupil.id: row.pupil for row in facts.sheet.rows}
    rows = []
    for one in facts.amended:
        pupil = names[one.pupil]
        name = printed_name(pupil.name, pupil.latin, pupil.roll_number)
        rows.append((name, str(one.session), one.before, one.amended, one.reason,
                     moment_in_words(one.at), one.by))  # fmt: skip
    draw_table(page, AMENDMENT_COLUMNS, rows, SMALL)
    page.y -= 8


AMENDMENT_COLUMNS = (
    Column("Pupil", 20, wraps=True),
    Column("Session", 17),
    Column("Original", 9, wraps=True),
    Column("Amended", 9),
    Column("Reason", 32, wraps=True),
    Column("Amended on", 17),
    Column("By", 24, wraps=True),
)


def moment_in_words(moment: datetime) -> str:
    """Tue 10 Nov 2026 08:57, in London."""
    at = london(moment)
    return f"{day_in_words(at.date())} {at:%H:%M}"


def _draw_figures(page: Pages, sheet: ClassSheet) -> None:
    page.need(80)
    page.paragraph("Figures of these days", SECTION, after=2)
    draw_table(page, _FIGURE_COLUMNS, [_figures(row) for row in sheet.rows], SMALL)
    page.y -= 4
    page.paragraph(HOW_COUNTED, SMALL)


HOW_COUNTED = (
    "Possible sessions are those attended and those absent; a session with no mark, not possible"
    " for the pupil (D, X, Q, Y1 to Y7) or not held (#) counts for nothing. Attended: present, late"
    " before the close, or at an approved activity. Attendance is attended ÷ possible, to one"
    " decimal place."
)
_FIGURE_COLUMNS = (
    Column("Pupil", 30),
    *(
        Column(title, 10, place=RIGHT)
        for title in (
            "Possible",
            "Attended",
            "Authorised",
            "Unauthorised",
            "Late (L, U)",
            "Attendance",
        )
    ),
)


def _figures(row: SheetRow) -> tuple[str, ...]:
    count = tally(code for code in row.codes if code)
    pupil = row.pupil
    numbers = (count.possible, count.attended, count.authorised, count.unauthorised, count.late)
    name = printed_name(pupil.name, pupil.latin, pupil.roll_number)
    return (name, *map(str, numbers), percent(count.attendance))


def percent(rate: Decimal | None) -> str:
    """92.9 %; a dash where there is nothing to divide by."""
    return "–" if rate is None else f"{rate} %"
