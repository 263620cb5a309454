"""The office's other places: Today, the list of pupils, a pupil's page, what is planned."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, somebody
from benches.taking import at_work

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.ui.windows.main_window import MainWindow

_PLACES = (("today", "Today"), ("change_roll", "The list of pupils"), ("plan_absence", "Planned"))
_TIMES = 12
_AT_ONCE, _LIMIT = "at once, 100 ms", 0.1


def looking(bench: Bench) -> tuple[Measured, ...]:
    """Come back to each place, which reads it again; and go from one pupil's page to another's."""
    clock = Clock(8, 58)
    with opened(bench.path) as db:
        desk = somebody(db, "Office manager", clock)
        with at_work(bench, db, desk, clock) as panel:
            window = cast("MainWindow", panel.window())
            rows = [_place(window, name, f"{words}, {bench.size}") for name, words in _PLACES]
            return (*rows, _page(window, db, f"A pupil's page, {bench.size}"))


def _place(window: MainWindow, name: str, words: str) -> Measured:
    _shown(window, name)
    spent = [timed(partial(_shown, window, name)) for _ in range(_TIMES)]
    return Measured(words, tuple(spent), (), _AT_ONCE, _LIMIT)


def _page(window: MainWindow, db: Database, words: str) -> Measured:
    found = db.conn.execute("SELECT max(id) FROM pupils").fetchone()[0]
    pupils = range(found - _TIMES, found + 1)
    _first, *spent = [timed(partial(_shown, window, "change_roll", one)) for one in pupils]
    return Measured(words, tuple(spent), (), _AT_ONCE, _LIMIT)


def _shown(window: MainWindow, name: str, what: int | None = None) -> None:
    window.go(name, what)
    QApplication.processEvents()
