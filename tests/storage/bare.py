"""Entries and registers put in by bare SQL, past every task: what the store itself refuses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop.models.days.session import Half, Session
from desktop.storage.file.authors import author_of
from desktop.storage.file.database import saving
from desktop.tasks.marks import take_register
from tests import make

if TYPE_CHECKING:
    from sqlite_utils import Database

    from tests.conftest import SmallSchool

MORNING = Session(make.TUESDAY, Half.AM)


def at(hour: int, minute: int = 0, second: int = 0) -> int:
    """A moment of the Tuesday as the file keeps it."""
    return int(datetime(2026, 11, 10, hour, minute, second, tzinfo=UTC).timestamp())


@dataclass(frozen=True)
class Bare:
    """A register of this morning, and entries put in by bare SQL."""

    db: Database
    register: int
    row: dict[str, Any]
    authors: dict[str, int]

    def insert(self, verb: str = "INSERT", **changes: Any) -> int:
        row = self.row | changes
        row["kind"] = make.kind_number(row["kind"])
        names, marks = ", ".join(row), ", ".join("?" for _ in row)
        sql = f"{verb} INTO entries ({names}) VALUES ({marks})"
        return int(self.db.conn.execute(sql, tuple(row.values())).lastrowid or 0)

    def insert_register(self, **changes: Any) -> None:
        times = {"opens_at": at(12, 50), "begins_at": at(13), "closes_at": at(13, 31)}
        row = {
            "school": self.row["school"], "group_id": self.row["group_id"],
            "session": MORNING.number + 1, "expected_at": at(13, 15), "ends_at": at(15, 30),
        } | times | changes  # fmt: skip
        names, marks = ", ".join(row), ", ".join("?" for _ in row)
        verb = "INSERT OR REPLACE" if "id" in row else "INSERT"
        self.db.conn.execute(
            f"{verb} INTO registers ({names}) VALUES ({marks})", tuple(row.values())
        )


def bare_register(small: SmallSchool) -> Bare:
    """A register of this morning in a small school, ready for bare entries."""
    register = take_register.open_register(small.office, small.group, MORNING)
    desks = ("teacher", "office", "officer", "head")
    with saving(small.db):
        authors = {
            name: author_of(small.db, small.school, getattr(small, name).who) for name in desks
        }
    row = {
        "school": small.school, "pupil": small.pupils[0], "session": MORNING.number,
        "group_id": small.group, "code": "/", "kind": "taken", "effective_at": at(9),
        "recorded_at": at(9), "author": authors["teacher"],
    }  # fmt: skip
    return Bare(small.db, register.id, row, authors)
