"""The first-day board with two hundred children on it, and an attempt written down there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from benches.aims import AT_ONCE, NO_AIM
from benches.floors import BareFile
from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, somebody, teachers
from benches.windows import painted, show, window_of
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.tasks.absence.chase_absence import board
from desktop.tasks.marks.take_register import fill_rest, hand_in, mark, open_register
from desktop.ui.panels.chase_absence import ChaseAbsencePanel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

_CHILDREN, _TIMES = 200, 30


def measured(bench: Bench) -> Iterator[Measured]:
    """Refresh the board as another person's save would, and ring families down by two keys."""
    clock, bare = Clock(9, 12), BareFile(bench.path)
    with opened(bench.path) as db:
        _let_be_away(db, clock)
        clock.minute = 41
        desk = somebody(db, "Office manager", clock)
        count = len(board(desk))
        with window_of(bench, db, desk, clock) as window:
            show(window, "chase_absence")
            panel = window.places.panel
            if not isinstance(panel, ChaseAbsencePanel):
                raise TypeError(panel)
            refresh = partial(_refreshed, panel)
            spent = tuple(timed(refresh) for _ in range(_TIMES))
            words = f"the first-day board of {count} children, read again and painted"
            yield Measured(words, spent, (), AT_ONCE)
            yield _attempts(panel, bare)
    bare.close()


def _let_be_away(db: Database, clock: Clock) -> None:
    """Let whole classes be away without a reason, two hundred children; the others are here."""
    left = _CHILDREN
    for group, desk in teachers(db, clock):
        register = open_register(desk, group, Session(clock.day, Half.AM))
        for row in register.blanks[:left]:
            mark(desk, register.id, Draft(row.pupil, "N"))
        left -= min(left, len(register.blanks))
        fill_rest(desk, register.id)
        hand_in(desk, register.id)


def _attempts(panel: ChaseAbsencePanel, bare: BareFile) -> Measured:
    panel.take_keyboard()
    spent, floor = [], []
    for _ in range(_TIMES):
        QTest.keyClicks(panel.board.list, "c")
        spent.append(timed(partial(_pressed, panel, "n")))
        floor.append(bare.commit(1))
        QTest.keyClicks(panel.board.list, "\r")
    return Measured("an attempt there, last key until stored and shown", tuple(spent),
                    tuple(floor), NO_AIM)  # fmt: skip


def _refreshed(panel: ChaseAbsencePanel) -> None:
    panel.refresh()
    painted()


def _pressed(panel: ChaseAbsencePanel, key: str) -> None:
    QTest.keyClicks(panel.board.list, key)
    painted()
