"""A time is typed in any usual way and shown in one."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.ui.widgets.school.time_field import TimeField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("typed", "shown", "at"),
    [
        ("9:25", "09:25", time(9, 25)),
        ("0925", "09:25", time(9, 25)),
        ("9.25", "09:25", time(9, 25)),
        ("9", "09:00", time(9)),
        ("25:00", "25:00", None),
        ("late", "late", None),
        ("", "", None),
    ],
)
def test_a_time_is_read_as_typed(qtbot: QtBot, typed: str, shown: str, at: time | None) -> None:
    field = TimeField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.at, field.is_wrong) == (shown, at, bool(typed) and at is None)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        (Qt.Key.Key_Up, "09:26"),
        (Qt.Key.Key_Down, "09:24"),
        (Qt.Key.Key_PageUp, "09:40"),
        (Qt.Key.Key_PageDown, "09:10"),
    ],
)
def test_arrows_move_the_time(qtbot: QtBot, key: Qt.Key, shown: str) -> None:
    field = TimeField()
    qtbot.addWidget(field)
    field.set_time(time(9, 25))
    qtbot.keyClick(field, key)
    assert field.text() == shown
