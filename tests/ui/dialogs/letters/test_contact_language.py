"""In which language a contact is written to, chosen on the contact's form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.models.letters.usual_words import USUAL
from desktop.storage.admissions.contacts import contacts_of
from desktop.storage.admissions.pupils import load_pupil
from desktop.tasks.letters.word_letters import change_letter_words, language_of
from desktop.ui.dialogs.roll.edit_contact import EditContactDialog
from tests.tasks.letters import letters as made

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool


def test_it_is_asked_once_the_school_has_another_language(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    mother, _ = made.family(small)
    pupil = load_pupil(small.db, small.pupils[0])
    contact = contacts_of(small.db, pupil.id)[0]
    dialog = EditContactDialog(small.office, pupil, contact, window)
    assert "language" not in dialog.boxes
    polish = replace(USUAL[0], language="Polish")
    change_letter_words(small.head, (*USUAL, polish), "the local authority")
    dialog = EditContactDialog(small.office, pupil, contact, window)
    choice = dialog.boxes["language"].editor
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(choice.findText("Polish"))
    with qtbot.waitSignal(dialog.saved):
        dialog.save_button.click()
    assert language_of(small.office, mother) == "Polish"
