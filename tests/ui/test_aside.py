"""Work aside from the screen's thread."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

from desktop.ui.aside import run_aside

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_collector_waits_while_work_runs_and_then_goes_on(qtbot: QtBot) -> None:
    seen: list[tuple[bool, bool]] = []
    screen = threading.get_ident()

    def work() -> None:
        seen.append((gc.isenabled(), threading.get_ident() == screen))

    run_aside(work)
    run_aside(work)
    assert not gc.isenabled()
    qtbot.waitUntil(gc.isenabled)
    assert seen == [(False, False), (False, False)]
