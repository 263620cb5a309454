"""What a file says about itself: real or sample, the sample's day, the recovery code's hash."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

REAL, SAMPLE = "real", "sample"


def fact(db: Database, name: str) -> str:
    """Return what the file says under a name; empty when it says nothing."""
    row = db.conn.execute("SELECT value FROM file_facts WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def set_fact(db: Database, name: str, value: str) -> None:
    """Let the file say something about itself; inside `saving`."""
    db.conn.execute(
        "INSERT INTO file_facts (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def kind(db: Database) -> str:
    """Return "real" or "sample"; a file that says nothing is real."""
    return fact(db, "kind") or REAL


def is_sample(db: Database) -> bool:
    """Whether the file is an invented school with a clock of its own."""
    return kind(db) == SAMPLE


def set_kind(db: Database, kind: str, sample_day: date | None = None) -> None:
    """Say once and for all what a new file is; inside `saving`."""
    set_fact(db, "kind", kind)
    if sample_day is not None:
        set_fact(db, "sample_day", sample_day.isoformat())


def sample_day(db: Database) -> date | None:
    """Return the day a sample school's clock starts on."""
    kept = fact(db, "sample_day")
    return date.fromisoformat(kept) if kept else None
