"""Corrections on the screen: A accepts, R refuses, W says why."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.tasks.marks import settle_corrections, take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.ui.panels.settle_corrections import SettleCorrectionsPanel
from tests import make
from tests.picture import nameless
from tests.tasks.marks.test_settle_corrections import ask
from tests.tasks.taking import MORNING, codes, mark, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool


def _ask_two(small: SmallSchool) -> None:
    """Two corrections wait: the first child should be here, the second not."""
    register = opened(small)
    mark(small.teacher, register, 0, "N")
    take_register.fill_rest(small.teacher, register.id)
    small.clock.set(9, 40)
    close_due(small.db, small.clock(), make.TUESDAY)
    ask(small, opened(small), 0, "/")
    ask(small, opened(small), 1, "N", "<b>Gone</b> home")


@pytest.fixture
def panel(qtbot: QtBot, small: SmallSchool) -> SettleCorrectionsPanel:
    _ask_two(small)
    made = SettleCorrectionsPanel(small.office, lambda: nullcontext(small.office))
    qtbot.addWidget(made)
    made.resize(1080, 640)
    with qtbot.waitActive(made):
        made.show()
    made.refresh()
    made.list.setFocus()
    return made


@pytest.mark.parametrize(
    ("keys", "after", "waiting"),
    [("a", "/ / / / /", 1), ("r", "N / / / /", 1), ("aa", "/ N / / /", 0), ("ra", "N N / / /", 0)],
)
def test_one_key_settles_one_correction(
    panel: SettleCorrectionsPanel, small: SmallSchool, keys: str, after: str, waiting: int
) -> None:
    for key in keys:
        QTest.keyClicks(panel.list, key)
    assert codes(small) == after
    assert panel.count.text() == f"{waiting} waiting"
    assert panel.nothing.isVisible() is (waiting == 0)


def test_words_for_the_teacher_go_with_a_refusal(
    panel: SettleCorrectionsPanel, small: SmallSchool
) -> None:
    QTest.keyClicks(panel.list, "w")
    QTest.keyClicks(panel.question.field, "She was seen at 9")
    QTest.keyClick(panel.question.field, Qt.Key.Key_Return)
    (answer,) = settle_corrections.answers_for_me(small.teacher)
    assert answer.answer == "She was seen at 9"
    assert panel.line.text().startswith("Refused: Aisha Ahmed")


def test_a_mark_that_moved_on_is_shown_before_it_is_accepted(
    panel: SettleCorrectionsPanel, small: SmallSchool
) -> None:
    mark(small.officer, opened(small), 0, "M", reason="Dentist")
    QTest.keyClicks(panel.list, "a")
    assert codes(small) == "M / / / /"
    assert panel.list.facts.index(0, 3).data() == "M, changed since"
    QTest.keyClicks(panel.list, "a")
    assert codes(small) == "/ / / / /"


def test_enter_shows_the_register(
    qtbot: QtBot, panel: SettleCorrectionsPanel, small: SmallSchool
) -> None:
    with qtbot.waitSignal(panel.went) as went:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert went.args == ["take_register", (small.group, MORNING)]


def test_every_field_and_button_has_a_name(panel: SettleCorrectionsPanel) -> None:
    assert nameless(panel) == []


def test_the_panel_is_drawn(
    panel: SettleCorrectionsPanel, same_picture: Callable[[QWidget, str], None]
) -> None:
    same_picture(panel, "settle_corrections")


def test_what_a_colleague_settles_hands_the_key_to_no_other_child(
    panel: SettleCorrectionsPanel, small: SmallSchool
) -> None:
    first, second = settle_corrections.corrections_waiting(small.officer)
    settle_corrections.refuse(small.officer, first)
    panel.refresh()
    QTest.keyClick(panel.list, Qt.Key.Key_A)
    assert settle_corrections.corrections_waiting(small.officer) == (second,)
    assert "somebody else" in panel.line.text()
