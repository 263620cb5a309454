"""What was done about children not back from leave, and decided about proposals; only added to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.leave.step import LeaveStep
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

    from desktop.models.leave.step import StepDraft
    from desktop.storage.file.signature import Signature


def add_step(db: Database, draft: StepDraft, signed: Signature) -> int:
    """Keep a step; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO leave_steps (school, pupil, request, since, step, done, words, day,"
        " recorded_at, author) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, draft.pupil, draft.request, draft.since, draft.step, int(draft.done),
            draft.words.strip(), str(draft.day), seconds(signed.at), signed.author,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def steps_of(db: Database, pupils: Sequence[int]) -> tuple[LeaveStep, ...]:
    """Return everything that was done about these children, oldest first."""
    rows = db.conn.execute(
        "SELECT leave_steps.id, pupil, request, since, step, done, words, day, recorded_at, name,"  # noqa: S608 - only question marks
        " position FROM leave_steps JOIN authors ON authors.id = author"
        f" WHERE pupil IN ({','.join('?' * len(pupils))}) ORDER BY leave_steps.id",
        tuple(pupils),
    )
    return tuple(map(_step, rows))


def _step(row: tuple[Any, ...]) -> LeaveStep:
    return LeaveStep(
        id=row[0],
        pupil=row[1],
        request=row[2],
        since=row[3],
        step=row[4],
        done=bool(row[5]),
        words=row[6],
        day=date.fromisoformat(row[7]),
        recorded_at=moment(row[8]),
        name=row[9],
        position=row[10],
    )
