"""A reminder: sent by the office, and looked for in a teacher's window after each save."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benches.aims import Aim
from benches.floors import BareFile
from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, somebody, teachers
from desktop.models.days.session import Half, Session
from desktop.tasks.site.remind_teacher import remind, waiting_for_me

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENT, _LOOKED_FOR = Aim(most=0.05), Aim(most=0.002)
_TIMES = 15


def measured(bench: Bench) -> Iterator[Measured]:
    """Remind the teachers of some classes, and look as each of their windows does."""
    clock = Clock(9, 12)
    session = Session(clock.day, Half.AM)
    bare = BareFile(bench.path)
    with opened(bench.path) as db:
        office, found = somebody(db, "Office manager", clock), teachers(db, clock)[:_TIMES]
        sent = [timed(partial(remind, office, group, session)) for group, _ in found]
        looks = [timed(partial(waiting_for_me, desk)) for _, desk in found]
        floor = tuple(bare.commit(1) for _ in found)
    bare.close()
    yield Measured("a reminder sent", tuple(sent), floor, _SENT)
    yield Measured("a look for reminders", tuple(looks), (), _LOOKED_FOR)
