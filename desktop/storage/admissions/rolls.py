"""Who is on roll from which day to which, and in which class."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from desktop.models.admissions.roll import Enrolment, Membership, Rolls
from desktop.models.days.session import Session, session_of
from desktop.storage.file.moments import day_or_none, text_or_none

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

_ENROLMENT = (
    "SELECT enrolments.id, pupil, starting_day, leaving_day, destination, ground FROM enrolments"
)
_MEMBERSHIP = (
    "SELECT memberships.id, pupil, group_id, coalesce(groups.name, ''), year_group,"
    " memberships.first_day, memberships.last_day"
    " FROM memberships LEFT JOIN groups ON groups.id = group_id"
)

_LATEST = (
    "SELECT pupil AS child, max(starting_day) AS starts, leaving_day AS leaves"
    " FROM enrolments JOIN pupils ON pupils.id = pupil WHERE school = :school GROUP BY pupil"
)
_PLACES = (
    f"{_MEMBERSHIP} JOIN ({_LATEST}) ON child = pupil"
    " WHERE max(starts, min(:day, coalesce(leaves, :day)))"
    " BETWEEN memberships.first_day AND coalesce(memberships.last_day, '9999')"
    " ORDER BY pupil, memberships.first_day"
)


def rolls_of_school(db: Database, school: int) -> Rolls:
    """Return everyone's enrolments and memberships, read in one pass."""
    of_school = " JOIN pupils ON pupils.id = pupil WHERE pupils.school = ? ORDER BY pupil, "
    enrolments = db.conn.execute(f"{_ENROLMENT}{of_school} starting_day", (school,))
    memberships = db.conn.execute(f"{_MEMBERSHIP}{of_school} memberships.first_day", (school,))
    return Rolls(
        _by_pupil(map(_enrolment, enrolments)),
        _by_pupil(map(_membership, memberships)),
    )


def rolls_of(db: Database, pupils: Sequence[int]) -> Rolls:
    """Return the enrolments and memberships of some pupils."""
    those = f" WHERE pupil IN ({','.join('?' * len(pupils))}) ORDER BY pupil, "
    enrolments = db.conn.execute(f"{_ENROLMENT}{those} starting_day", tuple(pupils))
    memberships = db.conn.execute(f"{_MEMBERSHIP}{those} memberships.first_day", tuple(pupils))
    return Rolls(
        _by_pupil(map(_enrolment, enrolments)),
        _by_pupil(map(_membership, memberships)),
    )


def _by_pupil(facts: Any) -> dict[int, Any]:
    return {pupil: tuple(theirs) for pupil, theirs in groupby(facts, attrgetter("pupil"))}


def rolls_on(db: Database, school: int, day: date) -> Rolls:
    """Return everyone's enrolments with one membership each, read without their whole past.

    It is the one that holds on the day; for those yet to join, or who have left, the one that
    holds on their starting or leaving day.
    """
    enrolments = db.conn.execute(
        f"{_ENROLMENT} JOIN pupils ON pupils.id = pupil WHERE pupils.school = ?"
        " ORDER BY pupil, starting_day",
        (school,),
    )
    memberships = db.conn.execute(_PLACES, {"school": school, "day": str(day)})
    return Rolls(_by_pupil(map(_enrolment, enrolments)), _by_pupil(map(_membership, memberships)))


def enrolments_of(db: Database, pupil: int) -> tuple[Enrolment, ...]:
    """Return a pupil's times on roll, oldest first."""
    rows = db.conn.execute(f"{_ENROLMENT} WHERE pupil = ? ORDER BY starting_day", (pupil,))
    return tuple(map(_enrolment, rows))


def memberships_of(db: Database, pupil: int) -> tuple[Membership, ...]:
    """Return a pupil's classes and year groups, oldest first."""
    rows = db.conn.execute(
        f"{_MEMBERSHIP} WHERE pupil = ? ORDER BY memberships.first_day, memberships.id", (pupil,)
    )
    return tuple(map(_membership, rows))


