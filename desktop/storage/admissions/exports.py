"""A school's marks read row by row for an export: the current ones, and every entry ever made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

_FROM = (
    " FROM pupils CROSS JOIN entries ON entries.pupil = pupils.id"
    " LEFT JOIN entry_kinds ON entry_kinds.number = entries.kind"
    " LEFT JOIN groups ON groups.id = entries.group_id"
    " LEFT JOIN authors ON authors.id = entries.author"
    " LEFT JOIN imports ON imports.id = entries.source"
    " WHERE pupils.school = ?"
)
_IN_ORDER = " ORDER BY pupils.id, entries.session, entries.id"


def current_marks(db: Database, school: int) -> Iterator[tuple[Any, ...]]:
    """Yield pupil, session number, code, minutes and note of each mark that stands."""
    return iter(
        db.conn.execute(
            f"SELECT entries.pupil, entries.session, entries.code, entries.minutes, entries.note"  # noqa: S608 - constants
            f"{_FROM} AND entries.code <> '' AND entries.id = (SELECT max(id) FROM entries AS later"
            f" WHERE later.pupil = entries.pupil AND later.session = entries.session){_IN_ORDER}",
            (school,),
        )
    )


def all_entries(db: Database, school: int) -> Iterator[tuple[Any, ...]]:
    """Yield every entry: pupil, session, code, minutes, note, kind, class, moments, who, why."""
    return iter(
        db.conn.execute(
            "SELECT entries.pupil, entries.session, entries.code, entries.minutes, entries.note,"
            " entry_kinds.name, coalesce(groups.name, ''),"
            " coalesce(entries.effective_at, entries.recorded_at), entries.recorded_at,"
            " coalesce(authors.name, ''), coalesce(authors.position, ''), entries.reason,"
            " entries.id, entries.replaces, coalesce(imports.file_name, '')"
            f"{_FROM}{_IN_ORDER}",
            (school,),
        )
    )


def count_entries(db: Database, school: int) -> int:
    """Count a school's entries, so that progress can be told."""
    row = db.conn.execute(
        "SELECT count(*) FROM pupils CROSS JOIN entries ON entries.pupil = pupils.id"
        " WHERE pupils.school = ?",
        (school,),
    ).fetchone()
    return int(row[0])
