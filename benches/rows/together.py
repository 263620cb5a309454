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
from desktop.models.marks.entry import Draft
from desktop.storage.file.database import open_database
from desktop.tasks.marks.take_register import fill_and_hand_in, mark, open_register
from desktop.tasks.people.sign_in import desk_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.sharedctypes import Synchronized

TOGETHER = 14
_TURNS = tuple(Clock(hour, 5, later) for later in (10, 13) for hour in (9, 13))
_SOON = 0.3  # seconds until all press: each has seen by then when that is
_AIM = Aim(most=0.1)


def measured(bench: Bench) -> Iterator[Measured]:
    """Let fourteen processes fill and hand in at one moment, until the last is stored.

    Each teacher has marked a child before, as one does.

    On the small school it is all of its seven classes.
    """
    seconds: list[float] = []
    for clock in _TURNS:
        with opened(bench.path) as db:
            own = [(group, desk.who.person) for group, desk in teachers(db, clock)]
            for group, desk in teachers(db, clock):
                open_register(desk, group, _session(clock))
        many = min(TOGETHER, len(own))
        for first in range(0, len(own) - many + 1, many):
            seconds.append(_at_once(bench.path, clock, own[first : first + many]))
    bare = BareFile(bench.path)
    floor = [sum(bare.commit(31) for _ in range(many)) for _ in range(9)]
    bare.close()
    words = "14 classes filled and handed in at once, all stored"
    yield Measured(words, tuple(seconds), tuple(floor), _AIM)


def _session(clock: Clock) -> Session:
    return Session(clock.day, Half.AM if clock.hour < 12 else Half.PM)


def _at_once(path: Path, clock: Clock, own: list[tuple[int, int]]) -> float:
    """Return the seconds from the first one's press until the last one's is stored."""
    context = multiprocessing.get_context("spawn")
    moment, answers = context.Value("d", 0.0), context.Queue()
    workers = [
        context.Process(target=_one_teacher, args=(str(path), clock, pair, moment, answers))
        for pair in own
    ]
    for worker in workers:
        worker.start()
    for _ in workers:
        answers.get(timeout=120)  # each is ready
    moment.value = time.perf_counter() + _SOON
    pressed_at = moment.value
    ended = [answers.get(timeout=120) for _ in workers]
    moment.value = 0.0
    for worker in workers:
        worker.join()
    return float(max(ended) - pressed_at)


def _one_teacher(
    path: str, clock: Clock, own: tuple[int, int], moment: Synchronized[float], answers: Any
) -> None:
    """Be ready, then press when all others do: at a moment of the clock that processes share."""
    group, person = own
    db = open_database(Path(path))
    desk = desk_for(db, person, 1, clock)
    register = open_register(desk, group, _session(clock))
    mark(desk, register.id, Draft(register.blanks[0].pupil, "N"))  # as a class is taken
    answers.put(0.0)
    while not moment.value:
        time.sleep(0.005)
    time.sleep(max(0.0, moment.value - time.perf_counter()))
    fill_and_hand_in(desk, register.id)
    answers.put(time.perf_counter())
    while moment.value:  # a window stays open; a process that ends takes the others' processor
        time.sleep(0.05)
    db.close()
