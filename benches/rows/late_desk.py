"""The late desk: a queue of forty signed in through the window by keys."""

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
from desktop.models.admissions.person_name import search_words
from desktop.tasks.admissions.find_pupil import findable_pupils
from desktop.tasks.site.desk_child import not_here_yet
from desktop.ui.panels.sign_in_late import SignInLatePanel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.admissions.pupil_search import Findable
    from desktop.tasks.desk import Desk

_QUEUE, _WARM_UP = 40, 3
_REASONS = "otbmdfpn"
_CHILD = Aim(most=0.1, worst=True)  # the person at the desk needs three seconds a child


class _Queue:
    """What each key cost, a child after another."""

    def __init__(self, panel: SignInLatePanel, bare: BareFile) -> None:
        self._panel, self._bare = panel, bare
        self.search: list[float] = []
        self.stored: list[float] = []
        self.whole: list[float] = []
        self.floor: list[float] = []

    def come(self, child: Findable, reason: str) -> None:
        """Type until the child is the first found, Enter, the reason's key, Enter."""
        keys = list(self._typed(child))
        between = [self._press(Qt.Key.Key_Return), self._press(reason)]
        last = self._press(Qt.Key.Key_Return)
        self.search += keys
        self.stored.append(last)
        self.whole.append(sum(keys) + sum(between) + last)
        self.floor.append(self._bare.commit(2))

    def _typed(self, child: Findable) -> Iterator[float]:
        finder = self._panel.board.finder
        for place, sign in enumerate(" ".join(search_words(child.name))):
            yield self._press(sign)
            if place > 0 and finder.found.found_at(0).pupil == child.pupil:
                return

    def _press(self, key: Qt.Key | str) -> float:
        return timed(partial(self._pressed, key))

    def _pressed(self, key: Qt.Key | str) -> None:
        focus = self._panel.focusWidget() or self._panel
        if isinstance(key, str):
            QTest.keyClicks(focus, key)
        else:
            QTest.keyClick(focus, key)
        painted()


def _missing(desk: Desk) -> list[Findable]:
    here = [one for one in findable_pupils(desk) if one.is_on_roll]
    missing = not_here_yet(desk, [one.pupil for one in here])
    return [one for one in here if one.pupil in missing]


def measured(bench: Bench) -> Iterator[Measured]:
    """Sign forty children in before the close, as the office manager, one after another."""
    clock, bare = Clock(9, 12), BareFile(bench.path)
    with opened(bench.path) as db:
        desk = somebody(db, "Office manager", clock)
        children = _missing(desk)
        with window_of(bench, db, desk, clock) as window:
            show(window, "sign_in_late")
            panel = window.places.panel
            if not isinstance(panel, SignInLatePanel):
                raise TypeError(panel)
            panel.take_keyboard()
            queue = _Queue(panel, bare)
            for turn, child in enumerate(children[:: len(children) // _QUEUE][:_QUEUE]):
                queue.come(child, _REASONS[turn % len(_REASONS)])
            if len(panel.book.table.facts.facts) != _QUEUE:
                raise LookupError(panel.line.text())
    bare.close()
    floor = tuple(queue.floor[_WARM_UP:])
    yield Measured("a late child, all keys", tuple(queue.whole[_WARM_UP:]), floor, _CHILD)
    last = tuple(queue.stored[_WARM_UP:])
    yield Measured("a late child, last key until stored and shown", last, floor, FRAME)
    yield Measured("a key in the late desk's search", tuple(queue.search[_WARM_UP:]), (), FRAME)
