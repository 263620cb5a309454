"""The sessions that a figure was made of, as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from desktop.models.record.working import Worked


def _day(one: Worked) -> str:
    return day_in_words(one.session.day)


def _order(one: Worked) -> int:
    return one.session.number


def _half(one: Worked) -> str:
    return one.session.half.name


def _code(one: Worked) -> str:
    return one.code


def _title(one: Worked) -> str:
    return one.title


def _minutes(one: Worked) -> str:
    return "" if one.minutes is None else str(one.minutes)


def _number(one: Worked) -> int:
    return -1 if one.minutes is None else one.minutes


def _reason(one: Worked) -> str:
    return one.reason


WORKED_COLUMNS: tuple[Column[Worked], ...] = (
    Column("Day", _day, _order),
    Column("Session", _half),
    Column("Code", _code),
    Column("Means", _title),
    Column("Minutes", _minutes, _number, right=True),
    Column("Reason of the last entry", _reason),
)
MINUTES_COLUMN, CODE_COLUMN, REASON_COLUMN = 4, 2, 5
