"""A row that wraps: nothing is cut off at any width or text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def shown(page: QWidget, width: int) -> tuple[FlowRow, list[QPushButton]]:
    row = FlowRow()
    buttons = [QPushButton(f"Button {number}") for number in range(6)]
    row.add_left(*buttons[:4])
    row.add_right(*buttons[4:])
    inside = QVBoxLayout(page)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(row)
    inside.addStretch(1)
    page.resize(width, 400)
    page.show()
    QApplication.processEvents()
    return row, buttons


@pytest.mark.parametrize("width", [900, 400, 200])
def test_every_widget_stands_whole_and_none_on_another(page: QWidget, width: int) -> None:
    row, buttons = shown(page, width)
    for at, one in enumerate(buttons):
        assert row.rect().contains(one.geometry())
        assert one.width() >= one.sizeHint().width()
        assert not any(one.geometry().intersects(other.geometry()) for other in buttons[at + 1 :])


def test_what_is_added_right_ends_the_line(page: QWidget) -> None:
    row, buttons = shown(page, 900)
    assert buttons[-1].geometry().right() == row.rect().right()
    assert buttons[0].x() == 0
    assert len({one.y() for one in buttons}) == 1


def test_what_is_hidden_takes_no_room(qtbot: QtBot, page: QWidget) -> None:
    row, buttons = shown(page, 200)
    before = row.height()
    for one in buttons[2:]:
        one.hide()
    qtbot.waitUntil(lambda: row.height() < before)
