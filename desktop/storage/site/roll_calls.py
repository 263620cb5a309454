"""Roll-calls: begun and ended once, their lists never changed, each tick followed by another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.models.site.roll_call import CallKind, CallLine, PastCall, RollCall
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlite_utils import Database

    from desktop.models.site.roll_call import NewLine
    from desktop.storage.file.signature import Signature

_CALL = (
    "SELECT roll_calls.id, kind, what, begun_at, begun.name, ended_at, coalesce(ended.name, ''),"
    " note FROM roll_calls JOIN authors AS begun ON begun.id = begun_by"
    " LEFT JOIN authors AS ended ON ended.id = ended_by"
)
_NAMED = (
    "coalesce(nullif(preferred_forename, ''), legal_forename),"
    " coalesce(nullif(preferred_surname, ''), legal_surname)"
)
_LAST_TICK = (
    "LEFT JOIN roll_call_ticks AS last ON last.id = (SELECT max(id) FROM roll_call_ticks"
    " WHERE roll_call = roll_call_lines.roll_call AND pupil = roll_call_lines.pupil)"
)


def begin_call(db: Database, kind: CallKind, what: str, signed: Signature) -> int:
    """Begin a roll-call and return its number; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO roll_calls (school, kind, what, begun_at, begun_by) VALUES (?, ?, ?, ?, ?)",
        (signed.school, kind.value, what, seconds(signed.at), signed.author),
    )
    return int(cursor.lastrowid or 0)


def add_lines(db: Database, call: int, lines: Iterable[NewLine]) -> None:
    """Write whom a roll-call looks for; inside `saving`."""
    db.conn.executemany(
        "INSERT INTO roll_call_lines (roll_call, pupil, group_id, expected, standing)"
        " VALUES (?, ?, ?, ?, ?)",
        [(call, one.pupil, one.group, one.expected, one.standing) for one in lines],
    )


def add_ticks(
    db: Database, call: int, pupils: Iterable[int], signed: Signature, *, found: bool
) -> None:
    """Say that children were found, or that they were not after all; inside `saving`."""
    db.conn.executemany(
        "INSERT INTO roll_call_ticks (roll_call, pupil, found, at, author) VALUES (?, ?, ?, ?, ?)",
        [(call, pupil, found, seconds(signed.at), signed.author) for pupil in pupils],
    )


def end_call(db: Database, call: int, note: str, signed: Signature) -> None:
    """End a roll-call; inside `saving`."""
    db.conn.execute(
        "UPDATE roll_calls SET ended_at = ?, ended_by = ?, note = ? WHERE id = ?",
        (seconds(signed.at), signed.author, note, call),
    )


def open_call(db: Database, school: int) -> RollCall | None:
    """Return the school's roll-call that has not ended."""
    return _call(db, "roll_calls.school = ? AND ended_at IS NULL", school)


def load_call(db: Database, school: int, number: int) -> RollCall | None:
    """Return a school's roll-call by its number."""
    return _call(db, "roll_calls.school = ? AND roll_calls.id = ?", school, number)


def _call(db: Database, where: str, *values: int) -> RollCall | None:
    row = db.conn.execute(f"{_CALL} WHERE {where} ORDER BY begun_at DESC", values).fetchone()
    return _roll_call(row) if row else None


def lines_of(db: Database, call: int) -> tuple[CallLine, ...]:
    """Return whom a roll-call looks for, each with the last tick."""
    rows = db.conn.execute(
        f"SELECT roll_call_lines.pupil, {_NAMED}, group_id,"  # noqa: S608 - constants
        " coalesce(groups.name, 'In no class'), expected, standing, coalesce(found, 0),"
        " coalesce(authors.name, ''), last.at"
        " FROM roll_call_lines JOIN pupils ON pupils.id = roll_call_lines.pupil"
        " LEFT JOIN groups ON groups.id = group_id"
        f" {_LAST_TICK} LEFT JOIN authors ON authors.id = last.author"
        " WHERE roll_call_lines.roll_call = ?",
        (call,),
    )
    return tuple(map(_line, rows))


def calls_between(
    db: Database, school: int, first: datetime, last: datetime
) -> tuple[PastCall, ...]:
    """Return the roll-calls that ended and began between two moments, newest first."""
    rows = db.conn.execute(
        f"{_CALL} WHERE roll_calls.school = ? AND ended_at IS NOT NULL"
        " AND begun_at BETWEEN ? AND ? ORDER BY begun_at DESC",
        (school, seconds(first), seconds(last)),
    )
    return tuple(_past(db, _roll_call(row)) for row in rows.fetchall())


def _past(db: Database, call: RollCall) -> PastCall:
    rows = db.conn.execute(
        f"SELECT pupils.id, {_NAMED}, coalesce(found, 0) FROM roll_call_lines"  # noqa: S608 - constants
        f" JOIN pupils ON pupils.id = roll_call_lines.pupil {_LAST_TICK}"
        " WHERE roll_call_lines.roll_call = ? ORDER BY 3, 2",
        (call.id,),
    ).fetchall()
    missed = [(pupil, f"{name} {surname}") for pupil, name, surname, found in rows if not found]
    return PastCall(
        call, len(rows), tuple(name for _, name in missed), tuple(pupil for pupil, _ in missed)
    )


def _roll_call(row: tuple[Any, ...]) -> RollCall:
    number, kind, what, begun, by, ended, ended_by, note = row
    ended_at = moment(ended) if ended is not None else None
    return RollCall(number, CallKind(kind), what, moment(begun), by, ended_at, ended_by, note)


def _line(row: tuple[Any, ...]) -> CallLine:
    pupil, forename, surname, group, group_name, expected, standing, found, by, at = row
    when = moment(at) if at is not None else None
    known = pupil, forename, surname, group, group_name
    return CallLine(*known, bool(expected), standing, bool(found), by, when)
