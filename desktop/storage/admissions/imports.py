"""Files that have been imported, and how their headings were mapped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.storage.file.moments import seconds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature


def add_import(
    db: Database, signed: Signature, file: tuple[str, str, str], summary: Mapping[str, Any]
) -> int:
    """Record an import (`file` is its kind, name and digest) and return its number."""
    cursor = db.conn.execute(
        "INSERT INTO imports (school, kind, file_name, digest, imported_at, author, summary)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (signed.school, *file, seconds(signed.at), signed.author, json.dumps(dict(summary))),
    )
    return int(cursor.lastrowid or 0)


def remembers_any(db: Database, school: int) -> bool:
    """Whether a school's file was ever mapped by hand."""
    row = db.conn.execute("SELECT 1 FROM import_mappings WHERE school = ?", (school,)).fetchone()
    return row is not None


def remembered_mapping(
    db: Database, school: int, kind: str, heading_key: str
) -> dict[str, str] | None:
    """Return how these headings were mapped last time; None the first time."""
    row = db.conn.execute(
        "SELECT mapping FROM import_mappings WHERE school = ? AND kind = ? AND heading_key = ?",
        (school, kind, heading_key),
    ).fetchone()
    return dict(json.loads(row[0])) if row else None


def remember_mapping(
    db: Database, school: int, kind: str, heading_key: str, mapping: Mapping[str, str]
) -> None:
    """Keep how these headings were mapped, in place of last time; inside `saving`."""
    db.conn.execute(
        "INSERT INTO import_mappings (school, kind, heading_key, mapping) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (school, kind, heading_key) DO UPDATE SET mapping = excluded.mapping",
        (school, kind, heading_key, json.dumps(dict(mapping), ensure_ascii=False)),
    )


def newest_entries_between(
    db: Database, pupils: Sequence[int], span: tuple[int, int]
) -> dict[tuple[int, int], int]:
    """Return the newest entry of each pupil and session number in a span, both ends included."""
    rows = db.conn.execute(
        "SELECT pupil, session, max(id) FROM entries WHERE session BETWEEN ? AND ?"  # noqa: S608 - only question marks
        f" AND pupil IN ({','.join('?' * len(pupils))}) GROUP BY pupil, session",
        (*span, *pupils),
    )
    return {(int(pupil), int(session)): int(number) for pupil, session, number in rows}
