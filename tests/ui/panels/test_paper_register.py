"""Keying a paper register in: the keys of the register, and a question where two marks differ."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.models.marks.entry import Kind
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.marks.look_at_registers import history_of_mark
from desktop.ui.dialogs.take_from_paper import TakeFromPaperDialog
from desktop.ui.panels.see_today import SeeTodayPanel
from tests import make
from tests.picture import nameless
from tests.tasks.taking import codes, mark, opened
from tests.ui.panels.register_keys import CTRL, Driver

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool

REASON = "taken on paper by Sally Wyatt at 09:02"


@pytest.fixture
def late(small: SmallSchool) -> SmallSchool:
    small.clock.set(10)
    close_due(small.db, small.clock(), make.TUESDAY)
    return small


def dialog_of(qtbot: QtBot, panel: QWidget) -> TakeFromPaperDialog:
    (dialog,) = panel.findChildren(TakeFromPaperDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def fill_in(
    qtbot: QtBot, panel: QWidget, at: str = "902", by: str = "Sally Wyatt"
) -> TakeFromPaperDialog:
    """Time, Tab, name, Ctrl+Enter."""
    dialog = dialog_of(qtbot, panel)
    QTest.keyClicks(dialog.at, at)
    QTest.keyClick(dialog.at, Qt.Key.Key_Tab)
    line = dialog.person.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, by)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    return dialog


def from_paper(qtbot: QtBot, small: SmallSchool) -> Driver:
    driver = Driver(qtbot, small.office)
    QTest.keyClick(driver.panel.sheet.view, Qt.Key.Key_F9)
    fill_in(qtbot, driver.panel)
    driver.panel.activateWindow()  # a real screen does so by itself
    qtbot.waitUntil(driver.panel.isActiveWindow)
    assert driver.panel.sheet.view.hasFocus()
    return driver


def test_the_keys_are_those_of_the_register(qtbot: QtBot, late: SmallSchool) -> None:
    driver = from_paper(qtbot, late)
    assert driver.panel.sheet.banner.words.startswith(f"From paper: {REASON}.")
    driver.type("/n l4↓").type("*").hand_in()
    assert codes(late) == "/ N / L /"
    assert driver.presses == 8
    assert opened(late).handed_in_by == "Olive Office"
    assert "paper" not in driver.panel.sheet.banner.words
    entries = [row.entry for row in opened(late).rows]
    assert {(one.kind, one.reason, one.minutes) for one in entries if one and one.code != "L"} == {
        (Kind.PAPER, REASON, None)
    }


def test_down_the_whole_class_is_one_key_a_child(qtbot: QtBot, late: SmallSchool) -> None:
    driver = from_paper(qtbot, late).type("/////").hand_in()
    assert codes(late) == "/ / / / /"
    assert driver.presses == 6


def test_a_mark_that_stands_already_is_shown_beside_the_papers(
    qtbot: QtBot, small: SmallSchool
) -> None:
    mark(small.teacher, opened(small), 0, "/")
    mark(small.teacher, opened(small), 1, "/")
    mark(small.teacher, opened(small), 2, "L", minutes=3)
    small.clock.set(10)
    driver = from_paper(qtbot, small).type("/n")
    asked = driver.panel.sheet.question.findChildren(QLabel)[0].text()
    assert asked == (
        "Ben Baxter: Tara Teach marked /, the paper says N. Which stands? Both are kept."
    )
    QTest.keyClick(driver.panel.sheet.question, Qt.Key.Key_Return)
    driver.type("n")
    keep = driver.panel.sheet.question
    QTest.keyClick(keep.focusWidget() or keep, Qt.Key.Key_Tab)
    QTest.keyClick(keep, Qt.Key.Key_Return)
    driver.type("/").type("n")
    assert codes(small) == "/ N L / N"
    assert opened(small).rows[4].entry
    first, second = history_of_mark(small.office, opened(small), small.pupils[4])
    assert (first.kind, second.kind) == (Kind.CLOSE, Kind.PAPER)


def test_esc_leaves_the_child_as_it_was(qtbot: QtBot, small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "/")
    small.clock.set(10)
    driver = from_paper(qtbot, small).type("n")
    QTest.keyClick(driver.panel.sheet.question, Qt.Key.Key_Escape)
    assert driver.panel.sheet.view.hasFocus()
    assert (driver.row, codes(small)[0]) == (1, "/")


def test_esc_drops_what_is_half_typed_and_then_the_paper(qtbot: QtBot, late: SmallSchool) -> None:
    driver = from_paper(qtbot, late).type("/l1⎋")
    assert driver.panel.sheet.banner.words.startswith("From paper")
    driver.type("⎋")
    assert driver.said == "The paper is put away. What was keyed in is kept."
    assert codes(late) == "/ . . . ."
    assert "paper" not in driver.panel.sheet.banner.words


def test_another_register_is_not_of_that_paper(qtbot: QtBot, late: SmallSchool) -> None:
    driver = from_paper(qtbot, late)
    QTest.keyClick(driver.panel.sheet.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "From paper" not in driver.panel.sheet.banner.words
    QTest.keyClick(driver.panel.sheet.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert "From paper" not in driver.panel.sheet.banner.words


def test_the_history_of_a_mark_names_paper_and_who_keyed_it(
    qtbot: QtBot, late: SmallSchool
) -> None:
    driver = from_paper(qtbot, late).type("/⇱")
    QTest.keyClick(driver.panel.sheet.view, Qt.Key.Key_F4)
    words = [one.text() for one in driver.panel.sheet.history.findChildren(QLabel)]
    assert REASON in words
    assert "keyed in by Olive Office, Office" in words
    assert "takes effect 09:02" in words


@pytest.mark.parametrize(
    ("at", "by", "words"),
    [
        ("8", "Sally Wyatt", "taken from 08:45 to 12:00"),
        ("11", "Sally Wyatt", "11:00 has not come yet"),
    ],
)
def test_what_is_wrong_is_said_in_the_form(
    qtbot: QtBot, late: SmallSchool, at: str, by: str, words: str
) -> None:
    driver = Driver(qtbot, late.office)
    QTest.keyClick(driver.panel.sheet.view, Qt.Key.Key_F9)
    dialog = fill_in(qtbot, driver.panel, at, by)
    assert words in dialog.notice.words
    assert nameless(dialog) == []
    dialog.reject()


def test_nothing_is_guessed_about_the_paper(qtbot: QtBot, late: SmallSchool) -> None:
    driver = Driver(qtbot, late.office)
    QTest.keyClick(driver.panel.sheet.view, Qt.Key.Key_F9)
    dialog = dialog_of(qtbot, driver.panel)
    assert dialog.person.currentText() == "Tara Teach"
    dialog.person.clearEditText()
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.boxes["at"].finding.startswith("Write hour and minute")
    assert dialog.boxes["person"].finding.startswith("Write the name")
    dialog.reject()


def test_it_is_begun_from_today_too(qtbot: QtBot, late: SmallSchool) -> None:
    panel = SeeTodayPanel(late.office, lambda: nullcontext(late.office))
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
    panel.refresh()
    QTest.keyClick(panel.classes, Qt.Key.Key_F9)
    with qtbot.waitSignal(panel.went) as went:
        fill_in(qtbot, panel)
    place, what = went.args
    driver = Driver(qtbot, late.office)
    driver.panel.show_what(what)
    driver.type("/")
    assert (place, codes(late)) == ("take_register", "/ . . . .")
    assert driver.panel.sheet.banner.words.startswith("From paper")