def roll_version(db: Database) -> tuple[int | None, ...]:
    """Return the newest numbers of what changes the roll: every change leaves its history."""
    row = db.conn.execute(
        "SELECT (SELECT max(id) FROM history), (SELECT max(id) FROM pupils),"
        " (SELECT max(id) FROM enrolments), (SELECT max(id) FROM memberships)"
    ).fetchone()
    return tuple(row)


def is_on_roll(db: Database, pupil: int, day: date) -> bool:
    """Whether a pupil is on roll on a day."""
    return any(enrolment.holds(day) for enrolment in enrolments_of(db, pupil))


def class_on(db: Database, pupil: int, day: date) -> Membership | None:
    """Return a pupil's class and year group on a day; None for neither."""
    places = memberships_of(db, pupil)
    return next((place for place in reversed(places) if place.holds(day)), None)


def classes(db: Database, school: int) -> dict[int, str]:
    """Return number and name of each class of a school that has not ended."""
    rows = db.conn.execute(
        "SELECT id, name FROM groups WHERE school = ? AND last_day IS NULL ORDER BY name", (school,)
    )
    return {int(number): str(name) for number, name in rows}


def add_enrolment(db: Database, new: Enrolment) -> int:
    """Put a pupil on roll; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO enrolments (pupil, starting_day, leaving_day, destination, ground)"
        " VALUES (?, ?, ?, ?, ?)",
        (new.pupil, *_days(new), new.destination, new.ground),
    )
    return int(cursor.lastrowid or 0)


def update_enrolment(db: Database, changed: Enrolment) -> None:
    """Write a time on roll as it is now; inside `saving`."""
    db.conn.execute(
        "UPDATE enrolments SET starting_day = ?, leaving_day = ?, destination = ?, ground = ?"
        " WHERE id = ?",
        (*_days(changed), changed.destination, changed.ground, changed.id),
    )


def _days(enrolment: Enrolment) -> tuple[str, str | None]:
    return enrolment.starting_day.isoformat(), text_or_none(enrolment.leaving_day)


def add_membership(
    db: Database, pupil: int, group: int | None, year_group: str, first_day: date
) -> None:
    """Put a pupil who was in no class before in one; inside `saving`."""
    db.conn.execute(
        "INSERT INTO memberships (pupil, group_id, year_group, first_day) VALUES (?, ?, ?, ?)",
        (pupil, group, year_group, first_day.isoformat()),
    )


def move(db: Database, pupil: int, group: int | None, year_group: str, first_day: date) -> None:
    """Put a pupil in a class and year group from a day on, until what is already to come later."""
    day = first_day.isoformat()
    db.conn.execute("DELETE FROM memberships WHERE pupil = ? AND first_day = ?", (pupil, day))
    db.conn.execute(
        "UPDATE memberships SET last_day = date(:day, '-1 day') WHERE pupil = :pupil"
        " AND first_day < :day AND (last_day IS NULL OR last_day >= :day)",
        {"pupil": pupil, "day": day},
    )
    db.conn.execute(
        "INSERT INTO memberships (pupil, group_id, year_group, first_day, last_day)"
        " VALUES (:pupil, :group, :year_group, :day, (SELECT date(min(first_day), '-1 day')"
        " FROM memberships WHERE pupil = :pupil AND first_day > :day))",
        {"pupil": pupil, "group": group, "year_group": year_group, "day": day},
    )


def marked_sessions(db: Database, pupil: int) -> tuple[Session, Session] | None:
    """Return the first and the last session that carry a mark of the pupil; None without any."""
    row = db.conn.execute(
        "SELECT min(session), max(session) FROM entries WHERE pupil = :pupil AND code <> ''"
        " AND id = (SELECT max(id) FROM entries AS later"
        "           WHERE later.pupil = :pupil AND later.session = entries.session)",
        {"pupil": pupil},
    ).fetchone()
    return (session_of(row[0]), session_of(row[1])) if row[0] is not None else None


def _enrolment(row: tuple[Any, ...]) -> Enrolment:
    return Enrolment(row[0], row[1], date.fromisoformat(row[2]), day_or_none(row[3]), *row[4:])


def _membership(row: tuple[Any, ...]) -> Membership:
    return Membership(
        row[0], row[1], row[2], row[3], row[4], date.fromisoformat(row[5]), day_or_none(row[6])
    )
