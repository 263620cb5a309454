"""The days and sessions a request is about, by the school's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session, day_in_words

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar


@dataclass(frozen=True, slots=True)
class LeaveSpan:
    """The sessions the school meets for between two sessions; `back` is the first after them."""

    sessions: tuple[Session, ...]
    back: Session | None

    @property
    def days(self) -> tuple[date, ...]:
        """The school days touched, whole or half."""
        return tuple(dict.fromkeys(one.day for one in self.sessions))

    @property
    def back_on(self) -> date | None:
        """The day the child is due back; None where the calendar ends before."""
        return self.back.day if self.back else None


def span_of(calendar: SchoolCalendar, first: Session, last: Session) -> LeaveSpan:
    """Work out the sessions from first to last, and when the child is due back."""
    found = tuple(one for one in calendar.sessions(first.day, last.day) if first <= one <= last)
    return LeaveSpan(found, calendar.session_beside(last, 1))


def span_in_words(span: LeaveSpan) -> str:
    """5 school days (10 sessions), back on Mon 23 Nov 2026."""
    count = len(span.sessions)
    if not count:
        return "no school day"
    sessions = "1 session" if count == 1 else f"{count} sessions"
    back = _back(span.back) if span.back else "the calendar does not say when the child is back"
    return f"{days_in_words(count)} ({sessions}), {back}"


def days_in_words(sessions: int) -> str:
    """Half a day, 1 school day, 4½ school days."""
    whole, half = divmod(sessions, 2)
    if not whole:
        return "half a school day" if half else "no school day"
    count = f"{whole}{'½' if half else ''}"
    return f"{count} school day{'' if count == '1' else 's'}"


def dates_in_words(first: Session, last: Session) -> str:
    """Mon 16 Nov 2026 to Fri 20 Nov 2026; a half that is not the day's first or last is said."""
    if first == last:
        return str(first)
    begins = day_in_words(first.day) if first.half is Half.AM else str(first)
    ends = day_in_words(last.day) if last.half is Half.PM else str(last)
    return begins if first.day == last.day else f"{begins} to {ends}"


def _back(back: Session) -> str:
    return f"back on {day_in_words(back.day) if back.half is Half.AM else back}"
