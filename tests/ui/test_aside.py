"""Work aside from the screen's thread."""

from __future__ import annotations

import gc
import threading
from contextlib import nullcontext
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from desktop.ui.aside import _Collector, run_aside
from desktop.ui.background import BackgroundTask

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_the_collector_waits_while_work_runs_and_then_goes_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    collector = _Collector()
    monkeypatch.setattr("desktop.ui.aside._collector", lambda: collector)
    seen: list[tuple[bool, bool]] = []
    screen = threading.get_ident()

    def work() -> None:
        seen.append((gc.isenabled(), threading.get_ident() == screen))

    run_aside(work)
    run_aside(work)
    assert not gc.isenabled()
    qtbot.waitUntil(gc.isenabled)
    assert seen == [(False, False), (False, False)]


def test_work_goes_on_when_the_window_that_asked_has_gone(qtbot: QtBot) -> None:
    del qtbot
    owner, told = QObject(), list[str]()

    def work(_desk: None, task: BackgroundTask) -> None:
        shiboken6.delete(owner)
        task.progress(1, 2)
        task.deliver("a part")
        told.append("done" if not task.is_cancelled() else "stopped")

    work(None, BackgroundTask(nullcontext, work, owner))
    assert told == ["done"]


def test_parts_arrive_on_the_screens_thread_in_order_before_the_end(qtbot: QtBot) -> None:
    owner, came = QObject(), list[object]()

    def work(_desk: None, task: BackgroundTask) -> str:
        for part in ("first", "second"):
            task.deliver(part)
        return "all"

    task = BackgroundTask(nullcontext, work, owner)
    task.delivered.connect(came.append)
    task.finished.connect(came.append)
    task.start()
    qtbot.waitUntil(lambda: came == ["first", "second", "all"])
