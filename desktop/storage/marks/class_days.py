"""Where all classes of a school stand, read in one pass each: marks, registers, gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.models.days.session import Half, Session, session_of
from desktop.models.days.session_times import Timetable
from desktop.models.marks.class_day import Gap
from desktop.models.marks.register import Register
from desktop.models.marks.year_marks import NO_MARK, place_in_year, symbol_of, year_of
from desktop.storage.file.moments import moment

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database

_CODES = (
    "SELECT group_id, substr(coalesce(marks, ''), :place, 2) AS pair, count(*)"
    # from who is on roll: there are far fewer of them than lines of every year's classes
    " FROM enrolments CROSS JOIN memberships ON memberships.pupil = enrolments.pupil"
    " AND first_day <= :day AND (last_day IS NULL OR last_day >= :day)"
    " LEFT JOIN year_marks ON year_marks.pupil = enrolments.pupil AND year = :year"
    " WHERE starting_day <= :day AND (leaving_day IS NULL OR leaving_day >= :day)"
    " AND group_id IN (SELECT id FROM groups WHERE school = :school)"
    " GROUP BY group_id, pair"
)


def codes_of_classes(db: Database, school: int, day: date) -> dict[int, dict[tuple[str, str], int]]:
    """Return how many children of each class have which morning and afternoon codes on a day."""
    place = place_in_year(Session(day, Half.AM))
    rows = db.conn.execute(
        _CODES,
        {"day": str(day), "place": place + 1, "year": year_of(day), "school": school},
    )
    found: dict[int, dict[tuple[str, str], int]] = {}
    for group, marks, count in rows:
        am, pm = map(symbol_of, marks.ljust(2, NO_MARK))
        codes = found.setdefault(group, {})
        codes[am, pm] = codes.get((am, pm), 0) + count
    return found


def registers_of_day(db: Database, school: int, day: date) -> tuple[Register, ...]:
    """Return a day's registers with their times and what happened to them, but no rows."""
    am, pm = Session(day, Half.AM).number, Session(day, Half.PM).number
    rows = db.conn.execute(
        "SELECT registers.id, group_id, groups.name, session, opens_at, begins_at, closes_at,"
        " expected_at, ends_at,"
        " (SELECT max(effective_at) FROM register_events"
        "  WHERE register = registers.id AND kind = 'taken'),"
        " (SELECT max(effective_at) FROM register_events"
        "  WHERE register = registers.id AND kind = 'handed in'),"
        " (SELECT max(effective_at) FROM register_events"
        "  WHERE register = registers.id AND kind = 'closed'),"
        " coalesce((SELECT authors.name FROM register_events JOIN authors"
        "  ON authors.id = register_events.author"
        "  WHERE register = registers.id AND kind = 'handed in' ORDER BY register_events.id DESC),"
        " '')"
        " FROM registers JOIN groups ON groups.id = group_id"
        " WHERE registers.school = ? AND session IN (?, ?)",
        (school, am, pm),
    ).fetchall()
    return tuple(_register(school, row) for row in rows)


def _register(school: int, row: tuple[Any, ...]) -> Register:
    taken, handed_in, closed = (moment(at) if at is not None else None for at in row[9:12])
    return Register(
        id=row[0],
        school=school,
        group=row[1],
        group_name=row[2],
        session=session_of(row[3]),
        times=Timetable(*map(moment, row[4:9])),
        rows=(),
        taken_at=taken,
        handed_in_at=handed_in,
        handed_in_by=row[12],
        closed_at=closed,
    )


_NOT_IN_TIME = (
    "SELECT group_id, groups.name, session,"
    " (SELECT count(DISTINCT memberships.pupil) FROM memberships JOIN enrolments"
    "  ON enrolments.pupil = memberships.pupil"
    "  WHERE memberships.group_id = registers.group_id"
    "  AND memberships.first_day <= date(session / 2 + 1721424.5)"
    "  AND (memberships.last_day IS NULL"
    "       OR memberships.last_day >= date(session / 2 + 1721424.5))"
    "  AND starting_day <= date(session / 2 + 1721424.5)"
    "  AND (leaving_day IS NULL OR leaving_day >= date(session / 2 + 1721424.5))) AS members,"
    " registers.id,"
    " EXISTS (SELECT 1 FROM register_events WHERE register = registers.id AND kind = 'taken')"
    " FROM registers JOIN groups ON groups.id = group_id"
    " WHERE registers.school = ? AND session BETWEEN ? AND ?"
    " AND NOT EXISTS (SELECT 1 FROM register_events"
    "  WHERE register = registers.id AND kind = 'handed in')"  # first: the index alone tells
    " AND NOT EXISTS (SELECT 1 FROM register_events"
    "  WHERE register = registers.id AND kind = 'taken' AND recorded_at < closes_at)"
    " AND EXISTS (SELECT 1 FROM register_events"
    "  WHERE register = registers.id AND kind = 'closed')"
    " AND members > 0"  # last: it costs more than all the others
    " ORDER BY session, groups.name"
)


def registers_not_in_time(
    db: Database, school: int, first: date, last: date
) -> tuple[tuple[Gap, int], ...]:
    """Return the closed registers that nobody took in time nor handed in since, with their numbers.

    Those that have children, oldest first (WC75); where the office has begun, the gap says so.
    """
    rows = db.conn.execute(
        _NOT_IN_TIME, (school, Session(first, Half.AM).number, Session(last, Half.PM).number)
    )
    return tuple(
        (Gap(group, name, session_of(number), members, bool(begun)), register)
        for group, name, number, members, register, begun in rows
    )
