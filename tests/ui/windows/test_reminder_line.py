"""A reminder arrives in another window on the same file and disturbs nothing there."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.storage.file.database import open_database
from desktop.tasks.marks.see_today import classes_on
from desktop.tasks.people.sign_in import SignedIn, schools_of
from desktop.tasks.safety.open_file import OpenFile
from desktop.tasks.site.remind_teacher import remind
from desktop.ui.panels.take_register import TakeRegisterPanel
from desktop.ui.windows.main_window import MainWindow
from tests import make
from tests.picture import nameless
from tests.tasks.taking import MORNING, codes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from desktop.ui.choices import Choices
    from tests.conftest import SmallSchool


@pytest.fixture
def window(small: SmallSchool, school_file: Path, qtbot: QtBot, choices: Choices) -> MainWindow:
    """The teacher's, at the register."""
    small.db.conn.commit()
    someone = small.teacher.who
    here = schools_of(small.db, someone.person, make.TUESDAY)
    file = OpenFile(school_file, small.db, small.clock, is_sample=True)
    window = MainWindow(file, SignedIn(someone.person, someone.name, here, False), choices)
    qtbot.addWidget(window, before_close_func=MainWindow.stop)
    window.resize(1280, 720)
    with qtbot.waitActive(window):
        window.show()
    return window


@pytest.fixture
def office(small: SmallSchool, school_file: Path) -> Iterator[Desk]:
    """At another window: a connection of its own."""
    with closing(open_database(school_file)) as db:
        yield replace(small.office, db=db)


def remind_from(office: Desk, small: SmallSchool, window: MainWindow, qtbot: QtBot) -> None:
    assert window.heart is not None
    with qtbot.waitSignal(window.heart.others_saved):
        remind(office, small.group, MORNING)


def sheet_of(window: MainWindow) -> TakeRegisterPanel:
    panel = window.places.panel
    assert isinstance(panel, TakeRegisterPanel)
    return panel


def test_it_shows_while_a_mark_is_half_typed_and_takes_nothing(
    window: MainWindow, office: Desk, small: SmallSchool, qtbot: QtBot
) -> None:
    view = sheet_of(window).sheet.view
    assert view.hasFocus()
    QTest.keyClicks(view, "l1")
    remind_from(office, small, window, qtbot)
    expected = "The office reminds you: the register of 6B is expected by 09:10."
    assert window.reminder.words == expected
    assert view.hasFocus()
    QTest.keyClicks(view, "2/")
    assert codes(small) == "L / . . ."
    assert window.reminder.words == expected


def test_seen_by_a_key_shows_to_the_office_and_gives_the_keyboard_back(
    window: MainWindow, office: Desk, small: SmallSchool, qtbot: QtBot
) -> None:
    remind_from(office, small, window, qtbot)
    small.clock.set(9, 1)
    QTest.keyClick(sheet_of(window).sheet.view, Qt.Key.Key_F12)
    assert window.reminder.words == ""
    assert sheet_of(window).sheet.view.hasFocus()
    (day,) = classes_on(office)
    assert str(day.sessions[0].reminder) == "reminded 09:00, seen 09:01"


def test_handing_in_answers_it(
    window: MainWindow, office: Desk, small: SmallSchool, qtbot: QtBot
) -> None:
    remind_from(office, small, window, qtbot)
    view = sheet_of(window).sheet.view
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_Return, shift)
    assert codes(small) == "/ / / / /"
    assert window.reminder.words == ""


def test_it_waits_for_a_teacher_who_signs_in_later(
    office: Desk, small: SmallSchool, request: pytest.FixtureRequest
) -> None:
    small.db.conn.commit()
    remind(office, small.group, MORNING)
    window: MainWindow = request.getfixturevalue("window")
    assert window.reminder.words.startswith("The office reminds you")
    assert nameless(window) == []
