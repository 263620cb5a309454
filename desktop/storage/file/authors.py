"""People as they were when they did something: name and position, kept once each; and history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.storage.file.moments import seconds

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from desktop.models.organisation.staff import Who


def author_of(db: Database, school: int, who: Who) -> int:
    """Return the author that stands for this person, name and position; made when new."""
    keys = (school, who.person, who.name, who.position)
    asked = "SELECT id FROM authors WHERE school = ? AND person = ? AND name = ? AND position = ?"
    row = db.conn.execute(asked, keys).fetchone()
    if row:
        return int(row[0])
    cursor = db.conn.execute(
        "INSERT INTO authors (school, person, name, position) VALUES (?, ?, ?, ?)", keys
    )
    return int(cursor.lastrowid or 0)


def record(
    db: Database,
    at: datetime,
    author: int | None,
    subject: tuple[int | None, str, int | None],
    what: str,
    **detail: Any,
) -> None:
    """Add to history: `subject` is school, kind ("pupil", "staff" …) and number; detail is JSON."""
    school, kind, number = subject
    db.conn.execute(
        "INSERT INTO history (school, at, author, subject, subject_id, what, detail)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (school, seconds(at), author, kind, number, what, json.dumps(detail, ensure_ascii=False)),
    )
