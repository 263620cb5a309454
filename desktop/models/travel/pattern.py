"""Last year’s journeys offered again: the same weeks of this year, on the same days of the week."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.travel.journey import away_days

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.travel.journey import Journey

_A_YEAR = timedelta(weeks=52)
_KNOWN = timedelta(days=400)  # back from today: what was longer ago is no pattern
_AHEAD = timedelta(days=300)  # what begins later is offered when it is nearer
_CLOSE = timedelta(days=21)  # a journey that begins so near is the same one, asked for already


def offered(
    journeys: Iterable[Journey], calendar: SchoolCalendar, today: date
) -> tuple[Journey, ...]:
    """Return drafts of journeys like last year’s agreed ones, that are still to come.

    Not where a journey of the same child begins near that day already.
    """
    known = tuple(journeys)
    found = []
    for one in known:
        if not one.is_agreed or one.first_day < today - _KNOWN:
            continue
        draft = _a_year_on(one, today)
        is_new = not any(_is_like(draft, other) for other in known)
        is_near = today < draft.first_day <= today + _AHEAD
        if is_near and is_new and _is_known(draft, calendar):
            found.append(draft)
    return tuple(sorted(found, key=_first))


def _a_year_on(one: Journey, today: date) -> Journey:
    return replace(
        one,
        id=0,
        received_on=today,
        first_day=one.first_day + _A_YEAR,
        back_on=one.back_on + _A_YEAR,
        pack=None,
        pack_words="",
        recorded_at=None,
        name="",
        position="",
        school=None,
        decision=None,
        returned=None,
    )


def _is_like(draft: Journey, other: Journey) -> bool:
    near = abs(draft.first_day - other.first_day) <= _CLOSE
    return near and bool(set(draft.pupils) & set(other.pupils))


def _is_known(draft: Journey, calendar: SchoolCalendar) -> bool:
    days = (draft.first_day, draft.back_on)
    return all(calendar.year_of(day) for day in days) and bool(away_days(draft, calendar))


def _first(journey: Journey) -> date:
    return journey.first_day
