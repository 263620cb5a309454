"""A child's figures in a row open by Enter as every other number does, and by Space."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.models.record.glance import Figure, Glance
from desktop.ui.widgets.pupil.figure_buttons import FigureButtons

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_figure_opens_by_key(qtbot: QtBot, key: Qt.Key) -> None:
    buttons = FigureButtons()
    qtbot.addWidget(buttons)
    buttons.show_glance(Glance(), in_full=True)
    with qtbot.waitSignal(buttons.opened) as opened:
        QTest.keyClick(buttons.button(Figure.LATE), key)
    assert opened.args == [Figure.LATE]
