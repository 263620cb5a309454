"""Registers of a class for a session: made when first needed, taken, handed in, closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from desktop.errors import RuleError
from desktop.models.admissions.person_name import sort_key
from desktop.models.days.session import Session, session_of
from desktop.models.days.session_times import Timetable, instant
from desktop.models.marks.register import Register, Row
from desktop.storage.file.moments import moment, seconds
from desktop.storage.marks.entries import current_entries
from desktop.storage.marks.expectations import expectations_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlite_utils import Database

_TIMES = "opens_at, begins_at, closes_at, expected_at, ends_at"
_REGISTER = (
    f"SELECT registers.id, registers.school, group_id, groups.name, session, {_TIMES}"  # noqa: S608 - constants
    " FROM registers JOIN groups ON groups.id = registers.group_id"
)


def register_number(db: Database, group: int, session: Session) -> int | None:
    """Return the number of a class's register for a session, None before it is first needed."""
    row = db.conn.execute(
        "SELECT id FROM registers WHERE group_id = ? AND session = ?", (group, session.number)
    ).fetchone()
    return int(row[0]) if row else None


def add_register(db: Database, school: int, group: int, session: Session, times: Timetable) -> int:
    """Fix a register's times; inside `saving`."""
    instants = (times.opens, times.begins, times.closes, times.expected_by, times.ends)
    cursor = db.conn.execute(
        f"INSERT INTO registers (school, group_id, session, {_TIMES})"  # noqa: S608 - constants
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (school, group, session.number, *map(seconds, instants)),
    )
    return int(cursor.lastrowid or 0)


def load_register(db: Database, number: int, only: int | None = None) -> Register:
    """Read a register with every pupil on roll in the class that day, or with one of them."""
    row = db.conn.execute(f"{_REGISTER} WHERE registers.id = ?", (number,)).fetchone()
    if row is None:
        raise RuleError("There is no such register.", "Choose the class and the day again.")
    bare = _bare(db, row)
    return replace(bare, rows=class_rows(db, bare.group, bare.session, only))


def register_without_children(db: Database, group: int, session: Session) -> Register | None:
    """Read a register's times and what happened to it; None before it is first needed."""
    row = db.conn.execute(
        f"{_REGISTER} WHERE group_id = ? AND session = ?", (group, session.number)
    ).fetchone()
    return None if row is None else _bare(db, row)


def _bare(db: Database, row: tuple[Any, ...]) -> Register:
    return Register(
        id=row[0],
        school=row[1],
        group=row[2],
        group_name=row[3],
        session=session_of(row[4]),
        times=Timetable(*map(moment, row[5:10])),
        rows=(),
        **_events(db, row[0]),
    )


def class_rows(
    db: Database, group: int, session: Session, only: int | None = None
) -> tuple[Row, ...]:
    """Read a class's pupils on roll on the session's day, as a person would sort them."""
    pupils = _members(db, group, session.day, only)
    numbers = [number for number, *_ in pupils]
    entries = current_entries(db, numbers, session)
    known = expectations_for(db, numbers, group, session)
    return tuple(
        Row(number, f"{forename} {surname}", date.fromisoformat(birth), entries.get(number),
            known.get(number))
        for number, forename, surname, birth in pupils
    )  # fmt: skip


def members(db: Database, group: int, day: date) -> tuple[int, ...]:
    """Return the pupils on roll in a class on a day, in register order."""
    return tuple(number for number, *_ in _members(db, group, day, None))


