"""Many at once: fourteen teachers handing in on one file, and the close of every class."""

from __future__ import annotations

import multiprocessing
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benches.floors import BareFile
from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, teachers
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.storage.file.database import open_database
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.marks.take_register import fill_rest, hand_in, mark, open_register
from desktop.tasks.people.sign_in import desk_for

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier

    from sqlite_utils import Database

    from desktop.tasks.desk import Desk

TOGETHER = 14


def fourteen_at_once(bench: Bench) -> Measured:
    """Let fourteen processes, a teacher each, fill and hand in at the same moment."""
    clock = Clock(8, 59, 1)
    with opened(bench.path) as db:
        own = [(group, desk.who.person) for group, desk in teachers(db, clock)]
        for group, desk in teachers(db, clock):
            open_register(desk, group, Session(clock.day, Half.AM))
    seconds: list[float] = []
    many = min(TOGETHER, len(own))
    for first in range(0, len(own) - many + 1, many):
        seconds += _at_once(bench.path, own[first : first + many])
    bare = BareFile(bench.path)
    floor = [bare.commit(30) + bare.commit() for _ in range(20)]
    bare.close()
    words = f"{many} processes filling and handing in at once, {bench.size}"
    return Measured(words, tuple(seconds), tuple(floor), "nobody waits 1 s", 1.0)


def _at_once(path: Path, own: list[tuple[int, int]]) -> list[float]:
    context = multiprocessing.get_context("spawn")
    gate, answers = context.Barrier(len(own)), context.Queue()
    workers = [
        context.Process(target=_one_teacher, args=(str(path), *pair, gate, answers)) for pair in own
    ]
    for worker in workers:
        worker.start()
    seconds = [float(answers.get(timeout=120)) for _ in workers]
    for worker in workers:
        worker.join()
    return seconds


def _one_teacher(path: str, group: int, person: int, gate: Barrier, answers: Any) -> None:
    clock = Clock(8, 59, 1)
    db = open_database(Path(path))
    desk = desk_for(db, person, 1, clock)
    register = open_register(desk, group, Session(clock.day, Half.AM))
    gate.wait()
    began = time.perf_counter()
    fill_rest(desk, register.id)
    hand_in(desk, register.id)
    answers.put(time.perf_counter() - began)
    db.close()


def closing(bench: Bench) -> tuple[Measured, Measured, Measured]:
    """Close every class's register, look when nothing is due, and look through the whole record."""
    took, least = [], []
    with opened(bench.path) as db:
        close_due(db, Clock(18, 0, 1)())
        for later, half in ((2, Half.AM), (2, Half.PM), (3, Half.AM), (3, Half.PM)):
            hour = 9 if half is Half.AM else 13
            opens, closes = Clock(hour, 5, later), Clock(hour + 1, 5, later)
            blank = sum(_begun(desk, group, opens, half) for group, desk in teachers(db, opens))
            took.append(timed(partial(close_due, db, closes(), closes.day)))
            least.append(_bare(bench, blank))
        today, whole = _nothing_due(db, Clock(14, 30, 3))
    size = bench.size
    return (
        Measured(f"The close of every class, most blanks, {size}", tuple(took), tuple(least)),
        Measured(f"A look for closes of today, none due, {size}", tuple(today), (), "10 ms", 0.01),
        Measured(f"A look for closes since the beginning, none due, {size}", tuple(whole)),
    )


def _begun(desk: Desk, group: int, clock: Clock, half: Half) -> int:
    """Mark one child of a class, so that the close has the others to mark; returns how many."""
    register = open_register(desk, group, Session(clock.day, half))
    first = register.blanks[0]
    mark(desk, register.id, Draft(first.pupil, register.present_code))
    return len(register.rows)


def _bare(bench: Bench, rows: int) -> float:
    bare = BareFile(bench.path)
    spent = bare.commit(rows)
    bare.close()
    return spent


def _nothing_due(db: Database, clock: Clock) -> tuple[list[float], list[float]]:
    today = [timed(partial(close_due, db, clock(), clock.day)) for _ in range(20)]
    return today, [timed(partial(close_due, db, clock())) for _ in range(3)]
