"""The figures of a whole school for a finished year, beside a bare count over the same strings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benches.aims import Aim
from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, somebody
from desktop.tasks.record import see_figures
from desktop.ui.windows.heap import leave_in_peace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

_YEAR = 2025
_TIMES = 15
_COUNTED = "/\\LIMOGNUV"


def measured(bench: Bench) -> Iterator[Measured]:
    """Count the school, its year groups and classes over the school year before this."""
    with opened(bench.path) as db:
        desk = somebody(db, "Office manager", Clock(8, 58))
        years = [one for one in see_figures.spans_to_choose(desk) if one.words.startswith("Year")]
        count = partial(see_figures.figures, desk, years[1])
        count()
        leave_in_peace()  # as the window does once a place is made
        spent = tuple(timed(count) for _ in range(_TIMES))
        floor = tuple(timed(partial(_count, db)) for _ in range(_TIMES))
        yield Measured("a school's figures of a year", spent, floor, Aim(most=0.05))


def _count(db: Database) -> list[list[int]]:
    rows = db.conn.execute("SELECT pupil, marks FROM year_marks WHERE year = ?", (_YEAR,))
    return [[marks.count(code) for code in _COUNTED] for _pupil, marks in rows]
