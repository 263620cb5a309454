"""Where a journey stands today: asked, agreed, travelling, due back, overdue, ended or refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.marks.year_marks import codes_on, year_of
from desktop.models.travel.journey import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.travel.journey import Journey

SOON = timedelta(days=7)  # before the return, it is said to be due


class State(Enum):
    """The state in words; the order is the one in which the list has them."""

    OVERDUE = "overdue"
    ASKED = "asked"
    DUE_BACK = "due back"
    TRAVELLING = "travelling"
    AGREED = "agreed"
    NOT_AGREED = "not agreed"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


_ANSWERED = {Outcome.NOT_AGREED: State.NOT_AGREED, Outcome.WITHDRAWN: State.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class Standing:
    """A journey's state, the school day on which it ends, and who is not back of those due."""

    state: State
    due: date
    missing: tuple[int, ...] = ()
    seen: date | None = None  # in school while the family is said to be away


def back_day(journey: Journey, calendar: SchoolCalendar) -> date:
    """Return the first school day on or after the day of return; that day where none is known."""
    days = calendar.school_days(journey.back_on, journey.back_on + timedelta(days=60))
    return days[0] if days else journey.back_on


def standing(
    journey: Journey,
    calendar: SchoolCalendar,
    today: date,
    marks: Mapping[int, Mapping[int, str]],
) -> Standing:
    """Work out where a journey stands; `marks` are the children’s strings by year.

    A child whose register says present on the day of return or later is back, whoever said so.
    """
    due = back_day(journey, calendar)
    if journey.decision is None:
        return Standing(State.ASKED, due)
    if not journey.is_agreed:
        return Standing(_ANSWERED[journey.decision.outcome], due)
    if journey.returned is not None and journey.returned.back_on <= today:
        return Standing(State.ENDED, due)
    missing = tuple(
        one for one in journey.pupils if not _was_in(marks.get(one, {}), calendar, due, today)
    )
    if not missing and today >= due:
        return Standing(State.ENDED, due)
    seen = _seen(journey, calendar, today, marks)
    return Standing(_while_away(journey, due, today, marks), due, missing, seen)


def _while_away(
    journey: Journey, due: date, today: date, marks: Mapping[int, Mapping[int, str]]
) -> State:
    if today > due or (today == due and _is_missed(journey, today, marks)):
        return State.OVERDUE
    if today < journey.first_day:
        return State.AGREED
    return State.DUE_BACK if due - today <= SOON else State.TRAVELLING


def _is_missed(journey: Journey, today: date, marks: Mapping[int, Mapping[int, str]]) -> bool:
    """Whether a register of today has a child of the journey as absent."""
    return any(
        BY_SYMBOL[code].is_absent
        for pupil in journey.pupils
        for code in codes_on(marks.get(pupil, {}).get(year_of(today), ""), today)
    )


def _seen(
    journey: Journey,
    calendar: SchoolCalendar,
    today: date,
    marks: Mapping[int, Mapping[int, str]],
) -> date | None:
    """Return the last day on which one of them was in school while said to be away."""
    days = calendar.school_days(journey.first_day, min(today, journey.back_on - timedelta(days=1)))
    for day in reversed(days):
        if any(was_in_school(marks.get(one, {}), day) for one in journey.pupils):
            return day
    return None


def _was_in(marks: Mapping[int, str], calendar: SchoolCalendar, first: date, last: date) -> bool:
    return any(was_in_school(marks, day) for day in calendar.school_days(first, last))


def was_in_school(marks: Mapping[int, str], day: date) -> bool:
    """Whether a register has the child as present in one session of the day."""
    codes = codes_on(marks.get(year_of(day), ""), day)
    return any(code in ("/", "\\", "L", "U") for code in codes)
