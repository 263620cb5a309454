"""Evidence that was asked for, and what came of it; never what it said, never a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.models.absence.evidence import Evidence, EvidenceOutcome
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature

_SELECT = (
    "SELECT evidence.id, pupil, what, why, asked_at, asker.name, message, settled_at,"
    " coalesce(settler.name, ''), outcome FROM evidence"
    " JOIN authors AS asker ON asker.id = asked_by"
    " LEFT JOIN authors AS settler ON settler.id = settled_by"
)


def ask_evidence(
    db: Database, pupil: int, what: tuple[str, str], message: int | None, signed: Signature
) -> int:
    """Note that evidence is asked for: of what kind, and why; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO evidence (school, pupil, message, what, why, asked_at, asked_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (signed.school, pupil, message, *what, seconds(signed.at), signed.author),
    )
    return int(cursor.lastrowid or 0)


def settle_evidence(db: Database, number: int, outcome: EvidenceOutcome, signed: Signature) -> None:
    """Note what came of it; inside `saving`."""
    db.conn.execute(
        "UPDATE evidence SET settled_at = ?, settled_by = ?, outcome = ? WHERE id = ?",
        (seconds(signed.at), signed.author, outcome.value, number),
    )


def load_evidence(db: Database, school: int, number: int) -> Evidence | None:
    """Read one request of the school, settled or not."""
    found = _read(db, "evidence.school = ? AND evidence.id = ?", (school, number))
    return found[0] if found else None


def open_evidence(db: Database, school: int) -> tuple[Evidence, ...]:
    """Return what is still waited for, the oldest first."""
    return _read(db, "evidence.school = ? AND settled_at IS NULL", (school,))


def evidence_of_pupil(db: Database, school: int, pupil: int) -> tuple[Evidence, ...]:
    """Return everything that was asked for about a child, the oldest first."""
    return _read(db, "evidence.school = ? AND pupil = ?", (school, pupil))


def _read(db: Database, where: str, values: Iterable[Any]) -> tuple[Evidence, ...]:
    rows = db.conn.execute(f"{_SELECT} WHERE {where} ORDER BY evidence.id", tuple(values))
    return tuple(map(_evidence, rows))


def _evidence(row: tuple[Any, ...]) -> Evidence:
    return Evidence(
        id=row[0],
        pupil=row[1],
        what=row[2],
        why=row[3],
        asked_at=moment(row[4]),
        name=row[5],
        message=row[6],
        settled_at=moment(row[7]) if row[7] else None,
        settled_by=row[8],
        outcome=EvidenceOutcome(row[9]) if row[9] else None,
    )
