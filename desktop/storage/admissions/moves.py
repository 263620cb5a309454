"""A school's move to a new year: what was moved, kept in history, and taking it back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlite_utils import Database

MOVED, UNDONE = "moved up", "move up undone"


def last_move(db: Database, school: int) -> dict[str, Any] | None:
    """Return what the last move that stands did; None when there is none, or it was undone."""
    row = db.conn.execute(
        "SELECT what, detail FROM history WHERE school = ? AND subject = 'school'"
        " AND what IN (?, ?) ORDER BY id DESC LIMIT 1",
        (school, MOVED, UNDONE),
    ).fetchone()
    return dict(json.loads(row[1])) if row and row[0] == MOVED else None


def is_marked_from(db: Database, school: int, day: date) -> bool:
    """Whether any mark of the school stands on a day or later, or a register was taken."""
    asked = {"school": school, "session": day.toordinal() * 2}
    row = db.conn.execute(
        "SELECT EXISTS (SELECT 1 FROM pupils CROSS JOIN entries ON entries.pupil = pupils.id"
        " WHERE pupils.school = :school AND entries.session >= :session)"
        " OR EXISTS (SELECT 1 FROM registers JOIN register_events ON register = registers.id"
        " WHERE school = :school AND session >= :session)",
        asked,
    ).fetchone()
    return bool(row[0])


def move_back(db: Database, pupils: Iterable[int], day: date) -> None:
    """Take back what these pupils moved to on a day; where they were goes on; inside `saving`."""
    for pupil in pupils:
        asked = {"pupil": pupil, "day": str(day)}
        db.conn.execute("DELETE FROM memberships WHERE pupil = :pupil AND first_day = :day", asked)
        db.conn.execute(
            "UPDATE memberships SET last_day = (SELECT date(min(later.first_day), '-1 day')"
            " FROM memberships AS later WHERE later.pupil = :pupil AND later.first_day > :day)"
            " WHERE pupil = :pupil AND last_day = date(:day, '-1 day')",
            asked,
        )


def stay(db: Database, pupils: Iterable[int], day: date) -> None:
    """Take back a leaving day that these pupils were given; inside `saving`."""
    db.conn.executemany(
        "UPDATE enrolments SET leaving_day = NULL WHERE pupil = ? AND leaving_day = ?",
        [(pupil, str(day)) for pupil in pupils],
    )


def set_last_day(db: Database, teaching: int, last_day: str | None) -> None:
    """Put back the day until which a person was to take a class; inside `saving`."""
    db.conn.execute("UPDATE group_teachers SET last_day = ? WHERE id = ?", (last_day, teaching))


def remove_teachings(db: Database, numbers: Iterable[int]) -> None:
    """Take back who was to take a class in a year that has not begun; inside `saving`."""
    db.conn.executemany("DELETE FROM group_teachers WHERE id = ?", [(one,) for one in numbers])


def remove_groups(db: Database, numbers: Iterable[int]) -> None:
    """Take back classes made for the new year that nobody is in; inside `saving`."""
    db.conn.executemany(
        "DELETE FROM groups WHERE id = :group"
        " AND NOT EXISTS (SELECT 1 FROM memberships WHERE group_id = :group)"
        " AND NOT EXISTS (SELECT 1 FROM group_teachers WHERE group_id = :group)"
        " AND NOT EXISTS (SELECT 1 FROM expectations WHERE group_id = :group)",
        [{"group": one} for one in numbers],
    )
