"""What the desk makes of a child who comes in: which session, which mark, or why none."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import SessionTimes, london
from desktop.models.marks.arrival import Arrival, arrival_code, late_amendment
from desktop.models.marks.attendance_code import BY_SYMBOL, Category

if TYPE_CHECKING:
    from desktop.models.days.session_times import Timetable
    from desktop.models.marks.register import Register, Row
    from desktop.models.organisation.policy import Policy

_AHEAD = timedelta(minutes=2)


def session_for(policy: Policy, times_of: str, at: datetime) -> Session:
    """Return the session that somebody who comes or goes at a moment comes to or goes from.

    `times_of` is the year group whose times the class keeps. From the end of the morning on it is
    the afternoon.
    """
    local = london(at)
    morning = local.time() < policy.times(Half.AM, times_of).ends
    return Session(local.date(), Half.AM if morning else Half.PM)


def check_moment(at: datetime, now: datetime) -> None:
    """RuleError for a time that has not come, or for another day than today."""
    if at > now + _AHEAD:
        raise RuleError(
            f"{london(at):%H:%M} has not come yet.", "Check the time, or clear it to use the clock."
        )
    if london(at).date() != london(now).date():
        raise RuleError("The desk signs for today only.", "Amend an earlier day in its register.")


def check_has_opened(register: Register, at: datetime) -> None:
    """RuleError before the class's register opens, which says when it does."""
    opens = register.times.opens
    if at >= opens:
        return
    between = register.session.half is Half.PM
    why = "The morning is over" if between else "It is early"
    raise RuleError(
        f"{why}: the register of {register.group_name} opens at {london(opens):%H:%M}.",
        "A child who is here by then is not late.",
    )


def late_mark(register: Register, row: Row, arrived: datetime, better: str) -> Arrival:
    """Return what a child who comes late is marked; RuleError where there is nothing to sign.

    An authorised reason that is known already stands after the close; before it the child is `L`.
    """
    _check_not_here(row)
    times = clock_times(register.times)
    at, half = london(arrived).time(), register.session.half
    if row.code:
        found = late_amendment(row.code, times, at, half, better or _known(row))
    else:
        found = arrival_code(times, at, half, better or _known(row))
    if found.code == register.present_code:
        raise RuleError(
            f"{at:%H:%M} is not late: registration begins at {times.begins:%H:%M}.",
            f"Send {row.name} to the class, to be marked there; or correct the register.",
        )
    return found


def _check_not_here(row: Row) -> None:
    code = BY_SYMBOL.get(row.code)
    if code is None:
        return
    if code.is_attended:
        what = "here" if code.category is Category.PRESENT else f"away with the school ({row.code})"
        by = f" by {row.entry.name}" if row.entry and row.entry.name else ""
        raise RuleError(
            f"{row.name} is already marked {what}{by}.",
            "Nothing to sign. If that is wrong, change it in the register.",
        )
    if row.code == "U":
        raise RuleError(
            f"{row.name} is already signed in, after the close (U).", "Nothing to sign."
        )


def _known(row: Row) -> str | None:
    """The code of an authorised reason known beforehand, such as an appointment."""
    code = BY_SYMBOL.get(row.known.code) if row.known else None
    return code.symbol if code and code.category is Category.AUTHORISED else None


def clock_times(times: Timetable) -> SessionTimes:
    """Return a register's own times, fixed that day, as the clock shows them."""
    opens, begins, closes, expected, ends = (
        london(moment).time()
        for moment in (times.opens, times.begins, times.closes, times.expected_by, times.ends)
    )
    return SessionTimes(opens, begins, closes, expected, ends, inclusive=False)
