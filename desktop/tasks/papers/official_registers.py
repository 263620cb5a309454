"""A class's attendance register for any span of days, with every amendment (reg 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.papers.official_register import OfficialRegister, official_register
from desktop.models.papers.amended_mark import amended_marks
from desktop.storage.file.database import reading
from desktop.storage.marks.entries import changed_entries
from desktop.storage.organisation import school_years
from desktop.storage.papers.class_spans import registers_between
from desktop.storage.site.paper_registers import keyed_in
from desktop.tasks.papers.class_reading import (
    check_span,
    class_of,
    read_sheet,
    span_in_words,
    term_days,
)
from desktop.tasks.papers.paper import SAYS_WHY, Paper, file_name, heading_for

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.papers.amended_mark import AmendedMark
    from desktop.models.papers.class_sheet import ClassSheet
    from desktop.tasks.desk import Desk


def register_paper(desk: Desk, group: int, first: date, last: date) -> Paper:
    """Make the register of a class up to today; for those who see every class."""
    found = class_of(desk, group, with_reasons=True)
    check_span(first, last)
    last = max(first, min(last, desk.today))
    with reading(desk.db):
        calendar = school_years.load_calendar(desk.db, desk.school)
        sheet = read_sheet(desk, found, term_days(calendar, first, last))
        amended = _amended(desk, group, sheet, (first, last))
        on_paper = keyed_in(desk.db, group, first, last)
    title, span = f"Attendance register of {found.name}", span_in_words(first, last)
    heading = heading_for(desk, title, f"{span}. {SAYS_WHY}")
    pdf = official_register(OfficialRegister(heading, sheet, amended, on_paper))
    return Paper(
        f"{title}: {span}", file_name("Attendance register", found.name, f"{first} to {last}"), pdf,
        ("class", group),
    )  # fmt: skip


def _amended(
    desk: Desk, group: int, sheet: ClassSheet, span: tuple[date, date]
) -> tuple[AmendedMark, ...]:
    """Return the amendments of marks made while in this class, in the sheet's order."""
    pupils = {row.pupil.id: row.pupil for row in sheet.rows}
    entries = changed_entries(desk.db, list(pupils), *span)
    kept = registers_between(desk.db, group, *span)
    order = {pupil: place for place, pupil in enumerate(pupils)}
    marks = (
        one for one in amended_marks(entries, kept) if pupils[one.pupil].is_in(one.session.day)
    )
    return tuple(sorted(marks, key=lambda one: (order[one.pupil], one.session.number)))
