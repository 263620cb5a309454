"""Journeys as a table: the state in words with its sign, and the meters beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.travel.journey_state import State
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from desktop.models.travel.travelling import TravelLine

_SIGNS = {
    State.OVERDUE: ("circle-alert", "warn_text"),
    State.ASKED: ("clock", "late_text"),
    State.DUE_BACK: ("bell", "info_text"),
    State.TRAVELLING: ("route", "info_text"),
    State.AGREED: ("check", "ok_text"),
}


def _names(one: TravelLine) -> str:
    return one.names


def _class(one: TravelLine) -> str:
    return one.class_names


def _state(one: TravelLine) -> str:
    return one.state


def _order(one: TravelLine) -> tuple[int, str, str]:
    return one.order


def _sign(one: TravelLine) -> tuple[str, str] | None:
    return _SIGNS.get(one.standing.state) if one.standing else None


def _travel(one: TravelLine) -> str:
    return day_in_words(one.journey.first_day) if one.journey else ""


def _travel_order(one: TravelLine) -> str:
    return str(one.journey.first_day) if one.journey else ""


def _back(one: TravelLine) -> str:
    return day_in_words(one.standing.due) if one.standing else ""


def _back_order(one: TravelLine) -> str:
    return str(one.standing.due) if one.standing else ""


def _attendances(one: TravelLine) -> str:
    return f"{one.attendances}, {one.short} short" if one.short else str(one.attendances)


def _attended(one: TravelLine) -> int:
    return one.attendances


def _sessions(one: TravelLine) -> str:
    return f"{one.travel}, over the limit" if one.over else str(one.travel)


def _count(one: TravelLine) -> int:
    return one.travel


COLUMNS: tuple[Column[TravelLine], ...] = (
    Column("Children", _names),
    Column("Class", _class),
    Column("State", _state, _order, _sign),
    Column("Travel", _travel, _travel_order),
    Column("Back", _back, _back_order),
    Column("Attendances", _attendances, _attended),
    Column("T sessions", _sessions, _count),
)
