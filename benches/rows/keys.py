"""At the class's screen: a key until the mark is saved and painted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benches.aims import FRAME
from benches.floors import BareFile
from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, teachers
from benches.windows import at_work, painted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.ui.panels.take_register import TakeRegisterPanel
    from desktop.ui.widgets.register.view import RegisterView

_CLASSES = 7
_WARM_UP = 3  # presses before the first that counts


def measured(bench: Bench) -> Iterator[Measured]:
    """Press the present key down the registers of some classes, each in its teacher's window."""
    clock = Clock(8, 58)
    pressed: list[float] = []
    floor: list[float] = []
    bare = BareFile(bench.path)
    with opened(bench.path) as db:
        for _, desk in teachers(db, clock)[:_CLASSES]:
            with at_work(bench, db, desk, clock) as panel:
                for one in _presses(panel):
                    pressed.append(one)
                    floor.append(bare.commit())
    bare.close()
    yield Measured("a key until saved and painted", tuple(pressed), tuple(floor), FRAME)


def _presses(panel: TakeRegisterPanel) -> Iterator[float]:
    view = panel.sheet.view
    blank = [
        place
        for place, row in enumerate(panel.sheet.marker.register.rows)
        if row.is_blank and row.known is None
    ]
    for turn, place in enumerate(blank):
        view.go_to(place)
        painted()
        spent = timed(partial(_press, view))
        if turn >= _WARM_UP:
            yield spent


def _press(view: RegisterView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Slash)
    painted()
