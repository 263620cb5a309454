"""A class's register of a week on paper: for the classroom wall, or in full for the office."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.documents.papers.week_sheet import WeekSheet, week_sheet
from desktop.models.days.school_year import monday_of
from desktop.storage.file.database import reading
from desktop.storage.organisation import school_years
from desktop.tasks.papers.class_reading import class_of, day_of, read_sheet, term_days
from desktop.tasks.papers.paper import SAYS_WHY, Paper, file_name, heading_for

if TYPE_CHECKING:
    from datetime import date

    from desktop.tasks.desk import Desk

_SAFE = "For the classroom: it says who was here, not why anybody was away."


def week_paper(desk: Desk, group: int, day: date, *, in_full: bool = False) -> Paper:
    """Make the sheet of the week a day lies in; reasons only for those who see every class."""
    found = class_of(desk, group, with_reasons=in_full)
    monday = monday_of(day)
    with reading(desk.db):
        calendar = school_years.load_calendar(desk.db, desk.school)
        days = term_days(calendar, monday, monday + timedelta(days=4))
        sheet = read_sheet(desk, found, days)
    title = f"Register of {found.name}: week of {day_of(monday)}"
    heading = heading_for(desk, title, SAYS_WHY if in_full else _SAFE)
    return Paper(
        title,
        file_name("Register", found.name, f"week of {monday}", "in full" if in_full else ""),
        week_sheet(WeekSheet(heading, sheet, in_full)),
        ("class", group) if in_full else None,
    )
