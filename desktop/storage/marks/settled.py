"""How many children of a day stood as `N` in a register that was in, and no longer do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import both_halves

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database

# From each child on roll by the index of its entries: nobody walks the year's.
_SETTLED = (
    "SELECT count(DISTINCT late.pupil) FROM enrolments CROSS JOIN entries AS late"
    " ON late.pupil = enrolments.pupil AND late.session IN (:am, :pm) AND late.code <> 'N'"
    " CROSS JOIN entries AS early ON early.id = late.replaces AND early.code = 'N'"
    " AND early.source IS NULL"
    " CROSS JOIN registers ON registers.school = :school AND registers.session = early.session"
    " AND registers.group_id = early.group_id"
    " WHERE starting_day <= :day AND (leaving_day IS NULL OR leaving_day >= :day)"
    " AND late.school = :school AND late.recorded_at > min(registers.closes_at, coalesce("
    "  (SELECT min(recorded_at) FROM register_events WHERE register = registers.id"
    "   AND kind = 'handed in'), registers.closes_at))"
)


def settled_on(db: Database, school: int, day: date) -> int:
    """Count the children who have another mark since their class's register came in or closed."""
    am, pm = both_halves(day)
    values = {"am": am.number, "pm": pm.number, "school": school, "day": str(day)}
    return int(db.conn.execute(_SETTLED, values).fetchone()[0])
