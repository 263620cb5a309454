"""The steps of a search for a child, as each was done and written down."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.models.travel.deletion import DoneStep, Step
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature


def add_step(
    db: Database, pupil: int, step: Step, done: tuple[date, str], signed: Signature
) -> int:
    """Keep that a step was done on a day, and what came of it; inside `saving`."""
    done_on, words = done
    cursor = db.conn.execute(
        "INSERT INTO deletion_steps (school, pupil, step, done_on, words, recorded_at, author)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, pupil, step.value, str(done_on), words.strip(), seconds(signed.at),
            signed.author,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def steps_of(db: Database, school: int, pupil: int) -> tuple[DoneStep, ...]:
    """Return every step ever done for a child, oldest first."""
    rows = db.conn.execute(
        "SELECT step, done_on, words, recorded_at, name FROM deletion_steps"
        " JOIN authors ON authors.id = author"
        " WHERE deletion_steps.school = ? AND pupil = ? ORDER BY deletion_steps.id",
        (school, pupil),
    )
    return tuple(
        DoneStep(
            step=Step(step),
            done_on=date.fromisoformat(done_on),
            words=words,
            recorded_at=moment(recorded_at),
            name=name,
        )
        for step, done_on, words, recorded_at, name in rows
    )
