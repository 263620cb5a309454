"""Colours and text sizes change under somebody's hands, and nothing that they typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from desktop.tasks.people.sign_in import SignedIn, schools_of
from desktop.tasks.safety.open_file import OpenFile
from desktop.ui.fitted import keep_lines, keep_room, put_picture
from desktop.ui.panels.take_register import TakeRegisterPanel
from desktop.ui.theme import DARK
from desktop.ui.widgets.words import button
from desktop.ui.windows.main_window import MainWindow
from tests import make

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from desktop.ui.choices import Choices
    from tests.conftest import SmallSchool


@pytest.fixture
def window_for(
    small: SmallSchool, school_file: Path, choices: Choices, qtbot: QtBot
) -> Callable[[Desk], MainWindow]:
    file = OpenFile(school_file, small.db, small.clock, is_sample=True)

    def opened(desk: Desk) -> MainWindow:
        here = schools_of(small.db, desk.who.person, make.TUESDAY)
        window = MainWindow(file, SignedIn(desk.who.person, desk.who.name, here, False), choices)
        qtbot.addWidget(window, before_close_func=MainWindow.stop)
        window.resize(1280, 720)
        window.show()
        qtbot.waitExposed(window)
        return window

    return opened


def restyle(choices: Choices) -> None:
    choices.set_theme("dark")
    choices.change_text(3)


def test_a_mark_that_waits_for_its_minutes_goes_on_waiting(
    window_for: Callable[[Desk], MainWindow], small: SmallSchool, choices: Choices
) -> None:
    window = window_for(small.teacher)
    panel = window.places.panel
    assert isinstance(panel, TakeRegisterPanel)
    QTest.keyClicks(panel.sheet.view, "/3L1")
    before = panel.sheet.view.rowHeight(0)
    restyle(choices)
    assert panel.sheet.child.pupil == small.pupils[2]
    QTest.keyClicks(panel.sheet.view, "2/")
    assert [row.code for row in panel.sheet.marker.register.rows] == ["/", "", "L", "/", ""]
    assert panel.sheet.view.rowHeight(0) > before * 1.3


def test_a_field_that_is_half_filled_in_stays_so(
    window_for: Callable[[Desk], MainWindow], small: SmallSchool, choices: Choices
) -> None:
    window = window_for(small.head)
    window.go("set_terms")
    panel = window.places.panel
    assert panel is not None
    field = next(one for one in panel.findChildren(QLineEdit) if one.text() == "Autumn 1")
    field.setText("Michaelmas")
    restyle(choices)
    assert window.places.panel is panel
    assert field.text() == "Michaelmas"


def test_pictures_and_room_follow_the_theme_and_the_text(choices: Choices, qtbot: QtBot) -> None:
    choices.set_theme("light")
    label, field = QLabel(), QLineEdit()
    tool, named = QToolButton(), button("Hand in", label.clear, picture="check")
    for widget in (label, field, tool, named):
        qtbot.addWidget(widget)
    put_picture(label, "check", "text", 20)
    put_picture(tool, "check", "text", 20)
    keep_room(field, "Wed 30 Sep 2026", 10)
    keep_lines(field, 2)
    wide, tall = field.minimumWidth(), field.minimumHeight()
    restyle(choices)
    assert (label.pixmap().height(), tool.iconSize()) == (30, QSize(30, 30))
    assert named.iconSize() == QSize(36, 27)
    assert field.minimumWidth() > wide * 1.3
    assert field.minimumHeight() > tall * 1.3
    image = label.pixmap().toImage()
    spots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    assert {one.name() for one in spots if one.alpha() == 255} == {DARK.text}
