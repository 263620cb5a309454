"""All that stands in a span of sessions for some children, each table read in one query."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.admissions.person_name import sort_key
from desktop.models.days.session import session_of
from desktop.models.days.session_times import Timetable
from desktop.models.marks.register import Register, Row
from desktop.storage.file.moments import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlite_utils import Database

    from desktop.models.days.session import Session


def children_of(
    db: Database, school: int, groups: Sequence[int], first: date, last: date
) -> tuple[int, ...]:
    """Return everyone who was in one of these classes of the school on a day of the span."""
    rows = db.conn.execute(
        "SELECT DISTINCT pupil FROM memberships JOIN groups ON groups.id = group_id"  # noqa: S608 - only question marks
        f" WHERE groups.school = ? AND group_id IN ({_marks(groups)})"
        " AND memberships.first_day <= ?"
        " AND (memberships.last_day IS NULL OR memberships.last_day >= ?)",
        (school, *groups, str(last), str(first)),
    )
    return tuple(int(pupil) for (pupil,) in rows)


def blank_rows(db: Database, school: int, pupils: Sequence[int]) -> tuple[Row, ...]:
    """Return these children of the school as rows without a mark, as a person sorts them."""
    rows = db.conn.execute(
        "SELECT id, coalesce(nullif(preferred_forename, ''), legal_forename),"  # noqa: S608 - only question marks
        " coalesce(nullif(preferred_surname, ''), legal_surname), birth_date FROM pupils"
        f" WHERE school = ? AND id IN ({_marks(pupils)})",
        (school, *pupils),
    ).fetchall()
    return tuple(
        Row(number, f"{forename} {surname}", date.fromisoformat(birth))
        for number, forename, surname, birth in sorted(rows, key=_as_sorted)
    )


def _as_sorted(row: tuple[int, str, str, str]) -> tuple[Any, int]:
    return sort_key(row[2], row[1]), row[0]


def registers_between(
    db: Database, groups: Iterable[int], first: Session, last: Session
) -> dict[tuple[int, int], Register]:
    """Return the registers of these classes in the span, by class and session, without rows."""
    asked = tuple(groups)
    rows = db.conn.execute(
        "SELECT registers.id, registers.school, group_id, groups.name, session, opens_at,"  # noqa: S608 - only question marks
        " begins_at, closes_at, expected_at, ends_at,"
        " (SELECT max(effective_at) FROM register_events"
        "  WHERE register = registers.id AND kind = 'taken'),"
        " (SELECT max(effective_at) FROM register_events"
        "  WHERE register = registers.id AND kind = 'handed in'),"
        " (SELECT max(effective_at) FROM register_events"
        "  WHERE register = registers.id AND kind = 'closed')"
        " FROM registers JOIN groups ON groups.id = group_id"
        f" WHERE group_id IN ({_marks(asked)}) AND session BETWEEN ? AND ?",
        (*asked, first.number, last.number),
    )
    return {(row[2], row[4]): _register(row) for row in rows}


def _register(row: tuple[Any, ...]) -> Register:
    taken, handed_in, closed = (moment(at) if at is not None else None for at in row[10:13])
    return Register(
        id=row[0],
        school=row[1],
        group=row[2],
        group_name=row[3],
        session=session_of(row[4]),
        times=Timetable(*map(moment, row[5:10])),
        rows=(),
        taken_at=taken,
        handed_in_at=handed_in,
        closed_at=closed,
    )


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
