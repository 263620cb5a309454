"""The school's words on the screen: shown as they will arrive, checked as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.models.sending.template import DEFAULTS
from desktop.tasks.sending import set_up_sending
from desktop.ui.dialogs.sending.message_words import MessageWordsDialog
from tests.picture import nameless

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool


@pytest.fixture
def dialog(qtbot: QtBot, small: SmallSchool, window: QWidget) -> MessageWordsDialog:
    small.db.execute("UPDATE schools SET phone = '01632 960123'")
    made = MessageWordsDialog(small.head, window)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_words_are_shown_as_they_arrive(dialog: MessageWordsDialog) -> None:
    dialog.words.setPlainText("{child} in {class}: ring {phone}")
    assert dialog.arrives.text() == "Aisha in 6B: ring 01632 960123"
    assert dialog.length.text() == "1 text, with the longest name in the school"
    assert nameless(dialog) == []


def test_what_is_typed_is_kept_for_each_message(
    dialog: MessageWordsDialog, small: SmallSchool, qtbot: QtBot
) -> None:
    dialog.words.setPlainText("{child}: one")
    dialog.which.setCurrentIndex(2)
    dialog.words.setPlainText("{child}: three")
    with qtbot.waitSignal(dialog.saved):
        dialog.save_button.click()
    kept = [one.words for one in set_up_sending.current_templates(small.head)]
    assert kept == ["{child}: one", DEFAULTS[1].words, "{child}: three"]


@pytest.mark.parametrize(
    ("words", "said"),
    [("{kid} is away", "There is no field {kid}."), ("{child} " + "a" * 400, "3 texts long")],
)
def test_a_mistake_is_said_at_once_and_stops_the_save(
    dialog: MessageWordsDialog, small: SmallSchool, words: str, said: str
) -> None:
    dialog.words.setPlainText(words)
    assert said in dialog.boxes["words"].finding
    dialog.which.setCurrentIndex(1)
    dialog.save_button.click()
    assert dialog.which.currentIndex() == 0
    assert set_up_sending.current_templates(small.head) == DEFAULTS


def test_the_usual_words_come_back(dialog: MessageWordsDialog) -> None:
    dialog.words.setPlainText("Something else about {child}")
    dialog.subject.setText("Another")
    dialog.usual.click()
    assert dialog.words.toPlainText() == DEFAULTS[0].words
    assert dialog.subject.text() == DEFAULTS[0].subject
