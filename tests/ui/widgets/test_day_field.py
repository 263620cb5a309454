"""A day, as schools write it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.ui.widgets.day_field import DayField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def field(qtbot: QtBot) -> DayField:
    made = DayField(date(2026, 11, 10))
    qtbot.addWidget(made)
    made.show()
    return made


def line_of(field: DayField) -> QLineEdit:
    line = field.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    return line


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("12/11/26", "Thu 12 Nov 2026"), ("1 Dec 2026", "Tue 1 Dec 2026"), ("", "")],
)
def test_a_day_is_typed_and_shown_in_words(
    field: DayField, qtbot: QtBot, typed: str, shown: str
) -> None:
    line = line_of(field)
    line.clear()
    qtbot.keyClicks(line, typed)
    with qtbot.waitSignal(field.day_changed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == shown
    assert not field.is_wrong


def test_what_is_no_day_is_marked_and_gives_none(field: DayField, qtbot: QtBot) -> None:
    line = line_of(field)
    line.clear()
    qtbot.keyClicks(line, "31/02/2026")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert field.is_wrong
    assert field.day is None
    assert line.property("wrong") == "true"


def test_arrows_go_a_day_on_and_back(field: DayField, qtbot: QtBot) -> None:
    qtbot.keyClick(line_of(field), Qt.Key.Key_Up)
    assert field.day == date(2026, 11, 11)
    qtbot.keyClick(line_of(field), Qt.Key.Key_Down)
    qtbot.keyClick(line_of(field), Qt.Key.Key_Down)
    assert field.day == date(2026, 11, 9)
