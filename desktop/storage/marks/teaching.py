"""Who takes which class: its teachers by date, and the teachers it is lent to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database


def teaches(db: Database, person: int, group: int, day: date) -> bool:
    """Whether the person is a teacher of the class on a day, or covers it."""
    row = db.conn.execute(
        "SELECT 1 FROM group_teachers WHERE person = :person AND group_id = :group"
        " AND first_day <= :day AND (last_day IS NULL OR last_day >= :day) LIMIT 1",
        {"person": person, "group": group, "day": str(day)},
    ).fetchone()
    return row is not None
