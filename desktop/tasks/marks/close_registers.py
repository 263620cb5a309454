"""The close: at the closing minute blanks become N, and a register nobody took is a gap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import london, timetable
from desktop.models.marks.entry import Kind
from desktop.models.marks.register import at_the_close
from desktop.storage.file.database import saving
from desktop.storage.marks import entries, registers
from desktop.storage.organisation import groups, policies, school_years, schools

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from sqlite_utils import Database

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session_times import Timetable
    from desktop.models.marks.entry import Entry
    from desktop.models.marks.register import Register, Row
    from desktop.models.organisation.group import Group

CLOSED_BY_THE_CLOCK = "no mark by the close"


def close_due(db: Database, now: datetime, since: date | None = None) -> tuple[Register, ...]:
    """Close every register whose minute has passed, also those of days nobody opened the program.

    Returns the registers closed now. It takes effect at each register's closing minute, whenever it
    is run, so that afterwards the file is as if the program had been running. `since` looks no
    further back than a day; without it the whole record is gone through, as at a start.
    """
    if not registers.due_to_close(db, now, since) and not _missing(db, now, since):
        return ()
    with saving(db):
        for school, group, session, times in _missing(db, now, since):
            registers.add_register(db, school, group, session, times)
        return _close(db, registers.due_to_close(db, now, since), now)


def _close(db: Database, numbers: Iterable[int], now: datetime) -> tuple[Register, ...]:
    """Close registers in one go: what they rest on is read once, what they hold written once."""
    found = [registers.load_register(db, number) for number in numbers]
    made = _enter_the_close(db, found, now)
    for register in found:
        at = register.times.closes
        registers.add_event(db, register.id, registers.Event("closed", at, now))
    return tuple(_as_closed(register, made) for register in found)


def _as_closed(register: Register, made: dict[tuple[int, int], Entry]) -> Register:
    """Return a register as it would be read back."""
    rows = tuple(
        replace(row, entry=made.get((register.id, row.pupil), row.entry)) for row in register.rows
    )
    return replace(register, rows=rows, closed_at=register.times.closes)


def close_if_due(db: Database, number: int, now: datetime) -> None:
    """Run one register's close if its minute has passed; inside `saving`."""
    if registers.is_due_to_close(db, number, now):
        _close(db, (number,), now)


def close_late_taken(db: Database, number: int, now: datetime) -> None:
    """After a closed register is handed in, what is still blank becomes N; inside `saving`."""
    _enter_the_close(db, [registers.load_register(db, number)], now)


def _enter_the_close(
    db: Database, found: Iterable[Register], now: datetime
) -> dict[tuple[int, int], Entry]:
    """Mark the blanks; returns what was entered, by register and pupil."""
    calendar_of = cache(partial(school_years.load_calendar, db))
    new = [
        (register.id, entry)
        for register in found
        for entry in _entries_of_the_close(register, calendar_of, now)
    ]
    numbers = entries.add_entries(db, [entry for _, entry in new])
    return {
        (register, entry.pupil): entries.entry_from(number, entry)
        for number, (register, entry) in zip(numbers, new, strict=True)
    }


def _entries_of_the_close(
    register: Register, calendar_of: Callable[[int], SchoolCalendar], now: datetime
) -> Iterator[entries.NewEntry]:
    """None where the school closed unforeseen after the register was begun."""
    blanks = at_the_close(register)
    if not blanks or not calendar_of(register.school).is_school_session(register.session):
        return
    effective = max(register.times.closes, register.taken_at or register.times.closes)
    for row, code in blanks:
        yield entries.NewEntry(
            register.school, row.pupil, register.session, register.group, code, Kind.CLOSE,
            effective, now, None,
            note=row.known.note if row.known and code != "N" else "",
            reason=_why(row),
            replaces=row.entry.id if row.entry else None,
            source=row.known.id if row.known else None,
        )  # fmt: skip


def _why(row: Row) -> str:
    return f"made by the close, from {row.known.source}" if row.known else CLOSED_BY_THE_CLOCK


def _missing(
    db: Database, now: datetime, since: date | None
) -> list[tuple[int, int, Session, Timetable]]:
    """Return the registers past their close that nobody ever opened, with their times."""
    return [
        (school, group, session, times)
        for school in schools.school_numbers(db)
        if policies.has_policy(db, school)
        for group, session, times in _missing_at(db, school, now, since)
    ]


def _missing_at(
    db: Database, school: int, now: datetime, since: date | None
) -> Iterator[tuple[int, Session, Timetable]]:
    begins = max(schools.load_school(db, school).registers_from, since or date.min)
    today = london(now).date()
    calendar = school_years.load_calendar(db, school)
    held = {session.number: session for session in calendar.sessions(begins, today)}
    policy_of = cache(partial(policies.policy_on, db, school))
    for group, there in _classes(db, school, Session(begins, Half.AM)):
        for number in sorted(held.keys() - there):
            session = held[number]
            if not group.is_kept_on(session.day):
                continue
            times = policy_of(session.day).times(session.half, group.times_of)
            placed = timetable(times, session.day)
            if placed.closes <= now:
                yield group.id, session, placed


def _classes(db: Database, school: int, since: Session) -> Iterator[tuple[Group, frozenset[int]]]:
    """Give each class with its session numbers that have a register, those with none last."""
    left = {group.id: group for group in groups.groups_of_school(db, school)}
    for number, there in registers.registers_since(db, school, since):
        yield left.pop(number), there
    for group in left.values():
        yield group, frozenset()
