"""Somebody is there as long as any window is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.ui.windows.lock_window import IdleWatch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MINUTE = 60_000


def _shown(qtbot: QtBot) -> QLineEdit:
    window = QLineEdit()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize("opened_later", [False, True])
def test_a_key_or_the_mouse_in_any_window_says_that_somebody_is_there(
    opened_later: bool,
    qtbot: QtBot,
) -> None:
    window = _shown(qtbot)
    watch = IdleWatch(1, window)
    touched = _shown(qtbot) if opened_later else window
    for touch in (
        lambda: QTest.keyClick(touched.windowHandle(), Qt.Key.Key_A),
        lambda: QTest.mouseClick(touched.windowHandle(), Qt.MouseButton.LeftButton),
    ):
        qtbot.waitUntil(lambda: watch.left < MINUTE - 20)
        before = watch.left
        touch()
        assert watch.left > before
    watch.stop()


def test_a_watch_that_stopped_sees_nothing(qtbot: QtBot) -> None:
    window = _shown(qtbot)
    watch = IdleWatch(1, window)
    watch.stop()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert watch.left < 0
