"""The school's words for letters on the screen: shown with a real child, checked as typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.models.letters.letter import LetterKind
from desktop.models.letters.usual_words import USUAL
from desktop.tasks.letters.word_letters import change_letter_words, issuer, letter_templates
from desktop.ui.dialogs.find_pupil import FindPupilDialog
from desktop.ui.dialogs.letters.letter_words import LetterWordsDialog
from tests.picture import nameless
from tests.tasks.letters import letters as made

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]

SPACE, DOWN = Qt.Key.Key_Space, Qt.Key.Key_Down


@pytest.fixture
def dialog(
    qtbot: QtBot, small: SmallSchool, window: QWidget, open_desk_for: OpenDeskFor
) -> LetterWordsDialog:
    made.family(small)
    shown = LetterWordsDialog(small.head, open_desk_for(small.head), window)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def typed(dialog: LetterWordsDialog, qtbot: QtBot, words: str) -> None:
    dialog.words.setFocus()
    dialog.words.selectAll()
    qtbot.keyClicks(dialog.words, words)


def test_words_are_shown_with_a_real_child(dialog: LetterWordsDialog, qtbot: QtBot) -> None:
    assert dialog.preview.about.text() == "With a real child: Aisha Ahmed"
    typed(dialog, qtbot, "Dear {parent}, {child} may go.")
    assert dialog.preview.text.toPlainText().endswith("Dear Mrs Ahmed, Aisha may go.")
    assert nameless(dialog) == []


def test_what_is_typed_is_kept_for_each_letter(
    dialog: LetterWordsDialog, small: SmallSchool, qtbot: QtBot
) -> None:
    typed(dialog, qtbot, "{child}: one")
    dialog.choice.kinds.setFocus()
    qtbot.keyClick(dialog.choice.kinds, DOWN)
    qtbot.keyClick(dialog.choice.kinds, DOWN)
    assert dialog.choice.kinds.currentText() == "Leave refused"
    typed(dialog, qtbot, "{child}: three. {what_follows}")
    assert "£160" in dialog.preview.text.toPlainText()
    with qtbot.waitSignal(dialog.saved):
        qtbot.keyClick(dialog.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = {one.kind: one.words for one in letter_templates(small.head)}
    assert kept[LetterKind.GRANTED] == "{child}: one"
    assert kept[LetterKind.REFUSED] == "{child}: three. {what_follows}"
    assert kept[LetterKind.EVIDENCE_WANTED] == USUAL[5].words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Dear {kid}", "has no field {kid}"),
        ("{child} {what_follows}", "has no field {what_follows}"),
        ("{child} {", "stands alone"),
        (" ", "The letter is empty."),
    ],
)
def test_a_mistake_is_said_at_once_and_stops_the_save(
    dialog: LetterWordsDialog, small: SmallSchool, words: str, said: str
) -> None:
    dialog.words.setPlainText(words)
    assert said in dialog.boxes["words"].finding
    assert not dialog.preview.page.isEnabled()
    dialog.choice.kinds.setCurrentIndex(3)
    dialog.save_button.click()
    assert dialog.choice.kinds.currentData() is LetterKind.GRANTED
    assert letter_templates(small.head) == USUAL


def test_a_field_is_put_in_where_the_cursor_stands(dialog: LetterWordsDialog, qtbot: QtBot) -> None:
    typed(dialog, qtbot, "Dear ")
    offered = [dialog.fields.itemData(at) for at in range(dialog.fields.count())]
    assert "back_on" in offered
    assert "evidence" not in offered
    dialog.fields.setCurrentIndex(offered.index("parent"))
    dialog.fields.activated.emit(offered.index("parent"))
    assert dialog.words.toPlainText() == "Dear {parent}"
    assert dialog.fields.currentIndex() == 0


def test_the_usual_words_come_back(dialog: LetterWordsDialog, qtbot: QtBot) -> None:
    typed(dialog, qtbot, "Something else about {child}")
    dialog.subject.setText("Another")
    qtbot.keyClick(dialog.usual, SPACE)
    assert dialog.words.toPlainText() == USUAL[0].words
    assert dialog.subject.text() == USUAL[0].subject


def test_a_language_is_added_for_a_letter(
    dialog: LetterWordsDialog, small: SmallSchool, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.other, SPACE)
    qtbot.keyClicks(dialog.question.field, "Polish")
    qtbot.keyClick(dialog.question, Qt.Key.Key_Return)
    assert dialog.choice.languages.currentText() == "Polish"
    assert dialog.words.toPlainText() == USUAL[0].words
    assert not dialog.usual.isEnabled()
    typed(dialog, qtbot, "Zgoda, {child}.")
    dialog.choice.kinds.setCurrentIndex(1)
    assert dialog.choice.languages.count() == 1
    with qtbot.waitSignal(dialog.saved):
        dialog.save_button.click()
    (kept,) = [one for one in letter_templates(small.head) if one.language]
    assert (kept.name, kept.words) == ("leave granted (Polish)", "Zgoda, {child}.")


def test_a_language_without_a_name_is_told(dialog: LetterWordsDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.other, SPACE)
    qtbot.keyClicks(dialog.question.field, "English")
    qtbot.keyClick(dialog.question, Qt.Key.Key_Return)
    assert "English is there already" in dialog.notice.words


def test_who_sends_penalty_notices_is_kept(
    dialog: LetterWordsDialog, small: SmallSchool, qtbot: QtBot
) -> None:
    dialog.issuer.clear()
    dialog.save_button.click()
    assert "Nobody is named" in dialog.boxes["issuer"].finding
    qtbot.keyClicks(dialog.issuer, "Leafshire Council")
    with qtbot.waitSignal(dialog.saved):
        dialog.save_button.click()
    assert issuer(small.head) == "Leafshire Council"


def test_two_who_change_them_at_once_are_told(
    dialog: LetterWordsDialog, small: SmallSchool, qtbot: QtBot
) -> None:
    other = (replace(USUAL[0], words="{child}: theirs"), *USUAL[1:])
    change_letter_words(small.head, other, issuer(small.head))
    typed(dialog, qtbot, "{child}: mine")
    dialog.save_button.click()
    assert "Somebody has changed the words" in dialog.notice.words
    assert dialog.words.toPlainText() == "{child}: mine"
    assert letter_templates(small.head)[0].words == "{child}: theirs"


def test_another_child_is_shown(dialog: LetterWordsDialog, small: SmallSchool) -> None:
    dialog.preview.child.click()
    (finding,) = dialog.findChildren(FindPupilDialog)
    finding.chosen.emit(small.pupils[1])
    finding.reject()
    assert dialog.preview.about.text() == "With a real child: Ben Baxter"
