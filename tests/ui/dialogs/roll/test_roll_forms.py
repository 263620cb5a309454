"""The forms that change the roll: findings beside the field, one press that says what was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop.models.admissions.pupil import Contact
from desktop.tasks.admissions.change_contacts import add_contact
from desktop.tasks.admissions.flag_pupils import flags_of
from desktop.tasks.admissions.see_pupil import see_pupil
from desktop.ui.dialogs.roll.edit_contact import EditContactDialog
from desktop.ui.dialogs.roll.edit_pupil import EditPupilDialog
from desktop.ui.dialogs.roll.join_pupil import JoinPupilDialog
from desktop.ui.dialogs.roll.leave_roll import LeaveRollDialog
from desktop.ui.dialogs.roll.move_class import MoveClassDialog
from desktop.ui.dialogs.roll.put_flag import PutFlagDialog
from desktop.ui.dialogs.roll.starting_day import StartingDayDialog
from tests.picture import nameless

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.models.admissions.pupil import Pupil
    from desktop.ui.dialogs.form_dialog import FormDialog
    from tests.conftest import SmallSchool


@pytest.fixture
def pupil(small: SmallSchool) -> Pupil:
    return see_pupil(small.office, small.pupils[0]).pupil


def type_in(form: FormDialog, key: str, words: str, qtbot: QtBot) -> None:
    editor = form.boxes[key].editor
    line = editor if isinstance(editor, QLineEdit) else editor.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.clear()
    qtbot.keyClicks(line, words)


def press_save(form: FormDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)


def save(form: FormDialog, qtbot: QtBot) -> str:
    with qtbot.waitSignal(form.saved) as saved:
        press_save(form, qtbot)
    return str(saved.args[0])


def test_a_wrong_upn_stands_beside_its_field_and_nothing_is_saved(
    small: SmallSchool, pupil: Pupil, window: QWidget, qtbot: QtBot
) -> None:
    form = EditPupilDialog(small.office, pupil, window)
    form.show()
    type_in(form, "upn", "A940000020001", qtbot)
    press_save(form, qtbot)
    assert "wrong check letter" in form.boxes["upn"].finding
    assert form.isVisible()
    type_in(form, "upn", "R940000020001", qtbot)
    assert save(form, qtbot) == "The register now says this of Aisha Ahmed."
    assert see_pupil(small.office, pupil.id).pupil.upn == "R940000020001"


def test_somebody_quicker_is_said_in_the_form(
    small: SmallSchool, pupil: Pupil, window: QWidget, qtbot: QtBot
) -> None:
    form = EditPupilDialog(small.office, replace(pupil, sex="F"), window)
    form.show()
    type_in(form, "middle_names", "Noor", qtbot)
    press_save(form, qtbot)
    assert "Somebody else has just changed Aisha Ahmed." in form.notice.words


def test_joining_asks_for_the_least_first(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    form = JoinPupilDialog(small.office, window)
    form.show()
    press_save(form, qtbot)
    missing = {key for key, box in form.boxes.items() if box.finding}
    assert missing == {"legal_forename", "legal_surname", "birth_date"}
    for key, words in (
        ("legal_forename", "Finn"),
        ("legal_surname", "Field"),
        ("birth_date", "4/5/2016"),
        ("contact_forename", "Fay"),
        ("phone", "07700 900321"),
    ):
        type_in(form, key, words, qtbot)
    with qtbot.waitSignal(form.joined) as joined:
        assert save(form, qtbot) == "Finn Field is on roll from Tue 10 Nov 2026."
    record = see_pupil(small.office, joined.args[0])
    assert record.pupil.birth_date == date(2016, 5, 4)
    assert [one.phones[0].e164 for one in record.contacts] == ["+447700900321"]


def test_the_grounds_are_those_in_force_on_the_leaving_day(
    small: SmallSchool, pupil: Pupil, window: QWidget, qtbot: QtBot
) -> None:
    form = LeaveRollDialog(small.office, pupil, window)
    form.show()
    grounds = form.boxes["ground"].editor
    assert isinstance(grounds, QComboBox)
    assert grounds.findData("A") > 0
    assert grounds.findData("unfit") < 0
    type_in(form, "day", "18/12/2026", qtbot)
    type_in(form, "destination", "Elm Park Primary School", qtbot)
    assert save(form, qtbot) == "Aisha Ahmed leaves at the end of Fri 18 Dec 2026."
    last = see_pupil(small.office, pupil.id).enrolments[-1]
    assert (last.leaving_day, last.destination) == (date(2026, 12, 18), "Elm Park Primary School")


def test_a_contact_keeps_every_number_as_typed(
    small: SmallSchool, pupil: Pupil, window: QWidget, qtbot: QtBot
) -> None:
    form = EditContactDialog(small.office, pupil, None, window)
    form.show()
    press_save(form, qtbot)
    assert form.boxes["surname"].finding == "Give at least one name."
    type_in(form, "forename", "Fay", qtbot)
    type_in(form, "home", "01632 960321", qtbot)
    assert save(form, qtbot) == "Fay is on the list."
    contact = see_pupil(small.office, pupil.id).contacts[0]
    assert [(one.kind, one.typed) for one in contact.phones] == [("home", "01632 960321")]


def test_a_contact_that_is_changed_keeps_what_was_not_touched(
    small: SmallSchool, pupil: Pupil, window: QWidget, qtbot: QtBot
) -> None:
    old = add_contact(small.office, Contact(pupil=pupil.id, forename="Fay", responsibility=True))
    form = EditContactDialog(small.office, pupil, old, window)
    form.show()
    type_in(form, "relationship", "aunt", qtbot)
    save(form, qtbot)
    new = see_pupil(small.office, pupil.id).contacts[0]
    assert new == replace(old, relationship="aunt")


def test_a_move_and_a_starting_day_say_from_when(
    small: SmallSchool, pupil: Pupil, window: QWidget, qtbot: QtBot
) -> None:
    moving = MoveClassDialog(small.office, pupil, None, window)
    moving.show()
    assert save(moving, qtbot) == "Aisha Ahmed is in no class from Tue 10 Nov 2026."
    starting = StartingDayDialog(small.office, pupil, date(2026, 9, 3), window)
    starting.show()
    type_in(starting, "day", "1/9/2026", qtbot)
    assert save(starting, qtbot) == "Aisha Ahmed is on roll from Tue 1 Sep 2026."


def test_a_change_in_the_family_asks_which_lead_was_told(  # R98
    small: SmallSchool, pupil: Pupil, window: QWidget, qtbot: QtBot
) -> None:
    form = PutFlagDialog(small.officer, pupil, window)
    form.show()
    assert form.boxes["told"].isHidden()
    form.kind.setFocus()
    qtbot.keyClicks(form.kind, "change")
    assert not form.boxes["told"].isHidden()
    seen_by = form.kind.accessibleDescription()
    assert seen_by == (
        "Seen, with its note, by the attendance officer, the head and the safeguarding lead."
    )
    type_in(form, "note", "Grandfather died", qtbot)
    press_save(form, qtbot)
    assert form.boxes["told"].finding == "Say which safeguarding lead was told."
    type_in(form, "told", "Dora Lead", qtbot)
    assert save(form, qtbot) == "The flag is on Aisha Ahmed’s page."
    (flag,) = flags_of(small.officer, pupil.id)
    assert (flag.flag, flag.note) == (
        "Change in the family", "Safeguarding lead told: Dora Lead. Grandfather died",
    )  # fmt: skip


def test_every_field_has_a_name_a_screen_reader_can_say(
    small: SmallSchool, pupil: Pupil, window: QWidget
) -> None:
    forms = (
        EditPupilDialog(small.office, pupil, window),
        JoinPupilDialog(small.office, window),
        LeaveRollDialog(small.office, pupil, window),
        EditContactDialog(small.office, pupil, None, window),
        MoveClassDialog(small.office, pupil, None, window),
        PutFlagDialog(small.officer, pupil, window),
    )
    for form in forms:
        form.show()
        assert nameless(form) == []
        form.close()
