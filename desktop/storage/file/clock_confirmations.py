"""When the last entry was recorded, and who confirmed the computer's clock, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature


def add_confirmation(
    db: Database, last_recorded: datetime | None, reason: str, signed: Signature
) -> None:
    """Note that the clock is right although the last entry says otherwise; inside `saving`."""
    db.conn.execute(
        "INSERT INTO clock_confirmations (school, confirmed_at, last_recorded_at, reason, author)"
        " VALUES (?, ?, ?, ?, ?)",
        (signed.school, seconds(signed.at), _kept(last_recorded), reason, signed.author),
    )


def confirmed_after(db: Database, last_recorded: datetime | None) -> datetime | None:
    """Return when the clock was last confirmed with this as the newest entry, if ever."""
    return _last(
        db,
        "SELECT max(confirmed_at) FROM clock_confirmations WHERE last_recorded_at = ?",
        (_kept(last_recorded),),
    )


def last_confirmed(db: Database) -> datetime | None:
    """Return the moment of the confirmation made last, if any."""
    return _last(db, "SELECT confirmed_at FROM clock_confirmations ORDER BY id DESC LIMIT 1", ())


def last_recorded_at(db: Database) -> datetime | None:
    """Return when the newest entry of the file was recorded; None in an empty file."""
    row = db.conn.execute("SELECT recorded_at FROM entries ORDER BY id DESC LIMIT 1").fetchone()
    return moment(row[0]) if row else None


def _last(db: Database, query: str, values: tuple[int, ...]) -> datetime | None:
    row = db.conn.execute(query, values).fetchone()
    return moment(row[0]) if row and row[0] is not None else None


def _kept(last_recorded: datetime | None) -> int:
    return seconds(last_recorded) if last_recorded is not None else 0
