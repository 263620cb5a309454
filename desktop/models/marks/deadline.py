"""How long `N` may stand: five school days, then `O` is proposed to a person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.organisation.policy import DEADLINE_DAYS

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session

UNEXPLAINED, UNKNOWN = "N", "O"


def deadline(calendar: SchoolCalendar, session: Session, days: int = DEADLINE_DAYS) -> date:
    """Return the school day by whose end the reason is to be known (reg 10(7) to (9))."""
    return calendar.school_days_after(session.day, days)


def overdue_from(calendar: SchoolCalendar, session: Session, days: int = DEADLINE_DAYS) -> date:
    """Return the first school day after the deadline."""
    return calendar.school_days_after(session.day, days + 1)


def last_day_run_out(
    calendar: SchoolCalendar, today: date, days: int = DEADLINE_DAYS
) -> date | None:
    """Return the latest day whose `N` has come to its deadline; those of earlier days have too."""
    known = calendar.previous_school_days(today + timedelta(days=1), days + 1)
    return known[0] if len(known) > days else None


def proposal(
    symbol: str,
    session: Session,
    calendar: SchoolCalendar,
    today: date,
    days: int = DEADLINE_DAYS,
) -> str | None:
    """Return `O` for an `N` whose deadline has come, for a person to accept; else nothing."""
    if symbol != UNEXPLAINED:
        return None
    since = calendar.school_days(session.day + timedelta(days=1), today)
    return UNKNOWN if len(since) >= days else None
