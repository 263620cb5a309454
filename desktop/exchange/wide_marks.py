"""Which session a column of marks is: "07/09/2026 AM", "Mon 7 Sep 2026", or "Mon AM" of a week."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.column_mapping import is_day_heading, split_day_heading
from desktop.models.session import Half, Session, both_halves
from desktop.models.uk_date import month_first_value, parse_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.exchange.tables import Table

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
_WEEK = re.compile(r"\bweek\b|\bw/?c\b|\bw\.c\.|\bw/?b\b", re.IGNORECASE)
_SOME_DAY = re.compile(
    r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}|[0-9]{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9},? [0-9]{4}"
)


def day_columns(table: Table) -> dict[int, tuple[Session, ...]]:
    """Return each day column's session, or both when it holds a day's two marks."""
    columns = {
        column: split_day_heading(heading)
        for column, heading in enumerate(table.header)
        if is_day_heading(heading)
    }
    _refuse_twins(table)
    _refuse_month_first(day for day, _, _ in columns.values())
    monday = _week_in(table.titles) if any(not day for day, _, _ in columns.values()) else None
    return {
        column: _sessions(_day_of(day, weekday, monday), half)
        for column, (day, weekday, half) in columns.items()
    }


def _sessions(day: date, half: str) -> tuple[Session, ...]:
    return (Session(day, Half[half]),) if half else both_halves(day)


def _day_of(text: str, weekday: str, monday: date | None) -> date:
    day = parse_day(text) if text else None
    if day is not None:
        return day
    if monday is None:
        raise FileRefused(
            "The columns are days of a week, and no line above says which week.",
            "Put the week above the headings, such as “Week commencing 07/09/2026”.",
        )
    return monday + timedelta(days=_WEEKDAYS.index(weekday))


def _week_in(titles: Iterable[str]) -> date | None:
    for title in titles:
        found = _SOME_DAY.search(title) if _WEEK.search(title) else None
        day = parse_day(found[0]) if found else None
        if day is not None:
            return day - timedelta(days=day.weekday())
    return None


def _refuse_twins(table: Table) -> None:
    twin = next((name for name in table.twins if is_day_heading(name)), None)
    if twin is not None:
        raise FileRefused(
            f"Two columns are headed “{twin}”.", "Write AM and PM behind the days in the headings."
        )


def _refuse_month_first(days: Iterable[str]) -> None:
    value = month_first_value(days)
    if value:
        raise FileRefused(
            f"The days above the columns are written month first ({value}).",
            "Export them again as day/month/year or year-month-day.",
        )
