"""A parent rang about a child marked here: the class's screen says so, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from desktop.models.absence.doubt import DoubtOutcome
from desktop.tasks.absence import settle_doubts
from desktop.ui.widgets.register.doubt_line import in_words
from tests.tasks.absence.test_settle_doubts import doubted
from tests.tasks.absence.test_take_message import said
from tests.tasks.taking import mark, opened
from tests.ui.panels.register_keys import Driver

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool

_SAID = "A parent rang about Aisha Ahmed: the office is finding out."


def test_it_appears_in_an_open_register_and_goes_when_it_is_settled(
    qtbot: QtBot, small: SmallSchool
) -> None:
    driver = Driver(qtbot, small.teacher)
    line = driver.panel.sheet.doubts
    mark(small.office, opened(small), 0, "/")
    said(small, words="Stomach bug")
    driver.panel.refresh()  # as the window does when others have saved
    assert (line.isVisible(), line.words) == (True, _SAID)
    (doubt,) = settle_doubts.doubts_waiting(small.office)
    settle_doubts.settle(small.office, doubt, DoubtOutcome.HERE, "Seen")
    driver.panel.refresh()
    assert not line.isVisible()


def test_the_keys_go_on(qtbot: QtBot, small: SmallSchool) -> None:
    mark(small.office, opened(small), 0, "/")
    said(small)
    driver = Driver(qtbot, small.teacher).type("⇱↓/N")
    assert driver.panel.sheet.view.hasFocus()
    assert driver.marks.startswith("/ ✓ | / ✓ | N ✓")


def test_a_class_sees_neither_reason_nor_words(qtbot: QtBot, small: SmallSchool) -> None:
    small.clock.set(8, 46)
    said(small, 0, words="Stomach bug")
    small.clock.set(9)
    doubt = Driver(qtbot, small.teacher)
    lines = doubt.panel.sheet.view.lines
    cells = [
        str(lines.index(row, column).data())
        for row in range(lines.rowCount())
        for column in range(lines.columnCount())
    ]
    shown = " ".join([*cells, *(one.text() for one in doubt.panel.findChildren(QLabel))])
    assert "absence known" in shown
    assert not [word for word in ("Stomach", "llness", "Nadia") if word in shown]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, ""),
        (1, _SAID),
        (2, "Parents rang about Aisha Ahmed and Ben: the office is finding out."),
    ],
)
def test_several_are_one_line(small: SmallSchool, count: int, words: str) -> None:
    doubt = doubted(small)
    assert in_words([doubt, replace(doubt, pupil_name="Ben")][:count]) == words
