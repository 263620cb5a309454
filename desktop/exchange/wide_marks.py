"""Which sessions a column of marks holds: "07/09/2026 AM", "Mon 7 Sep", "Mon AM", a whole week."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.day_headings import (
    WEEKDAYS,
    is_day_heading,
    lacks_year,
    split_day_heading,
    week_named,
)
from desktop.models.days.session import Half, Session, both_halves, day_in_words
from desktop.models.days.uk_date import month_first_value, parse_day
from desktop.models.imports.mark_string import split_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.exchange.table_shape import Table

_SAY_IT_DAY_FIRST = "Export them again as day/month/year or year-month-day."


def day_columns(table: Table) -> dict[int, tuple[Session, ...]]:
    """Return the sessions of each column of marks: one, a day's two, or a week's ten."""
    headings = {
        column: heading
        for column, heading in enumerate(table.header)
        if is_day_heading(heading) or week_named(heading)
    }
    _refuse_twins(table)
    _refuse_month_first(list(headings.values()))
    monday = next((found for title in table.titles if (found := week_named(title))), None)
    columns = {column: _sessions(heading, monday) for column, heading in headings.items()}
    _refuse_overlap(table, columns)
    return columns


def split_cell(cell: str, wanted: int) -> tuple[str, ...]:
    r"""One mark, or several written as "/ \", "/\" or ten in a row; none when it is empty."""
    pieces = tuple(cell.split())
    tokens = split_marks("".join(pieces).upper())
    if len(pieces) == wanted or not pieces or wanted == 1:
        return pieces
    if len(tokens) == wanted:
        return tokens
    spaced = split_marks(cell.upper())
    return spaced if len(spaced) == wanted > 2 else pieces


def _sessions(heading: str, monday: date | None) -> tuple[Session, ...]:
    _, weekday, half = split_day_heading(heading)
    if not is_day_heading(heading) and (week := week_named(heading)) is not None:
        days = [week + timedelta(days=number) for number in range(len(WEEKDAYS))]
        return tuple(session for day in days for session in both_halves(day))
    day = _day_of(heading, monday)
    if weekday and WEEKDAYS.index(weekday) != day.weekday():
        raise FileRefused(
            f"A column is headed “{heading}”, but {day.day}/{day.month}/{day.year} is a {day:%A}.",
            f"The day or the weekday is wrong, or the month stands first. {_SAY_IT_DAY_FIRST}",
        )
    return (Session(day, Half[half]),) if half else both_halves(day)


def _day_of(heading: str, monday: date | None) -> date:
    text, weekday, _ = split_day_heading(heading)
    day = parse_day(text) if text else None
    if day is not None:
        return day
    if monday is None:
        raise FileRefused(
            f"A column is headed “{heading}”, and no line above says in which week and year.",
            "Put the week above the headings, such as “Week commencing 07/09/2026”.",
        )
    if text and lacks_year(text):
        return _nearest(text, monday)
    return monday + timedelta(days=WEEKDAYS.index(weekday))


def _nearest(text: str, monday: date) -> date:
    """The day nearest to a week whose year is known."""
    mark = "/" if text[-1].isdigit() else " "
    years = (monday.year, monday.year - 1, monday.year + 1)
    days = [day for year in years if (day := parse_day(f"{text}{mark}{year}"))]
    if not days:
        raise FileRefused(f"A column is headed “{text}”, which is no day.", _SAY_IT_DAY_FIRST)
    return min(days, key=lambda day: abs(day - monday))


def _refuse_twins(table: Table) -> None:
    twin = next((name for name in table.twins if is_day_heading(name)), None)
    if twin is not None:
        raise FileRefused(
            f"Two columns are headed “{twin}”.", "Write AM and PM behind the days in the headings."
        )


def _refuse_overlap(table: Table, columns: dict[int, tuple[Session, ...]]) -> None:
    times = Counter(session for sessions in columns.values() for session in sessions)
    session, most = max(times.items(), key=_how_often, default=(None, 0))
    if most > 1:
        named = [table.header[column] for column, some in columns.items() if session in some]
        raise FileRefused(
            f"The columns {' and '.join(f'“{name}”' for name in named)} are both {session}.",
            "Leave one column for each session, and export it again.",
        )


def _how_often(counted: tuple[Session, int]) -> int:
    return counted[1]


def _refuse_month_first(headings: Sequence[str]) -> None:
    days = [split_day_heading(heading)[0] for heading in headings]
    value = month_first_value(days) or _months_for_days(days)
    if value:
        raise FileRefused(
            f"The days above the columns are written month first ({value}), so they cannot be "
            "told from months.",
            _SAY_IT_DAY_FIRST,
        )


def _months_for_days(texts: Iterable[str]) -> str:
    """09/07/2026, 09/08/2026, 09/09/2026: a week's days in the place of the months."""
    written = {text: day for text in texts if "/" in text and (day := parse_day(text))}
    days = sorted(set(written.values()))
    months = [day.month for day in days]
    follow = all(after == before + 1 for before, after in pairwise(months))
    if len(days) < 3 or not follow or len({(day.day, day.year) for day in days}) > 1:
        return ""
    return next(iter(written))


def sessions_in_words(sessions: Sequence[Session]) -> str:
    """What a column stands for: a session, a day, or a week."""
    first = sessions[0]
    if len(sessions) == 1:
        return str(first)
    return (
        day_in_words(first.day) if len(sessions) == 2 else f"the week of {day_in_words(first.day)}"
    )
