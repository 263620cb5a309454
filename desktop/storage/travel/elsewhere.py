"""Attendances at other schools, with who confirmed them; a newer row takes an older one's place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.models.travel.meters import Elsewhere
from desktop.storage.file.moments import seconds

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature

_STANDING = (
    "SELECT id, pupil, place, first_day, last_day, attendances, source FROM attendances_elsewhere"
    " WHERE school = ? AND attendances > 0 AND NOT EXISTS ("
    "SELECT 1 FROM attendances_elsewhere AS newer"
    " WHERE newer.replaces = attendances_elsewhere.id)"
)
_ORDER = " ORDER BY first_day, id"


def add_elsewhere(db: Database, new: Elsewhere, signed: Signature) -> int:
    """Keep attendances at another school; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO attendances_elsewhere (school, pupil, place, first_day, last_day, attendances,"
        " source, recorded_at, author, replaces) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, new.pupil, new.place.strip(), str(new.first_day), str(new.last_day),
            new.attendances, new.source.strip(), seconds(signed.at), signed.author, new.replaces,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def elsewhere_of(db: Database, school: int, pupil: int) -> tuple[Elsewhere, ...]:
    """Return a child's attendances elsewhere that stand, oldest first; none taken back."""
    return _read(db, f"{_STANDING} AND pupil = ?{_ORDER}", (school, pupil)).get(pupil, ())


def elsewhere_of_school(db: Database, school: int) -> dict[int, tuple[Elsewhere, ...]]:
    """Return the same of every child who has any."""
    return _read(db, f"{_STANDING}{_ORDER}", (school,))


def _read(db: Database, asked: str, values: tuple[int, ...]) -> dict[int, tuple[Elsewhere, ...]]:
    found: dict[int, tuple[Elsewhere, ...]] = {}
    for number, pupil, place, first, last, count, source in db.conn.execute(asked, values):
        one = Elsewhere(
            id=number,
            pupil=pupil,
            place=place,
            first_day=date.fromisoformat(first),
            last_day=date.fromisoformat(last),
            attendances=count,
            source=source,
        )
        found[pupil] = (*found.get(pupil, ()), one)
    return found
