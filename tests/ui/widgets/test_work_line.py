"""Work aside: seen while it lasts, and nothing moves on the page for what is done at once."""

from __future__ import annotations

import threading
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.work_line import WorkLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_work_is_shown_once_it_lasts(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    desk: Any = None
    line = WorkLine(lambda: nullcontext(desk))
    QVBoxLayout(page).addWidget(line)
    page.show()
    lasts, done = threading.Event(), list[object]()

    def work(_desk: object, _task: object) -> bool:
        return lasts.wait(5)

    line.run("Looking…", work, done.append)
    assert (line.is_busy, line.isVisible()) == (True, False)
    qtbot.waitUntil(line.isVisible)
    lasts.set()
    qtbot.waitUntil(lambda: bool(done))
    assert (done, line.is_busy, line.isVisible()) == ([True], False, False)
