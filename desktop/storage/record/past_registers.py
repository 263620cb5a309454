"""All that was ever recorded of one class's register: entries and events, each with who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.record.past_register import Happening, Record
from desktop.storage.file.moments import moment
from desktop.storage.marks.entries import entries_of_session
from desktop.storage.marks.registers import load_register
from desktop.storage.record.spans import blank_rows

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.models.days.session import Session


def load_record(db: Database, number: int) -> Record:
    """Read a register with everyone in the class that day, or with an entry made in it."""
    register = load_register(db, number)
    there = tuple(row.pupil for row in register.rows)
    others = _marked_in(db, register.school, register.group, register.session)
    rows = blank_rows(db, register.school, tuple({*there, *others}))
    return Record(
        register.group,
        register.group_name,
        register.session,
        register.times,
        {row.pupil: row.name for row in rows},
        entries_of_session(db, tuple(row.pupil for row in rows), register.session),
        _events(db, number),
    )


def _marked_in(db: Database, school: int, group: int, session: Session) -> tuple[int, ...]:
    """Children who have been moved to another class since, with effect from an earlier day."""
    rows = db.conn.execute(
        "SELECT DISTINCT pupils.id FROM pupils CROSS JOIN entries"
        " ON entries.pupil = pupils.id AND entries.session = ?"
        " WHERE pupils.school = ? AND group_id = ?",
        (session.number, school, group),
    )
    return tuple(int(number) for (number,) in rows)


def _events(db: Database, register: int) -> tuple[Happening, ...]:
    rows = db.conn.execute(
        "SELECT kind, effective_at, recorded_at, coalesce(authors.name, ''),"
        " coalesce(authors.position, ''), reason FROM register_events"
        " LEFT JOIN authors ON authors.id = author WHERE register = ? ORDER BY register_events.id",
        (register,),
    )
    return tuple(
        Happening(kind, moment(effective), moment(recorded), *who)
        for kind, effective, recorded, *who in rows
    )
