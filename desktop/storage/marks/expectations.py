"""What is expected of pupils and classes: planned, dated, withdrawn but never deleted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.marks.expectation import Expectation, known_in
from desktop.storage.file.moments import day_or_none, moment, seconds, text_or_none

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlite_utils import Database

    from desktop.models.days.session import Session

_SELECT = (
    "SELECT expectations.id, pupil, group_id, first_day, last_day, pattern, code, recorded_at,"
    " note, review_day, source, coalesce(authors.name, '')"
    " FROM expectations LEFT JOIN authors ON authors.id = expectations.author"
)
_STANDING = "withdrawn_at IS NULL"


def expectations_for(
    db: Database, pupils: Sequence[int], group: int | None, session: Session
) -> dict[int, Expectation]:
    """Return what is expected of each of these pupils in a session, in the class they are in."""
    found = _standing_on(db, session.day, pupils, group)
    of_class = [one for one in found if one.pupil is None]
    own = {pupil: [one for one in found if one.pupil == pupil] for pupil in pupils}
    known = {pupil: known_in(session, own[pupil], of_class) for pupil in pupils}
    return {pupil: one for pupil, one in known.items() if one is not None}


def _standing_on(
    db: Database, day: date, pupils: Sequence[int], group: int | None
) -> list[Expectation]:
    rows = db.conn.execute(
        f"{_SELECT} WHERE {_STANDING} AND first_day <= ? AND last_day >= ?"
        f" AND (group_id = ? OR pupil IN ({','.join('?' * len(pupils))}))"
        " ORDER BY recorded_at, expectations.id",
        (str(day), str(day), group, *pupils),
    )
    return [_expectation(row) for row in rows]


def standing(db: Database, school: int, first: date, last: date) -> tuple[Expectation, ...]:
    """Return everything expected in the school between two days and not withdrawn, by first day."""
    rows = db.conn.execute(
        f"{_SELECT} WHERE expectations.school = ? AND {_STANDING}"
        " AND first_day <= ? AND last_day >= ? ORDER BY first_day, expectations.id",
        (school, str(last), str(first)),
    )
    return tuple(map(_expectation, rows))


def plans_between(db: Database, school: int, first: date, last: date) -> tuple[Expectation, ...]:
    """Return everything expected in the school between two days, in the order recorded."""
    return tuple(sorted(standing(db, school, first, last), key=_as_recorded))


def _as_recorded(one: Expectation) -> tuple[datetime, int]:
    return one.recorded_at, one.id


def load_expectation(db: Database, number: int) -> Expectation | None:
    """Return one that has not been withdrawn; None for any other."""
    row = db.conn.execute(
        f"{_SELECT} WHERE expectations.id = ? AND {_STANDING}",
        (number,),
    ).fetchone()
    return _expectation(row) if row else None


def add_expectation(db: Database, school: int, new: Expectation, author: int) -> int:
    """Add what is expected; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO expectations (school, pupil, group_id, first_day, last_day, pattern, code,"
        " recorded_at, note, review_day, source, author)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            school, new.pupil, new.group, str(new.first_day), str(new.last_day), new.pattern,
            new.code, seconds(new.recorded_at), new.note, text_or_none(new.review_day), new.source,
            author,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def end_expectation(db: Database, number: int, last_day: date) -> None:
    """Shorten it to an earlier last day; history keeps the old one; inside `saving`."""
    db.conn.execute("UPDATE expectations SET last_day = ? WHERE id = ?", (str(last_day), number))


def withdraw_expectation(db: Database, number: int, at: datetime, author: int, why: str) -> None:
    """Withdraw it wholly; it stays in the file with who, when and why; inside `saving`."""
    db.conn.execute(
        "UPDATE expectations SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_why = ?"
        " WHERE id = ?",
        (seconds(at), author, why, number),
    )


def _expectation(row: tuple[Any, ...]) -> Expectation:
    return Expectation(
        id=row[0],
        pupil=row[1],
        group=row[2],
        first_day=date.fromisoformat(row[3]),
        last_day=date.fromisoformat(row[4]),
        pattern=row[5],
        code=row[6],
        recorded_at=moment(row[7]),
        note=row[8],
        review_day=day_or_none(row[9]),
        source=row[10],
        author=row[11],
    )
