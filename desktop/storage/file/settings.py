"""A school's settings by date: rows are only added, and a later one follows an earlier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature


@dataclass(frozen=True, slots=True)
class Setting:
    """What was set, from which day, when and by whom (the name as it was)."""

    value: str
    from_day: date
    recorded_at: datetime
    by: str


def setting_on(db: Database, school: int, name: str, day: date) -> str | None:
    """Return what holds on a day: the last that was set for it or for a day before."""
    row = db.conn.execute(
        "SELECT value FROM settings WHERE school = ? AND name = ? AND from_day <= ?"
        " ORDER BY from_day DESC, id DESC LIMIT 1",
        (school, name, str(day)),
    ).fetchone()
    return str(row[0]) if row else None


def settings_of(db: Database, school: int, name: str) -> tuple[Setting, ...]:
    """Return all that was ever set under a name, in the order in which it comes to hold."""
    rows = db.conn.execute(
        "SELECT value, from_day, recorded_at, coalesce(authors.name, '') FROM settings"
        " LEFT JOIN authors ON authors.id = settings.author"
        " WHERE settings.school = ? AND settings.name = ? ORDER BY from_day, settings.id",
        (school, name),
    )
    return tuple(
        Setting(value, date.fromisoformat(day), moment(at), by) for value, day, at, by in rows
    )


def add_setting(db: Database, name: str, value: str, from_day: date, signed: Signature) -> None:
    """Add a setting that holds from a day at the school of the signature; inside `saving`."""
    db.conn.execute(
        "INSERT INTO settings (school, name, value, from_day, recorded_at, author)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (signed.school, name, value, str(from_day), seconds(signed.at), signed.author),
    )
