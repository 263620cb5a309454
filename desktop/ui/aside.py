"""Running Python aside from the screen's thread without Python's collector touching a window there.

The collector runs on whichever thread is allocating, and what it finds may be a window: destroying
one on another thread than the screen's ends the program. So it waits while work runs aside. What
the work holds, windows among it, is let go on the screen's thread too, once the work has ended.
"""

from __future__ import annotations

import contextlib
import gc
from functools import cache, partial
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from desktop.ui.windows.heap import share_one_heap

if TYPE_CHECKING:
    from collections.abc import Callable


class _Collector(QObject):
    """Lives on the screen's thread; the collector goes on when the last work has ended."""

    ended = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._working: dict[int, Callable[[], None]] = {}
        self._numbers = count()
        self.ended.connect(self._release)

    def hold(self, work: Callable[[], None]) -> int:
        """Let the collector wait, and keep the work; called on the screen's thread before it."""
        number = next(self._numbers)
        self._working[number] = work
        gc.disable()
        return number

    def _release(self, number: int) -> None:
        del self._working[number]
        if not self._working:
            gc.enable()


@cache
def _collector() -> _Collector:
    share_one_heap()
    return _Collector()


def run_aside(work: Callable[[], None]) -> None:
    """Run work in the thread pool; to be called on the screen's thread."""
    collector = _collector()
    held = [work]
    number = collector.hold(work)
    QThreadPool.globalInstance().start(QRunnable.create(partial(_run, held, collector, number)))


def _run(held: list[Callable[[], None]], collector: _Collector, number: int) -> None:
    try:
        held.pop()()  # nothing here holds the work any longer once it has ended
    finally:
        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
            collector.ended.emit(number)
