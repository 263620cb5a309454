"""What is planned, as a table: who, what, when, until, and who entered it."""

from __future__ import annotations

from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING

from desktop.models.admissions.person_name import search_key, search_words
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.marks.expectation import pattern_in_words
from desktop.ui.dialogs.plans.plan_kinds import code_in_words
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.tasks.marks.plan_absence import Planned


class Time(Enum):
    """Where a plan lies, seen from a day."""

    CURRENT = "Now"
    COMING = "Coming"
    PAST = "Past"


def time_of(planned: Planned, day: date) -> Time:
    """Return where a plan lies, seen from a day."""
    if planned.expectation.first_day > day:
        return Time.COMING
    return Time.CURRENT if planned.expectation.last_day >= day else Time.PAST


def narrowed(
    everything: Iterable[Planned], time: Time, day: date, typed: str
) -> tuple[Planned, ...]:
    """Return what lies then, of those whose name has each word typed."""
    words = search_words(typed)
    return tuple(
        one
        for one in everything
        if time_of(one, day) is time and all(word in search_key(one.name) for word in words)
    )


def reviews_due(everything: Iterable[Planned], until: date, day: date) -> tuple[Planned, ...]:
    """Return the plans still standing whose review day has come, or comes by a day."""
    return tuple(
        one
        for one in everything
        if one.expectation.review_day is not None
        and one.expectation.review_day <= until
        and one.expectation.last_day >= day
    )


def _what(planned: Planned) -> str:
    return code_in_words(planned.expectation.code)


def _first(planned: Planned) -> str:
    return day_in_words(planned.expectation.first_day)


def _last(planned: Planned) -> str:
    return day_in_words(planned.expectation.last_day)


def _pattern(planned: Planned) -> str:
    words = pattern_in_words(planned.expectation.pattern)
    return words[:1].upper() + words[1:]


def details(planned: Planned) -> tuple[str, ...]:
    """Say the rest of a plan in sentences: the note, the review, who entered it and when."""
    expectation = planned.expectation
    at = london(expectation.recorded_at)
    entered = f"Entered by {expectation.author or 'an import'} on {day_in_words(at.date())}."
    source = "" if expectation.source == "planned" else f"From {expectation.source}."
    review = expectation.review_day
    return tuple(
        filter(
            None,
            (
                expectation.note,
                f"To be reviewed by {day_in_words(review)}." if review else "",
                f"{entered} {source}".strip(),
            ),
        )
    )


COLUMNS: tuple[Column[Planned], ...] = (
    Column("Who", attrgetter("name")),
    Column("What", _what),
    Column("From", _first, attrgetter("expectation.first_day")),
    Column("Until", _last, attrgetter("expectation.last_day")),
    Column("When", _pattern),
)
