"""Fourteen teachers handing in at once, each in a process of their own."""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benches.aims import Aim
from benches.floors import BareFile
from benches.measured import Measured
from benches.schools import Bench, Clock, opened, teachers
from desktop.models.days.session import Half, Session
from desktop.storage.file.database import open_database
from desktop.tasks.marks.take_register import fill_rest, hand_in, open_register
from desktop.tasks.people.sign_in import desk_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.synchronize import Barrier

TOGETHER = 14
_AIM = Aim(most=0.1)


def measured(bench: Bench) -> Iterator[Measured]:
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
    yield Measured("14 classes filled and handed in at once", tuple(seconds), tuple(floor), _AIM)


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
