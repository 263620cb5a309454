"""Classes: the office lends and takes back; whoever sets up the school changes the rest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.tasks.organisation import manage_classes
from desktop.ui.dialogs.school.edit_class import EditClassDialog
from desktop.ui.dialogs.school.end_on import EndOnDialog
from desktop.ui.dialogs.school.give_class import GiveClassDialog
from desktop.ui.dialogs.school.lend_to_supply import LendToSupplyDialog
from desktop.ui.panels.school.manage_classes import ManageClassesPanel
from tests import make
from tests.picture import nameless
from tests.ui.panels.places import brought_to_view, form, refused, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool
    from tests.ui.panels.places import OpenDeskFor

    OpenPanel = Callable[[Desk], ManageClassesPanel]

TODAY = make.TUESDAY
THURSDAY = date(2026, 11, 12)


@pytest.fixture
def panel_for(qtbot: QtBot, open_desk_for: OpenDeskFor) -> OpenPanel:
    def panel(desk: Desk) -> ManageClassesPanel:
        made = ManageClassesPanel(desk, open_desk_for(desk))
        brought_to_view(qtbot, made)
        return made

    return panel


def press(qtbot: QtBot, panel: QWidget, words: str) -> None:
    found = [one for one in panel.findChildren(QPushButton) if one.text() == words]
    assert len(found) == 1
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def words_on_buttons(panel: QWidget) -> set[str]:
    return {one.text() for one in panel.findChildren(QPushButton) if not one.isHidden()}


def test_the_classes_are_drawn_with_every_name_spoken(
    small: SmallSchool, panel_for: OpenPanel, same_picture: Callable[[QWidget, str], None]
) -> None:
    make.make_group(small.db, small.school, "4/5 <b>Oak", "4,5")
    manage_classes.lend_class(
        small.head, small.group, small.stranger.who.person, THURSDAY, THURSDAY
    )
    panel = panel_for(small.head)
    assert nameless(panel) == []
    same_picture(panel, "manage_classes")


def test_the_office_lends_and_changes_nothing_else(
    small: SmallSchool, panel_for: OpenPanel
) -> None:
    words = words_on_buttons(panel_for(small.office))
    assert "Lend for cover…" in words
    assert words.isdisjoint({"Add a class…", "Change…", "Add a teacher…", "End the class…"})


def test_a_supply_teacher_gets_the_class_and_a_sign_in_until_a_day(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(small.office)
    press(qtbot, panel, "Supply teacher…")
    dialog = form(panel, LendToSupplyDialog)
    assert set(dialog.findings()) == {"person"}
    qtbot.keyClicks(dialog.person, "Sam Supply")
    dialog.last.set_day(THURSDAY)
    said = saved(qtbot, panel, dialog)
    assert said == "Sam Supply has 6B until Thu 12 Nov 2026, and signs in until then."
    lent = [one for one in manage_classes.all_teachers(small.office, small.group) if one.cover]
    assert [(one.name, one.last_day) for one in lent] == [("Sam Supply", THURSDAY)]


def test_a_class_is_lent_taken_back_and_lent_again(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(small.office)
    press(qtbot, panel, "Lend for cover…")
    asked = form(panel, GiveClassDialog)
    asked.person.setCurrentText("Stan Strange")
    asked.last.set_day(THURSDAY)
    words = saved(qtbot, panel, asked)
    assert words == "Stan Strange has 6B from Tue 10 Nov 2026 until Thu 12 Nov 2026."
    (loan,) = panel.cover.table.facts.facts
    assert (loan.teaching.name, loan.stands) == ("Stan Strange", "now")
    with qtbot.waitSignal(panel.undoable) as said:
        press(qtbot, panel, "Take back")
    assert panel.cover.table.facts.rowCount() == 0
    said.args[1]()
    assert [line.teaching.last_day for line in panel.cover.table.facts.facts] == [THURSDAY]


def test_only_people_who_take_registers_are_offered(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(small.head)
    press(qtbot, panel, "Add a teacher…")
    asked = form(panel, GiveClassDialog)
    offered = {asked.person.itemText(place) for place in range(asked.person.count())}
    assert {"Tara Teach", "Stan Strange", "Olive Office"} <= offered
    asked.person.setCurrentText("Tara Teach")
    assert "Tara Teach has 6B on those days already." in refused(qtbot, asked)


def test_a_class_is_added_changed_by_enter_and_ended(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(small.head)
    press(qtbot, panel, "Add a class…")
    new = form(panel, EditClassDialog)
    qtbot.keyClicks(new.name, "1C")
    assert new.years.text() == "1"
    assert saved(qtbot, panel, new) == "1C is a class from Tue 10 Nov 2026."
    panel.classes.table.selectRow(0)
    panel.classes.table.setFocus()
    qtbot.keyClick(panel.classes.table, Qt.Key.Key_Return)
    change = next(one for one in panel.findChildren(EditClassDialog) if one.isVisible())
    change.name.setText("1 Cedar")
    assert saved(qtbot, panel, change) == "1 Cedar is changed."
    press(qtbot, panel, "End the class…")
    assert saved(qtbot, panel, form(panel, EndOnDialog)) == "1 Cedar ends on Tue 10 Nov 2026."


def test_a_class_with_children_in_it_is_not_ended(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(small.head)
    press(qtbot, panel, "End the class…")
    words = refused(qtbot, form(panel, EndOnDialog))
    assert words.startswith("There are children in 6B")


def test_a_teacher_s_time_with_a_class_ends_by_date(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(small.head)
    press(qtbot, panel, "End…")
    asked = form(panel, EndOnDialog)
    asked.last_day.set_day(THURSDAY)
    assert saved(qtbot, panel, asked) == "Tara Teach has 6B until Thu 12 Nov 2026."
    line = panel.teachers.table.facts.facts[0]
    assert (line.teaching.last_day, line.stands) == (THURSDAY, "now")


def test_a_class_form_says_what_is_wrong_beside_the_fields(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(small.head)
    press(qtbot, panel, "Change…")
    asked = form(panel, EditClassDialog)
    asked.name.clear()
    asked.years.setText("upper")
    qtbot.mouseClick(asked.save_button, Qt.MouseButton.LeftButton)
    assert asked.boxes["name"].finding == "Write 6B, Oak, Reception …"
    assert asked.boxes["years"].finding.startswith("“upper” is no year group")
    asked.reject()
