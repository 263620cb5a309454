"""Opening a class's register, until it is painted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benches.aims import Aim
from benches.floors import read_class
from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, somebody, teachers
from benches.windows import at_work, painted
from desktop.models.days.session import Half, Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.ui.panels.take_register import TakeRegisterPanel

_AIM = Aim(most=0.025, growth=1.3)


def measured(bench: Bench) -> Iterator[Measured]:
    """Show one class after another, the register of this morning with the week before it.

    Each was looked at before, so that none is made while it is timed, in either school.
    """
    clock = Clock(8, 58)
    seconds: list[float] = []
    floor: list[float] = []
    with opened(bench.path) as db:
        desk = somebody(db, "Office manager", clock)
        classes = [group for group, _ in teachers(db, clock)]
        session = Session(clock.day, Half.AM)
        with at_work(bench, db, desk, clock) as panel:
            for group in classes:
                _show(panel, group, session)
            for group in (classes * 9)[:60]:
                seconds.append(timed(partial(_show, panel, group, session)))
                floor.append(read_class(bench.path, group, session.number))
    yield Measured("a class's register opened and painted", tuple(seconds), tuple(floor), _AIM)


def _show(panel: TakeRegisterPanel, group: int, session: Session) -> None:
    panel.show_what((group, session))
    painted()
