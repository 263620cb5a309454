"""The halves of a week, ticked by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.models.days.session import Half
from desktop.models.marks.expectation import EVERY_SESSION, pattern_of
from desktop.ui.widgets.half_grid import HalfGrid

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_space_ticks_and_arrows_walk(qtbot: QtBot) -> None:
    grid = HalfGrid(0)
    qtbot.addWidget(grid)
    grid.show()
    monday = grid.boxes[0, Half.AM]
    monday.setFocus()
    qtbot.keyClick(monday, Qt.Key.Key_Space)
    qtbot.keyClick(monday, Qt.Key.Key_Right)
    tuesday = grid.boxes[1, Half.AM]
    assert grid.focusWidget() is tuesday
    qtbot.keyClick(tuesday, Qt.Key.Key_Down)
    qtbot.keyClick(grid.boxes[1, Half.PM], Qt.Key.Key_Space)
    assert grid.pattern == pattern_of([(0, Half.AM), (1, Half.PM)])


def test_a_pattern_is_shown_as_it_is_kept(qtbot: QtBot) -> None:
    grid = HalfGrid()
    qtbot.addWidget(grid)
    assert grid.pattern == EVERY_SESSION
    grid.set_pattern(5)
    assert grid.pattern == 5
