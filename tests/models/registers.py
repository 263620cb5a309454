"""Registers and people as plain facts, for tests of the rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import SessionTimes, timetable
from desktop.models.marks.entry import Entry, Kind
from desktop.models.marks.expectation import EVERY_SESSION, Expectation
from desktop.models.marks.register import Register, Row
from desktop.models.organisation.staff import Post, Role, Who, who

TUESDAY = date(2026, 11, 10)
MORNING, AFTERNOON = Session(TUESDAY, Half.AM), Session(TUESDAY, Half.PM)
TIMES = SessionTimes(time(8, 45), time(8, 55), time(9, 25), time(9, 10), time(12), inclusive=True)
BORN = date(2016, 3, 4)


def at(hour: int, minute: int = 0, second: int = 0, day: date = TUESDAY) -> datetime:
    """A winter's moment: London is UTC."""
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC)


def a_register(*rows: Row, session: Session = MORNING, **more: Any) -> Register:
    return Register(1, 1, 1, "6B", session, timetable(TIMES, session.day), rows, **more)


def a_row(pupil: int, code: str | None = None, known: str = "", name: str = "Ben Baxter") -> Row:
    entry = None if code is None else an_entry(pupil, code)
    return Row(pupil, name, BORN, entry, an_expectation(pupil, known) if known else None)


def an_entry(pupil: int, code: str, number: int = 0) -> Entry:
    made = at(9)
    return Entry(
        number or pupil * 10, pupil, MORNING, 1, code, Kind.TAKEN, made, made, "Olive Office"
    )


def an_expectation(pupil: int, code: str) -> Expectation:
    return Expectation(5, pupil, None, TUESDAY, TUESDAY, EVERY_SESSION, code, at(8), "Trip")


def someone(*roles: Role) -> Who:
    posts = tuple(Post(role, role.value, date(2026, 9, 1)) for role in roles)
    return who(1, "Tara Teach", posts, TUESDAY)
