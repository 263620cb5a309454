"""At the door: names, a wrong password, the wait that counts down, and the way back in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton

from desktop.storage.file.database import saving
from desktop.storage.organisation import people
from desktop.tasks.safety.open_file import OpenFile
from desktop.ui.windows.sign_in_window import SignInWindow
from tests.picture import nameless
from tests.ui.people import SECRET, give_secrets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool


@pytest.fixture
def file(small: SmallSchool, school_file: Path) -> OpenFile:
    give_secrets(small)
    return OpenFile(school_file, small.db, small.clock, is_sample=True)


@pytest.fixture
def door(file: OpenFile, qtbot: QtBot) -> SignInWindow:
    made = SignInWindow(file, "olive office")
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    qtbot.waitExposed(made)
    made.come_to_view()
    return made


def password(door: SignInWindow) -> QLineEdit:
    fields = door.findChildren(QLineEdit)
    return next(one for one in fields if one.echoMode() is QLineEdit.EchoMode.Password)


def enter(door: SignInWindow) -> QPushButton:
    return next(one for one in door.findChildren(QPushButton) if one.property("kind") == "primary")


def test_the_name_remembered_is_offered_and_enter_signs_in(
    door: SignInWindow, small: SmallSchool, qtbot: QtBot
) -> None:
    qtbot.keyClicks(password(door), SECRET)
    with qtbot.waitSignal(door.signed_in) as told:
        qtbot.keyClick(password(door), Qt.Key.Key_Return)
    assert told.args is not None
    assert told.args[0].person == small.office.who.person
    assert password(door).text() == ""


def test_down_in_the_list_chooses_the_next_name(door: SignInWindow, qtbot: QtBot) -> None:
    names = door.findChildren(QListView)[0]
    before = names.currentIndex().data()
    qtbot.keyClick(names, Qt.Key.Key_Down)
    assert names.currentIndex().data() != before


def test_a_wrong_password_is_told_in_place_and_may_be_tried_again(
    door: SignInWindow, qtbot: QtBot
) -> None:
    qtbot.keyClicks(password(door), "no such words")
    qtbot.keyClick(password(door), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "do not belong together" in door.card.said)
    assert enter(door).isEnabled()
    assert password(door).text() == ""


def test_after_wrong_tries_the_wait_is_counted_down(door: SignInWindow, small: SmallSchool) -> None:
    for _ in range(4):
        with saving(small.db):
            people.add_try(small.db, "olive office", small.clock(), good=False)
    door.card.refresh("olive office")
    assert "wait 15 seconds" in door.card.said
    assert not enter(door).isEnabled()
    small.clock.set(9, 0, 9)
    door.card.count_down()
    assert "wait 6 seconds" in door.card.said
    small.clock.set(9, 0, 16)
    door.card.count_down()
    assert door.card.said == ""
    assert enter(door).isEnabled()


def test_everything_at_the_door_has_a_name(door: SignInWindow) -> None:
    assert nameless(door) == []


def test_the_door_as_drawn(
    door: SignInWindow, same_picture: Callable[[QWidget, str], None]
) -> None:
    same_picture(door, "sign_in_window")
