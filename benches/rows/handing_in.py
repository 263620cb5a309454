"""Handing a register in, until it is stored."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benches.aims import Aim
from benches.floors import BareFile
from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, teachers
from desktop.models.days.session import Half, Session
from desktop.tasks.marks.take_register import fill_and_hand_in, open_register

if TYPE_CHECKING:
    from collections.abc import Iterator

_AIM = Aim(most=0.005)


def measured(bench: Bench) -> Iterator[Measured]:
    """Fill a class of thirty and hand it in: the one save of a teacher's one press."""
    clock = Clock(13, 2)
    session = Session(clock.day, Half.PM)
    seconds: list[float] = []
    floor: list[float] = []
    bare = BareFile(bench.path)
    with opened(bench.path) as db:
        for group, desk in teachers(db, clock)[:40]:
            register = open_register(desk, group, session)
            seconds.append(timed(partial(fill_and_hand_in, desk, register.id)))
            floor.append(bare.commit(len(register.rows)))
    bare.close()
    yield Measured("30 marks filled and handed in", tuple(seconds), tuple(floor), _AIM)
