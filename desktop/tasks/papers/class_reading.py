"""What papers read of a class over a span of days, and who may have it on paper."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.school_year import SATURDAY
from desktop.models.days.session import Half, Session
from desktop.models.marks.year_marks import year_of
from desktop.models.organisation.staff import Duty
from desktop.models.papers.class_sheet import (
    ClassSheet,
    sheet_rows,
    sheet_sessions,
    with_imported,
)
from desktop.storage.organisation import groups, school_years, schools
from desktop.storage.papers import class_spans
from desktop.tasks.marks.take_register import check_may_see

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.organisation.group import Group
    from desktop.tasks.desk import Desk

LONGEST = 400  # days: a school year and a little more


def class_of(desk: Desk, group: int, *, with_reasons: bool) -> Group:
    """Return a class whose paper the person may have; PermissionRefused for another's.

    Paper that says why a child was away is for those who see every class.
    """
    if with_reasons:
        desk.need(Duty.SEE_EVERY_CLASS)
    check_may_see(desk, group, Session(desk.today, Half.AM))
    return groups.load_group(desk.db, group)


def check_span(first: date, last: date) -> None:
    """RuleError for days the wrong way round, or more than a paper can carry."""
    if last < first:
        raise RuleError("The last day is before the first.", "Check both days.")
    if (last - first).days > LONGEST:
        raise RuleError("That is more than a school year.", "Print one year at a time.")


def term_days(calendar: SchoolCalendar, first: date, last: date) -> tuple[date, ...]:
    """Return the weekdays of a span in a half-term: a holiday takes no room on paper.

    RuleError where there is none.
    """
    every = (first + timedelta(days) for days in range((last - first).days + 1))
    weekdays = (day for day in every if day.weekday() < SATURDAY)
    days = tuple(day for day in weekdays if calendar.half_term_of(day) is not None)
    if not days:
        raise RuleError("The school does not meet on those days.", "Choose days in term.")
    return days


def read_sheet(desk: Desk, group: Group, days: tuple[date, ...]) -> ClassSheet:
    """Read everyone in a class on these days and their marks; RuleError without a child."""
    first, last = days[0], days[-1]
    pupils = class_spans.pupils_between(desk.db, group.id, first, last)
    if not pupils:
        raise RuleError(f"Nobody was in {group.name} on those days.", "Choose other days.")
    kept = class_spans.registers_between(desk.db, group.id, first, last)
    begins = schools.load_school(desk.db, desk.school).registers_from
    calendar = school_years.load_calendar(desk.db, desk.school)
    sessions = sheet_sessions(calendar, days, kept, begins, desk.now())
    years = {year_of(day) for day in (first, last)}
    marks = class_spans.marks_of_years(desk.db, [pupil.id for pupil in pupils], sorted(years))
    rows = sheet_rows(pupils, sessions, marks)
    sessions = with_imported(sessions, rows, kept)
    return ClassSheet(group.name, teachers_of(desk, group.id, last), sessions, rows)


def teachers_of(desk: Desk, group: int, day: date) -> tuple[str, ...]:
    """Return who takes a class on a day, cover said."""
    found = groups.teachings_on(desk.db, group, min(day, desk.today))
    return tuple(f"{one.name} (cover)" if one.cover else one.name for one in found)


def span_in_words(first: date, last: date) -> str:
    """3 Sep 2026 to 10 Nov 2026."""
    return f"{day_of(first)} to {day_of(last)}"


def day_of(day: date) -> str:
    """10 Nov 2026."""
    return f"{day.day} {day:%b %Y}"
