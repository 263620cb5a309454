"""Dates as schools write them: the day first, never guessed to be month-first."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TIME = r"(?:[t ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[ap]m)?(?:z|[+-][0-9:]+)?)?"
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+")
_ISO = re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_TIME}")
_BASIC = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_NUMERIC = re.compile(rf"([0-9]{{1,2}})([-/. ])([0-9]{{1,2}})\2([0-9]{{4}}|[0-9]{{2}}){_TIME}")
_NAMED = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?[-\s/.]*(?:of\s+)?([a-z]+)[-\s/.,]*([0-9]{4}|[0-9]{2})" + _TIME
)
_NAME_FIRST = re.compile(r"([a-z]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})" + _TIME)
_EXCEL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_EXCEL_DAY_NOUGHT = date(1899, 12, 30)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_FIRST_YEAR, _LAST_YEAR, _TURN = 1900, 2100, 70


@lru_cache(maxsize=20_000)
def parse_day(text: str) -> date | None:
    """Read a day-first or ISO date, or Excel's number of a day; None when it is none."""
    words = _WEEKDAY.sub("", text.strip().casefold())
    parts = _parts(words)
    if parts is not None:
        return _day(*parts)
    excel = _EXCEL.fullmatch(words)
    if excel and 10_000 <= int(excel[1]) <= 73_000:
        return _EXCEL_DAY_NOUGHT + timedelta(days=int(excel[1]))
    return None


def is_written_as_day(text: str) -> bool:
    """Whether the text has a date's form, though the calendar may have no such day."""
    return _parts(_WEEKDAY.sub("", text.strip().casefold())) is not None


def is_day_number(text: str) -> bool:
    """Whether the text is a bare number that Excel would show as a date."""
    return _EXCEL.fullmatch(text.strip()) is not None


def shifted_day_number(text: str, days: int) -> str:
    """Return a bare day number counted from another day nought; any other text as it is."""
    found = _EXCEL.fullmatch(text.strip())
    return str(int(found[1]) + days) if found else text


def month_first_value(texts: Iterable[str]) -> str:
    """Return a value showing that a column is written month-first; empty when it is day-first.

    One slip among many day-first dates is that row's fault and not the column's.
    """
    day_first, month_first, shown = 0, 0, ""
    for text in texts:
        order = _order_shown(text)
        day_first += order > 0
        if order < 0:
            month_first, shown = month_first + 1, shown or text.strip()
    return shown if month_first > day_first / 10 else ""


@lru_cache(maxsize=20_000)
def _order_shown(text: str) -> int:
    """1 when a date can only be day-first, -1 when only month-first, 0 when it could be both."""
    found = _NUMERIC.fullmatch(text.strip().casefold())
    if found is None:
        return 0
    first, second = int(found[1]), int(found[3])
    return (12 < first <= 31 and second <= 12) - (first <= 12 < second <= 31)


def _parts(words: str) -> tuple[int, int, int] | None:
    """Year, month and day as the form gives them, not yet known to be a day."""
    if found := _ISO.fullmatch(words):
        return int(found[1]), int(found[3]), int(found[4])
    if found := _BASIC.fullmatch(words):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _NUMERIC.fullmatch(words):
        return _full_year(found[4]), int(found[3]), int(found[1])
    if found := _NAMED.fullmatch(words):
        return _full_year(found[3]), _month(found[2]), int(found[1])
    if found := _NAME_FIRST.fullmatch(words):
        return int(found[3]), _month(found[1]), int(found[2])
    return None


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if year < _TURN else 1900 + year


def _month(word: str) -> int:
    """The month's number; 0, which no day has, when the word is no month."""
    for number, name in enumerate(_MONTHS, start=1):
        if len(word) >= 3 and (name.startswith(word) or (name, word) == ("september", "sept")):
            return number
    return 0


def _day(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
