"""Reminders to the teachers of classes: sent, seen once, never removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.models.days.session import both_halves, session_of
from desktop.models.site.reminder import Reminder
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlite_utils import Database

    from desktop.models.days.session import Session
    from desktop.storage.file.signature import Signature

_SELECT = (
    "SELECT reminders.id, group_id, session, words, sent_at, seen_at, coalesce(authors.name, '')"
    " FROM reminders LEFT JOIN authors ON authors.id = seen_by"
    " WHERE reminders.school = ? AND session IN (?, ?)"
)


def add_reminder(
    db: Database, place: tuple[int, Session], words: str, signed: Signature
) -> Reminder:
    """Send a reminder about a class and session; inside `saving`."""
    group, session = place
    cursor = db.conn.execute(
        "INSERT INTO reminders (school, group_id, session, words, sent_at, sent_by)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (signed.school, group, session.number, words, seconds(signed.at), signed.author),
    )
    return Reminder(int(cursor.lastrowid or 0), group, session, words, signed.at)


def note_seen(db: Database, numbers: Sequence[int], signed: Signature) -> None:
    """Note who has seen reminders and when; those seen before stay as they are; inside `saving`."""
    db.conn.executemany(
        "UPDATE reminders SET seen_at = ?, seen_by = ? WHERE id = ? AND seen_at IS NULL",
        [(seconds(signed.at), signed.author, number) for number in numbers],
    )


def last_reminders(db: Database, school: int, day: date) -> dict[tuple[int, Session], Reminder]:
    """Return the last reminder of each class and session of a day."""
    rows = db.conn.execute(f"{_SELECT} ORDER BY reminders.id", _of_day(school, day))
    return {(found.group, found.session): found for found in map(_reminder, rows)}


def unseen_reminders(db: Database, school: int, day: date) -> tuple[Reminder, ...]:
    """Return a day's reminders that nobody has seen yet, the oldest first."""
    rows = db.conn.execute(
        f"{_SELECT} AND seen_at IS NULL ORDER BY reminders.id", _of_day(school, day)
    )
    return tuple(map(_reminder, rows))


def _of_day(school: int, day: date) -> tuple[int, int, int]:
    morning, afternoon = both_halves(day)
    return school, morning.number, afternoon.number


def _reminder(row: tuple[Any, ...]) -> Reminder:
    number, group, session, words, sent_at, seen_at, seen_by = row
    return Reminder(
        number, group, session_of(session), words, moment(sent_at),
        moment(seen_at) if seen_at else None, seen_by,
    )  # fmt: skip
