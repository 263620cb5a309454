"""Headings that are days, weekdays or weeks, above columns of marks, in one row or in several."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.days.uk_date import month_first_value, parse_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.exchange.formats.sheet import Row

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
_WEEKDAY_WORD = (
    r"\b(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?)\b"
)
_DAY_HEADING = re.compile(
    rf"(?P<day>.*?[0-9].*?)?[\s:,-]*(?P<weekday>{_WEEKDAY_WORD})?[\s:,-]*"
    r"(?P<half>\b[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_STARTS_WITH_WEEKDAY = re.compile(rf"({_WEEKDAY_WORD})[\s,:-]*(.*)", re.IGNORECASE | re.DOTALL)
_WITHOUT_YEAR = re.compile(
    r"[0-9]{1,2}(?:st|nd|rd|th)?(?:\s*[a-z]{3,9}|[/.-][0-9]{1,2})", re.IGNORECASE
)
_WEEK = re.compile(r"\bweek\b|\bw/?c\b|\bw\.c\.|\bw/?b\b|\bw/?e\b", re.IGNORECASE)
_ENDING = re.compile(r"\bending\b|\bw/?e\b", re.IGNORECASE)
_SOME_DAY = re.compile(
    r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}|[0-9]{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9},? [0-9]{4}"
)
_HALF = {"am": "AM", "a.m.": "AM", "a": "AM", "morning": "AM",
         "pm": "PM", "p.m.": "PM", "p": "PM", "afternoon": "PM"}  # fmt: skip
_MOST_LAYERS, _SATURDAY = 2, 5


def split_day_heading(heading: str) -> tuple[str, str, str]:
    """Split "Mon 07/09/2026 AM" into the day, the weekday and the half, each empty if absent."""
    found = _DAY_HEADING.fullmatch(heading.strip()) if len(heading) < 60 else None
    if found is None:
        return "", "", ""
    day, weekday, half = (found[part] or "" for part in ("day", "weekday", "half"))
    if before := _STARTS_WITH_WEEKDAY.fullmatch(day.strip()):
        weekday, day = before[1], before[2]
    return day.strip(" ,:-"), weekday[:3].casefold(), half.replace(".", "").upper()


@lru_cache(maxsize=1024)  # a sheet of marks asks for each cell, again for each kind of list
def is_day_heading(heading: str) -> bool:
    """Whether a heading is a day or a weekday, alone or with AM or PM, even written month first."""
    day, weekday, half = split_day_heading(heading)
    if not day:
        return bool(weekday)
    if parse_day(day) is not None or month_first_value([day]):
        return True
    return bool(weekday or half) and lacks_year(day)


def lacks_year(day: str) -> bool:
    """Whether a day is written as 7 Sep or 07/09, so that its year stands elsewhere or nowhere."""
    return _WITHOUT_YEAR.fullmatch(day) is not None


def week_named(text: str) -> date | None:
    """Return the Monday of "Week commencing 07/09/2026"; None when the text names no week."""
    found = _SOME_DAY.search(text) if _WEEK.search(text) else None
    day = parse_day(found[0]) if found else None
    if day is None:
        return None
    if day.weekday() >= _SATURDAY and not _ENDING.search(text):
        return day + timedelta(days=7 - day.weekday())
    return day - timedelta(days=day.weekday())


def stacked_headings(rows: Sequence[Row], top: int) -> tuple[tuple[str, ...], int, int]:
    """Return headings joined from rows of days and of AM and PM, and the first and last such row.

    A day that stands once over several columns, as merged cells do, counts for each of them.
    """
    first = last = top
    while first and top - first < _MOST_LAYERS and _stands_above(rows[first - 1], rows[first]):
        first -= 1
    while last + 1 < len(rows) and last - top < _MOST_LAYERS and _stands_below(rows[last + 1]):
        last += 1
    if first == last:
        return _with_halves(rows[top].cells), top, top
    layers = [rows[place].cells for place in range(first, last + 1)]
    width = max(map(len, layers))
    padded = [cells + ("",) * (width - len(cells)) for cells in layers]
    return tuple(_joined(padded, column) for column in range(width)), first, last


def _is_dated(cell: str) -> bool:
    return is_day_heading(cell) or week_named(cell) is not None


def _half(cell: str) -> str:
    return _HALF.get(cell.strip().casefold(), "")


def _stands_above(row: Row, under: Row) -> bool:
    """Whether a row holds days, none of them over a heading of another kind."""
    filled = [(column, cell) for column, cell in enumerate(row.cells) if cell.strip()]
    dated = [column for column, cell in filled if _is_dated(cell)]
    free = all(
        not below.strip() or _half(below) or _is_dated(below)
        for column in dated
        for below in under.cells[column : column + 1]
    )
    names_week = len(dated) == 1 and week_named(" ".join(cell for _, cell in filled)) is not None
    if not dated or not free or names_week:
        return False
    return all(column in dated or column < dated[0] for column, _ in filled)


def _stands_below(row: Row) -> bool:
    """Whether a row holds nothing but AM and PM, or weekdays, two or more."""
    filled = [cell for cell in row.cells if cell.strip()]
    halves = [_half(cell) for cell in filled]
    if len(filled) < 2:
        return False
    if all(halves):
        return "AM" in halves and "PM" in halves
    return all(split_day_heading(cell)[1] and is_day_heading(cell) for cell in filled)


def _joined(layers: Sequence[tuple[str, ...]], column: int) -> str:
    """One column's heading; a blank in a row of days takes the day to its left."""
    own = [cells[column].strip() for cells in layers]
    if not any(_half(cell) or _is_dated(cell) for cell in own):
        return next(filter(None, reversed(own)), "")
    parts = [cell or _to_the_left(cells, column) for cell, cells in zip(own, layers, strict=True)]
    monday = next((found for part in parts if (found := week_named(part)) is not None), None)
    words = [_half(part) or part for part in parts if part and week_named(part) is None]
    weekday = next((split_day_heading(part)[1] for part in words if not _half(part)), "")
    if monday is None or not weekday or any(split_day_heading(part)[0] for part in words):
        return " ".join(words)
    half = next(filter(None, map(_half, words)), "") or split_day_heading(" ".join(words))[2]
    return f"{day_in_words(monday + timedelta(days=WEEKDAYS.index(weekday)))} {half}".strip()


def _to_the_left(cells: tuple[str, ...], column: int) -> str:
    before = next((cell for cell in reversed(cells[:column]) if cell.strip()), "")
    return before.strip() if _is_dated(before) else ""


def _with_halves(cells: tuple[str, ...]) -> tuple[str, ...]:
    """A blank heading after each day is the day's afternoon, when every day has just one."""
    days = [
        column
        for column, cell in enumerate(cells)
        if is_day_heading(cell) and not split_day_heading(cell)[2]
    ]
    paired = [column for column in days if not any(cells[column + 1 : column + 2])]
    steps = {after - before for before, after in pairwise(days)}
    if not days or paired != days or steps - {2} or days[-1] + 1 >= len(cells):
        return cells
    named = list(cells)
    for column in days:
        named[column], named[column + 1] = f"{cells[column]} AM", f"{cells[column]} PM"
    return tuple(named)
