"""The sessions that a figure was made of, as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from desktop.models.record.working import Worked


def _session(one: Worked) -> str:
    return str(one.session)


def _order(one: Worked) -> int:
    return one.session.number


def _mark(one: Worked) -> str:
    return f"{one.code}  {one.title}" if one.code else one.title


def _minutes(one: Worked) -> str:
    return "" if one.minutes is None else str(one.minutes)


def _number(one: Worked) -> int:
    return -1 if one.minutes is None else one.minutes


def _reason(one: Worked) -> str:
    return one.reason


WORKED_COLUMNS: tuple[Column[Worked], ...] = (
    Column("Session", _session, _order),
    Column("Mark", _mark),
    Column("Minutes", _minutes, _number, right=True),
    Column("Reason of the last entry", _reason),
)
MINUTES_COLUMN, REASON_COLUMN = 2, 3
