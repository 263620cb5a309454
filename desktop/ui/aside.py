"""Running Python aside from the screen's thread without Python's collector touching a window there.

The collector runs on whichever thread is allocating, and what it finds may be a window: destroying
one on another thread than the screen's ends the program. So it waits while work runs aside.
"""

from __future__ import annotations

import contextlib
import gc
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class _Collector(QObject):
    """Lives on the screen's thread; the collector goes on when the last work has ended."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._working = 0
        self.ended.connect(self._release)

    def hold(self) -> None:
        """Let the collector wait; called on the screen's thread before work begins."""
        self._working += 1
        gc.disable()

    def _release(self) -> None:
        self._working -= 1
        if self._working == 0:
            gc.enable()


@cache
def _collector() -> _Collector:
    return _Collector()


def run_aside(work: Callable[[], None]) -> None:
    """Run work in the thread pool; to be called on the screen's thread."""
    collector = _collector()
    collector.hold()
    QThreadPool.globalInstance().start(QRunnable.create(partial(_run, work, collector)))


def _run(work: Callable[[], None], collector: _Collector) -> None:
    try:
        work()
    finally:
        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
            collector.ended.emit()
