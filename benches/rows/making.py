"""The sample school itself, and what a mark takes of the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benches.aims import BYTES, Aim
from benches.measured import Measured
from benches.schools import SMALL, Bench, opened
from desktop.storage.file.database import create_database

if TYPE_CHECKING:
    from collections.abc import Iterator

_AIM = Aim(most=70)


def measured(bench: Bench) -> Iterator[Measured]:
    """Say how long making the school took, if it was made now, and how large its file was.

    What an empty file takes, for its tables and guards, is no mark's.
    """
    aim = Aim(most=3 if bench.size == SMALL else 180)
    made = (bench.seconds,) if bench.seconds else ()
    yield Measured("the sample school made", made, (), aim, instead="kept from before")
    empty = bench.path.with_name("empty.school")
    create_database(empty).close()
    with opened(bench.path) as db:
        marks = db.conn.execute("SELECT count(*) FROM entries").fetchone()[0]
    taken = bench.made_bytes - empty.stat().st_size
    yield Measured("a mark on disk, history and indexes in", (taken / marks,), (), _AIM, BYTES)
