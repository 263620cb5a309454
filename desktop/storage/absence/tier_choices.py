"""People's own choices of a child's tier, and the flags that the rule reads instead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.models.absence.tier import TierChoice
from desktop.storage.file.moments import seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature


def choices_of(db: Database, pupils: Sequence[int], day: date) -> dict[int, TierChoice]:
    """Return the choice that holds for each of these children who has one."""
    rows = db.conn.execute(
        "SELECT tier_choices.id, pupil, tier, reason, from_day, authors.name FROM tier_choices"  # noqa: S608 - only question marks
        f" JOIN authors ON authors.id = author WHERE pupil IN ({','.join('?' * len(pupils))})"
        " AND ended_at IS NULL AND from_day <= ? ORDER BY tier_choices.id",
        (*pupils, str(day)),
    )
    return {
        int(row[1]): TierChoice(row[0], row[1], row[2], row[3], date.fromisoformat(row[4]), row[5])
        for row in rows
    }


def add_choice(
    db: Database, pupil: int, what: tuple[str, str], from_day: date, signed: Signature
) -> int:
    """Keep a person's choice: the tier and why; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO tier_choices (school, pupil, tier, reason, from_day, recorded_at, author)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (signed.school, pupil, *what, str(from_day), seconds(signed.at), signed.author),
    )
    return int(cursor.lastrowid or 0)


def end_choices(db: Database, pupil: int, signed: Signature) -> int:
    """End what holds for a child; returns how many; inside `saving`."""
    return db.conn.execute(
        "UPDATE tier_choices SET ended_at = ?, ended_by = ? WHERE pupil = ? AND ended_at IS NULL",
        (seconds(signed.at), signed.author, pupil),
    ).rowcount


def flags_of_pupils(db: Database, pupils: Sequence[int]) -> dict[int, list[str]]:
    """Return the flags that stand on each of these children: for the rule, not the screen."""
    rows = db.conn.execute(
        "SELECT pupil, flag FROM pupil_flags WHERE withdrawn_at IS NULL"  # noqa: S608 - only question marks
        f" AND pupil IN ({','.join('?' * len(pupils))}) ORDER BY id",
        tuple(pupils),
    )
    found: dict[int, list[str]] = {}
    for pupil, flag in rows:
        found.setdefault(int(pupil), []).append(str(flag))
    return found
