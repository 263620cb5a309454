"""Children at risk as a table: each thing in words, with a sign beside what presses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.models.safeguarding.watched_child import WatchedChild


def watched_columns(today: date, *, with_looks: bool) -> tuple[Column[WatchedChild], ...]:
    """Return the columns; whose look was the last only for those who may read the looks."""
    looks = (Column("Last look", _look, _look_order),) if with_looks else ()
    return (
        Column("Child", _name),
        Column("Class", _class),
        Column("Tier", _tier),
        Column(
            "Risk assessment",
            partial(_assessment, today),
            _assessment_order,
            partial(_sign, today),
        ),
        Column("Flags", partial(_flags, today), _flag_order),
        Column("Notes", _notes, _note_order, right=True),
        *looks,
    )


def _name(one: WatchedChild) -> str:
    return one.name


def _class(one: WatchedChild) -> str:
    return one.class_name


def _tier(one: WatchedChild) -> str:
    return f"{one.tier.tier}, chosen" if one.tier.chosen else one.tier.tier


def _assessment(today: date, one: WatchedChild) -> str:
    if one.colour is None or one.review_on is None:
        return "None: needed" if one.needs_assessment else "None"
    return f"{one.colour.value}, {_review(today, one.review_on)}"


def _assessment_order(one: WatchedChild) -> tuple[bool, str]:
    return not one.needs_assessment, str(one.review_on or "9999")


def _sign(today: date, one: WatchedChild) -> tuple[str, str] | None:
    if one.needs_assessment:
        return "shield-alert", "warn_text"
    if one.review_on is not None and one.review_on <= today:
        return "clock", "late_text"
    return None


def _review(today: date, day: date) -> str:
    word = "review due" if day <= today else "review"
    return f"{word} {day_in_words(day)}"


def _flags(today: date, one: WatchedChild) -> str:
    day = one.flag_review_on
    return f"{one.flags}, {_review(today, day)}" if day else str(one.flags)


def _flag_order(one: WatchedChild) -> int:
    return one.flags


def _notes(one: WatchedChild) -> str:
    return str(one.notes)


def _note_order(one: WatchedChild) -> int:
    return one.notes


def _look(one: WatchedChild) -> str:
    if one.last_look is None:
        return "nobody yet"
    at = london(one.last_look.at)
    return f"{at.day} {at:%b %H:%M}, {one.last_look.name}"


def _look_order(one: WatchedChild) -> float:
    at: datetime | None = one.last_look.at if one.last_look else None
    return at.timestamp() if at else 0.0
