"""Which children of a school have anything that makes them children at risk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.storage.file.moments import day_or_none

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database


def flags_of_school(db: Database, school: int) -> dict[int, list[tuple[str, date | None]]]:
    """Return the flags that stand on each child who has any, with the day each is reviewed."""
    rows = db.conn.execute(
        "SELECT pupil, flag, review_on FROM pupil_flags JOIN pupils ON pupils.id = pupil"
        " WHERE pupils.school = ? AND withdrawn_at IS NULL ORDER BY pupil_flags.id",
        (school,),
    )
    found: dict[int, list[tuple[str, date | None]]] = {}
    for pupil, flag, review_on in rows:
        found.setdefault(int(pupil), []).append((str(flag), day_or_none(review_on)))
    return found


def chosen_for(db: Database, school: int, tier: str, day: date) -> tuple[int, ...]:
    """Return the children for whom a person has chosen this tier."""
    rows = db.conn.execute(
        "SELECT DISTINCT pupil FROM tier_choices"
        " WHERE school = ? AND tier = ? AND ended_at IS NULL AND from_day <= ?",
        (school, tier, str(day)),
    )
    return tuple(int(row[0]) for row in rows)