def _members(
    db: Database, group: int, day: date, only: int | None
) -> list[tuple[int, str, str, str]]:
    rows = db.conn.execute(
        "SELECT DISTINCT pupils.id, coalesce(nullif(preferred_forename, ''), legal_forename),"
        " coalesce(nullif(preferred_surname, ''), legal_surname), birth_date"
        " FROM memberships JOIN pupils ON pupils.id = memberships.pupil"
        " JOIN enrolments ON enrolments.pupil = pupils.id"
        " WHERE group_id = :group AND first_day <= :day AND (last_day IS NULL OR last_day >= :day)"
        " AND starting_day <= :day AND (leaving_day IS NULL OR leaving_day >= :day)"
        " AND (:only IS NULL OR pupils.id = :only)",
        {"group": group, "day": str(day), "only": only},
    ).fetchall()
    return sorted(rows, key=lambda row: (sort_key(row[2], row[1]), row[0]))


def _events(db: Database, register: int) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    rows = db.conn.execute(
        "SELECT kind, effective_at, coalesce(authors.name, '') FROM register_events"
        " LEFT JOIN authors ON authors.id = register_events.author WHERE register = ?"
        " ORDER BY register_events.id",
        (register,),
    )
    for kind, at, name in rows:
        facts[f"{kind.replace(' ', '_')}_at"] = moment(at)
        if kind == "handed in":
            facts["handed_in_by"] = name
    return facts


@dataclass(frozen=True, slots=True)
class Event:
    """What happens to a register: when it takes effect and is written; no author: the clock."""

    kind: str
    effective_at: datetime
    recorded_at: datetime
    author: int | None = None
    reason: str = ""


def add_event(db: Database, register: int, event: Event) -> None:
    """Add what happened to a register; inside `saving`."""
    db.conn.execute(
        "INSERT INTO register_events (register, kind, effective_at, recorded_at, author, reason)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (register, event.kind, seconds(event.effective_at), seconds(event.recorded_at),
         event.author, event.reason),
    )  # fmt: skip


def note_taken(db: Database, register: int, now: datetime, author: int) -> None:
    """Note that a person has marked the class, once; inside `saving`."""
    if _events(db, register).get("taken_at") is None:
        add_event(db, register, Event("taken", now, now, author))


def registers_on(db: Database, groups: Sequence[int], session: Session) -> dict[int, int]:
    """Return group and register number of those of these classes that have one for the session."""
    rows = db.conn.execute(
        f"SELECT group_id, id FROM registers WHERE session = ? AND group_id IN"  # noqa: S608 - only question marks
        f" ({','.join('?' * len(groups))})",
        (session.number, *groups),
    )
    return {int(group): int(number) for group, number in rows}


def due_to_close(db: Database, now: datetime, since: date | None = None) -> tuple[int, ...]:
    """Return registers whose minute has passed and whose close has not run, oldest first."""
    rows = db.conn.execute(
        "SELECT registers.id FROM registers LEFT JOIN register_events"
        " ON register_events.register = registers.id AND register_events.kind = 'closed'"
        " WHERE closes_at BETWEEN ? AND ? AND register_events.id IS NULL"
        " ORDER BY session, registers.id",
        (instant(since, time.min).timestamp() if since else 0, seconds(now)),
    )
    return tuple(int(row[0]) for row in rows)


def is_due_to_close(db: Database, number: int, now: datetime) -> bool:
    """Whether one register's minute has passed and its close has not run."""
    row = db.conn.execute(
        "SELECT closes_at <= ? AND NOT EXISTS (SELECT 1 FROM register_events"
        " WHERE register = registers.id AND kind = 'closed') FROM registers WHERE id = ?",
        (seconds(now), number),
    ).fetchone()
    return bool(row and row[0])


def registers_since(
    db: Database, school: int, session: Session
) -> Iterator[tuple[int, frozenset[int]]]:
    """Give each class's session numbers with a register, from a session of the school on.

    Class after class, and none is kept: six years of a large school are 150,000 registers.
    """
    rows = db.conn.execute(
        "SELECT group_id, group_concat(session) FROM registers WHERE school = ? AND session >= ?"
        " GROUP BY group_id",
        (school, session.number),
    )
    for group, numbers in rows:
        yield int(group), frozenset(map(int, numbers.split(",")))
