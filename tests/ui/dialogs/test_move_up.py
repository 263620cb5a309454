"""A new school year, looked at before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.storage.admissions import rolls
from desktop.tasks.admissions import move_up
from desktop.ui.dialogs.move_up import MoveUpDialog
from desktop.ui.tables.move_table import LEAVES
from tests import make
from tests.picture import nameless

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot
    from sqlite_utils import Database

    from tests.conftest import SmallSchool


@pytest.fixture
def next_year(small: SmallSchool) -> int:
    """2027/28 is entered, and 5A will follow on to 6A."""
    year = make.insert(
        small.db,
        "school_years",
        school=small.school,
        name="2027/28",
        first_day="2027-09-01",
        last_day="2028-08-31",
    )
    make.insert(
        small.db,
        "terms",
        school_year=year,
        name="Autumn 1",
        first_day="2027-09-03",
        last_day="2027-10-22",
    )
    group = make.make_group(small.db, small.school, "5A", "5")
    return make.make_pupil(small.db, small.school, group, "Finn", "Field", year_group="5")


def opened(small: SmallSchool, window: QWidget) -> MoveUpDialog:
    dialog = MoveUpDialog(small.head, window)
    dialog.show()
    return dialog


def test_without_a_next_year_it_says_what_to_do(small: SmallSchool, window: QWidget) -> None:
    dialog = opened(small, window)
    assert "Enter the next school year first." in dialog.notice.words
    assert not dialog.save_button.isEnabled()


def test_everybody_moves_at_one_press_and_can_be_put_back(
    small: SmallSchool, next_year: int, window: QWidget, qtbot: QtBot
) -> None:
    dialog = opened(small, window)
    with qtbot.waitSignal(dialog.saved) as saved:
        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert saved.args[0].startswith(
        "1 pupil moved up from Wed 1 Sep 2027. 5 pupils of the top year leave."
    )
    assert class_then(small.db, next_year) == "6A"
    again = opened(small, window)
    with qtbot.waitSignal(again.saved):
        qtbot.mouseClick(again.undo, Qt.MouseButton.LeftButton)
    assert class_then(small.db, next_year) == "5A"
    assert not move_up.can_undo(small.head)


def class_then(db: Database, pupil: int) -> str:
    return rolls.memberships_of(db, pupil)[-1].group_name


@pytest.mark.usefixtures("next_year")
def test_a_class_can_be_sent_elsewhere_and_given_a_teacher(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    dialog = opened(small, window)
    dialog.table.selectRow(0)
    dialog.to.setFocus()
    dialog.to.clearEditText()
    qtbot.keyClicks(dialog.to, "6 Oak")
    qtbot.keyClick(dialog.to, Qt.Key.Key_Return)
    dialog.teacher.setCurrentText("Tara Teach")
    dialog.teacher.activated.emit(dialog.teacher.currentIndex())
    assert dialog.plan is not None
    assert dialog.plan.moves[0].to == "6 Oak"
    assert [one.to for one in dialog.plan.teachers] == ["6 Oak"]
    assert dialog.table.facts.index(0, 5).data() == "Tara Teach"
    assert dialog.table.facts.index(1, 3).data() == LEAVES
    assert nameless(dialog) == []
