"""What was tried to reach families: only added to; what is taken back names its line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.absence.attempt import Attempt
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlite_utils import Database

    from desktop.models.absence.attempt import AttemptDraft
    from desktop.storage.file.signature import Signature

_SELECT = (
    "SELECT attempts.id, pupil, day, how, outcome, at, authors.name, authors.position, contact,"
    " reached, words FROM attempts JOIN authors ON authors.id = author"
    " WHERE takes_back IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM attempts AS back WHERE back.takes_back = attempts.id)"
)


def add_attempt(
    db: Database, draft: AttemptDraft, place: tuple[int, date], signed: Signature
) -> int:
    """Write down an attempt for one child on a day; inside `saving`."""
    pupil, day = place
    cursor = db.conn.execute(
        "INSERT INTO attempts (school, pupil, day, how, outcome, contact, reached, words, at,"
        " recorded_at, author) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, pupil, str(day), draft.how, draft.outcome, draft.contact,
            draft.reached.strip(), draft.words.strip(), seconds(signed.at), seconds(signed.at),
            signed.author,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def take_back(db: Database, attempt: Attempt, signed: Signature) -> None:
    """Let an attempt count no longer; its line stays; inside `saving`."""
    db.conn.execute(
        "INSERT INTO attempts (school, pupil, day, how, outcome, at, recorded_at, author,"
        " takes_back) VALUES (?, ?, ?, 'taken back', 'taken back', ?, ?, ?, ?)",
        (
            signed.school, attempt.pupil, str(attempt.day), seconds(signed.at),
            seconds(signed.at), signed.author, attempt.id,
        ),
    )  # fmt: skip


def load_attempt(db: Database, school: int, number: int) -> Attempt | None:
    """Read one attempt that still counts."""
    found = _read(db, "attempts.school = ? AND attempts.id = ?", (school, number))
    return found[0] if found else None


def attempts_since(db: Database, pupils: Sequence[int], first: date) -> tuple[Attempt, ...]:
    """Return what was tried for these children from a day on, oldest first."""
    asked = ",".join("?" * len(pupils))
    return _read(db, f"pupil IN ({asked}) AND day >= ?", (*pupils, str(first)))


def attempts_of_day(db: Database, school: int, day: date) -> tuple[Attempt, ...]:
    """Return all that was tried on a day, oldest first."""
    return _read(db, "attempts.school = ? AND day = ?", (school, str(day)))


def _read(db: Database, where: str, values: Iterable[Any]) -> tuple[Attempt, ...]:
    rows = db.conn.execute(f"{_SELECT} AND {where} ORDER BY attempts.id", tuple(values))
    return tuple(map(_attempt, rows))


def _attempt(row: tuple[Any, ...]) -> Attempt:
    return Attempt(
        id=row[0],
        pupil=row[1],
        day=date.fromisoformat(row[2]),
        how=row[3],
        outcome=row[4],
        at=moment(row[5]),
        name=row[6],
        position=row[7],
        contact=row[8],
        reached=row[9],
        words=row[10],
    )
