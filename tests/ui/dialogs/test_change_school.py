"""The school's facts are changed and another school is added from the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.storage.organisation import schools
from desktop.ui.dialogs.change_school import AddSchoolDialog, ChangeSchoolDialog
from tests.picture import nameless

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool


def test_a_new_telephone_number_is_kept(small: SmallSchool, qtbot: QtBot) -> None:
    dialog = ChangeSchoolDialog(small.head)
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []
    dialog.editor.phone.setText("01632 960123")
    with qtbot.waitSignal(dialog.saved):
        dialog.save_button.click()
    assert schools.load_school(small.db, small.school).phone == "01632 960123"


def test_another_school_is_one_of_its_own(small: SmallSchool, qtbot: QtBot) -> None:
    dialog = AddSchoolDialog(small.head)
    qtbot.addWidget(dialog)
    assert not dialog.save_button.isEnabled()
    facts = schools.load_school(small.db, small.school)
    dialog.editor.show_facts(replace(facts, name="Rowan School", la="886", estab="2002"))
    dialog.editor.changed.emit()
    with qtbot.waitSignal(dialog.saved):
        dialog.save_button.click()
    names = [school.name for school in schools.schools_of_file(small.db)]
    assert names == ["Hawthorn Lane Primary School", "Rowan School"]
