"""Ctrl+K: a child by any part of a name, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.ui.dialogs.find_pupil import FindPupilDialog
from tests.picture import nameless

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool


@pytest.fixture
def finding(small: SmallSchool, window: QWidget) -> FindPupilDialog:
    dialog = FindPupilDialog(small.office, window)
    dialog.show()
    return dialog


def test_each_key_narrows_and_enter_chooses(
    small: SmallSchool, finding: FindPupilDialog, qtbot: QtBot
) -> None:
    assert finding.found.rowCount() == 5
    qtbot.keyClicks(finding.line, "xt")
    assert [finding.found.index(0).data()] == ["Ben Baxter"]
    with qtbot.waitSignal(finding.chosen) as chosen:
        qtbot.keyClick(finding.line, Qt.Key.Key_Return)
    assert chosen.args == [small.pupils[1]]
    assert not finding.isVisible()


def test_arrows_move_while_the_keyboard_stays_in_the_field(
    small: SmallSchool, finding: FindPupilDialog, qtbot: QtBot
) -> None:
    qtbot.keyClick(finding.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(finding.chosen) as chosen:
        qtbot.keyClick(finding.line, Qt.Key.Key_Return)
    assert chosen.args == [small.pupils[1]]


def test_nobody_found_is_said_and_enter_does_nothing(
    finding: FindPupilDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(finding.line, "zzz")
    assert finding.count.text() == "Nobody is called “zzz”."
    qtbot.keyClick(finding.line, Qt.Key.Key_Return)
    assert finding.isVisible()


def test_a_screen_reader_can_say_everything(finding: FindPupilDialog) -> None:
    assert nameless(finding) == []
    spoken = finding.found.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Aisha Ahmed, 6B, Year 6, born Fri 4 Mar 2016"
