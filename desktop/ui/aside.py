"""Running Python aside from the screen's thread without Python's collector touching a window there.

The collector runs on whichever thread is allocating, and what it finds may be a window: destroying
one on another thread than the screen's ends the program. So it waits while work runs aside. What
the work holds, windows among it, is let go on the screen's thread too, once the work has ended.

In the program it also waits for the screen's loop: in the midst of a window's making or unmaking
it was seen to take parts of another window that was on view, and with them the program.
"""

from __future__ import annotations

import contextlib
import gc
import time
from functools import cache, partial
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


_LOOKS = 200  # milliseconds from one look at what is due to the next
_SELDOM = 60.0  # seconds from one collection of everything, some 60 milliseconds, to the next


class _Collector(QObject):
    """Lives on the screen's thread; the collector goes on when the last work has ended."""

    ended = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._working: dict[int, Callable[[], None]] = {}
        self._numbers = count()
        self._all_at = time.monotonic()
        self._between_events = QTimer(self)
        self._between_events.setInterval(_LOOKS)
        self._between_events.timeout.connect(self._collect)
        self.ended.connect(self._release)

    def take_over(self) -> None:
        """Collect between events alone from now on, by Python's own thresholds."""
        gc.disable()
        self._between_events.start()

    def hold(self, work: Callable[[], None]) -> int:
        """Let the collector wait, and keep the work; called on the screen's thread before it."""
        number = next(self._numbers)
        self._working[number] = work
        gc.disable()
        return number

    def _release(self, number: int) -> None:
        del self._working[number]
        if not self._working and not self._between_events.isActive():
            gc.enable()

    def _collect(self) -> None:
        if self._working:
            return
        due = [many > most for many, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[2] and time.monotonic() - self._all_at > _SELDOM:
            gc.collect()
            self._all_at = time.monotonic()
        elif any(due):
            gc.collect(int(due[1]))


@cache
def _collector() -> _Collector:
    return _Collector()


def collect_between_events() -> None:
    """Let Python's collector run in the screen's loop alone; for a program, on its thread."""
    _collector().take_over()


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
