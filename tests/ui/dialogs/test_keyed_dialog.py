"""Enter presses the button that has the keyboard, in dialogs and in places; never another."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.panel import Panel
from desktop.ui.widgets.words import button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ENTER, KEYPAD = Qt.Key.Key_Return, Qt.Key.Key_Enter


class Form(FormDialog):
    def __init__(self) -> None:
        super().__init__("A form", "Save it", None)
        self.did: list[str] = []
        self.words, self.choice = QLineEdit(), QPushButton("A choice")
        self.choice.setCheckable(True)
        self.choice.setAutoDefault(False)
        self.tool = QToolButton()
        self.tool.clicked.connect(lambda: self.did.append("tool"))
        self.more = button("More", lambda: self.did.append("more"))
        for one in (self.words, self.choice, self.tool, self.more):
            self.body.addWidget(one)
        self.rejected.connect(lambda: self.did.append("left"))

    def save(self) -> str:
        self.did.append("saved")
        return "Saved."


@pytest.mark.parametrize("key", [ENTER, KEYPAD])
@pytest.mark.parametrize(
    ("where", "did"),
    [("words", "saved"), ("choice", "saved"), ("save_button", "saved"), ("tool", "tool"),
     ("more", "more"), ("leave_button", "left")],
)  # fmt: skip
def test_enter_on_a_button_of_a_form_presses_it(
    qtbot: QtBot, key: Qt.Key, where: str, did: str
) -> None:
    form = Form()
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
    here: QWidget = getattr(form, where)
    here.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    here.setFocus()
    QTest.keyClick(here, key)
    assert form.did == [did]


def test_enter_on_a_button_of_a_place_presses_it(qtbot: QtBot) -> None:
    desk: Any = None
    place, did = Panel(desk, lambda: nullcontext(desk)), list[str]()
    qtbot.addWidget(place)
    pressed = button("Do it", lambda: did.append("done"))
    QVBoxLayout(place).addWidget(pressed)
    with qtbot.waitActive(place):
        place.show()
    pressed.setFocus()
    QTest.keyClick(pressed, ENTER)
    assert did == ["done"]
