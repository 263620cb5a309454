"""The absence line: a backlog of forty messages taken by keys; and Unexplained looked at again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benches.aims import FRAME, Aim
from benches.floors import BareFile
from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, somebody
from benches.windows import painted, show, window_of
from desktop.tasks.admissions.find_pupil import findable_pupils
from desktop.tasks.site.desk_child import not_here_yet
from desktop.ui.panels.take_message import TakeMessagePanel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from desktop.tasks.desk import Desk
    from desktop.ui.panel import Panel

_BACKLOG, _WARM_UP, _LOOKS = 40, 3, 20
_ROWS = 5  # message, child, what stands, that it does, and the child's history
_LOOK = Aim(most=0.025)


def measured(bench: Bench) -> Iterator[Measured]:
    """Take messages as the office manager before the close, then look at what has no reason."""
    clock, bare = Clock(8, 50), BareFile(bench.path)
    with opened(bench.path) as db:
        desk = somebody(db, "Office manager", clock)
        yield from _messages(bench, db, (desk, clock), bare)
        yield from _unexplained(bench, db, (desk, clock))
    bare.close()


def _messages(
    bench: Bench, db: Database, at_work: tuple[Desk, Clock], bare: BareFile
) -> Iterator[Measured]:
    desk, clock = at_work
    stored: list[float] = []
    floor: list[float] = []
    with window_of(bench, db, desk, clock) as window:
        show(window, "take_message")
        panel = window.places.panel
        if not isinstance(panel, TakeMessagePanel):
            raise TypeError(panel)
        before = len(panel.lists.messages.table.facts.facts)
        for pupil in _away(desk):
            panel.board.choose(pupil)
            for key in "i1":
                QTest.keyClicks(panel.focusWidget() or panel, key)
            painted()
            stored.append(timed(partial(_enter, panel)))
            floor.append(bare.commit(_ROWS))
        if len(panel.lists.messages.table.facts.facts) != before + _BACKLOG:
            raise LookupError(panel.line.text())
    name = "a message, last key until stored and shown"
    yield Measured(name, tuple(stored[_WARM_UP:]), tuple(floor[_WARM_UP:]), FRAME)


def _away(desk: Desk) -> list[int]:
    here = [one.pupil for one in findable_pupils(desk) if one.is_on_roll]
    missing = sorted(not_here_yet(desk, tuple(here)))
    return missing[:: max(1, len(missing) // _BACKLOG)][:_BACKLOG]


def _enter(panel: Panel) -> None:
    QTest.keyClick(panel.focusWidget() or panel, Qt.Key.Key_Return)
    painted()


def _unexplained(bench: Bench, db: Database, at_work: tuple[Desk, Clock]) -> Iterator[Measured]:
    with window_of(bench, db, *at_work) as window:
        show(window, "explain_absence")
        panel = window.places.panel
        if panel is None:
            raise LookupError("explain_absence")
        looks = tuple(timed(partial(_look, panel)) for _ in range(_LOOKS))
    yield Measured("Unexplained, read and shown again", looks[_WARM_UP:], (), _LOOK)


def _look(panel: Panel) -> None:
    panel.refresh()
    painted()
