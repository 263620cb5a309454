"""The close of every class, and looking whether one is due."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benches.aims import Aim
from benches.floors import BareFile
from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, teachers
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.marks.take_register import mark, open_register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.tasks.desk import Desk

_SESSIONS = [(later, half) for later in (2, 3) for half in (Half.AM, Half.PM)]


def measured(bench: Bench) -> Iterator[Measured]:
    """Close every class's register, look when nothing is due, and look through the whole record."""
    took, least = [], []
    with opened(bench.path) as db:
        close_due(db, Clock(18, 0, 1)())
        for later, half in _SESSIONS:
            hour = 9 if half is Half.AM else 13
            opens, closes = Clock(hour, 5, later), Clock(hour + 1, 5, later)
            blank = sum(_begun(desk, group, opens, half) for group, desk in teachers(db, opens))
            took.append(timed(partial(close_due, db, closes(), closes.day)))
            least.append(_bare(bench, blank))
        now = Clock(14, 30, 3)
        today = [timed(partial(close_due, db, now(), now.day)) for _ in range(20)]
        whole = [timed(partial(close_due, db, now())) for _ in range(5)]
    yield Measured("the close of every class", tuple(took), tuple(least), Aim(most=0.3))
    yield Measured("a look for closes, none due", tuple(today), (), Aim(most=0.01))
    yield Measured("the same through every year, at a start", tuple(whole))


def _begun(desk: Desk, group: int, clock: Clock, half: Half) -> int:
    """Mark one child of a class, so that the close has the others to mark; returns how many."""
    register = open_register(desk, group, Session(clock.day, half))
    first = register.blanks[0]
    mark(desk, register.id, Draft(first.pupil, register.present_code))
    return len(register.rows) - 1


def _bare(bench: Bench, rows: int) -> float:
    bare = BareFile(bench.path)
    spent = bare.commit(rows)
    bare.close()
    return spent
