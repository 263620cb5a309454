"""After the leave: when the child is due back, and what follows if the child is not.

Ground H (reg 9(1)): not back within ten school days immediately after leave that was given, with no
sickness or unavoidable cause, after the school and the local authority have both looked. The
program counts and asks; it never takes a name off the roll.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session import day_in_words
from desktop.models.marks.attendance_code import BY_SYMBOL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session

GROUND_H_DAYS = 10  # school days immediately after the leave ends (reg 9(1)(h))


class ReturnState(Enum):
    """How a return stands today."""

    AWAY = "away"
    DUE_TODAY = "due back today"
    OVERDUE = "not back"
    TEN_DAYS = "ten school days over"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Return:
    """When a child is due back and how that stands; `days` counts the school days gone by.

    Of a child who is back, `days` are the school days missed beyond the leave.
    """

    last: Session
    due: Session
    state: ReturnState
    days: int = 0
    back_on: date | None = None

    @property
    def due_on(self) -> date:
        """The day the child is due back."""
        return self.due.day

    @property
    def is_overdue(self) -> bool:
        """Whether the child should be here and nobody has seen it."""
        return self.state in (ReturnState.OVERDUE, ReturnState.TEN_DAYS)


def due_back(calendar: SchoolCalendar, last: Session) -> Session | None:
    """Return the first session of the school after leave; None where the calendar ends before."""
    return calendar.session_beside(last, 1)


def ground_h_day(calendar: SchoolCalendar, last: Session) -> date | None:
    """Return the tenth school day after leave: when it has gone by, ground H may be looked at."""
    try:
        return calendar.school_days_after(last.day, GROUND_H_DAYS)
    except RuleError:
        return None


def return_from(
    calendar: SchoolCalendar, last: Session, today: date, here: Iterable[Session]
) -> Return | None:
    """Say how the return from leave stands; `here` are sessions in which the child was in school.

    None: the calendar does not know when the child is due.
    """
    due = due_back(calendar, last)
    if due is None:
        return None
    back = min((one for one in here if one > last), default=None)
    if back is not None:
        missed = len(calendar.school_days(due.day, back.day)) - 1
        return Return(last, due, ReturnState.BACK, max(missed, 0), back.day)
    if today <= due.day:
        state = ReturnState.DUE_TODAY if today == due.day else ReturnState.AWAY
        return Return(last, due, state)
    gone = len(calendar.school_days(last.day + timedelta(days=1), today))
    tenth = ground_h_day(calendar, last)
    over = tenth is not None and today > tenth
    return Return(last, due, ReturnState.TEN_DAYS if over else ReturnState.OVERDUE, gone)


def is_here(code: str) -> bool:
    """Whether a mark says that the child came: present, at an activity, or late after the close."""
    return code in BY_SYMBOL and (BY_SYMBOL[code].is_attended or code == "U")


def return_in_words(one: Return) -> str:
    """Due back Mon 16 Nov; not back, school day 3; back Mon 16 Nov, on time."""
    due = day_in_words(one.due_on)
    match one.state:
        case ReturnState.AWAY:
            return f"due back {due}"
        case ReturnState.DUE_TODAY:
            return "due back today"
        case ReturnState.BACK:
            late = "on time" if not one.days else f"{_school_days(one.days)} late"
            return f"back {day_in_words(one.back_on or one.due_on)}, {late}"
        case ReturnState.OVERDUE:
            return f"was due back {due}, school day {one.days}"
    return f"was due back {due}: ten school days have gone by"


def _school_days(count: int) -> str:
    return "1 school day" if count == 1 else f"{count} school days"


@dataclass(frozen=True, slots=True)
class Check:
    """Something that must be so before a name comes off the roll on ground H; `key` is kept."""

    key: str
    words: str


GROUND_H_CHECKS: tuple[Check, ...] = (
    Check("leave given", "Leave was given, and the ten school days after it have gone by."),
    Check("no cause", "Nothing points to sickness or another unavoidable cause."),
    Check("school looked", "The school has made enquiries: contacts, address, brothers, sisters."),
    Check("authority looked", "The local authority has made enquiries with the school."),
    Check("agreed", "If the child was found: both agree that no return can be expected."),
)
CHECK_PREFIX = "ground H: "  # of the step that is kept
CHECK_KEYS = frozenset(one.key for one in GROUND_H_CHECKS)


def open_checks(ticked: Collection[str]) -> tuple[Check, ...]:
    """Return the conditions of ground H that nobody has ticked yet."""
    return tuple(one for one in GROUND_H_CHECKS if one.key not in ticked)


def check_ground_h(name: str, found: Return | None, ticked: Collection[str]) -> None:
    """RuleError unless ground H holds by the days and every condition was ticked by a person."""
    if found is None:
        raise RuleError(
            f"No leave was granted to {name} that has ended.",
            "Ground H is only for a child who is not back from leave (reg 9(1)).",
        )
    if found.state is not ReturnState.TEN_DAYS:
        raise RuleError(
            f"{name}: {return_in_words(found)}.",
            "Ground H needs ten school days after the leave without a return (reg 9(1)).",
        )
    if left := open_checks(ticked):
        raise RuleError(
            f"{len(left)} of the conditions of ground H are not ticked for {name}.",
            f"In Leave, on the watch list, tick first: {left[0].words}",
        )
