"""The ledger on the screen, by keys: narrowed, shown, sent, looked at, written again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QPushButton

from desktop.models.letters.letter import Befell, LetterEvent, LetterKind, LetterState, SentBy
from desktop.tasks.letters.see_letters import letter_line
from desktop.ui.dialogs.letters.letter_sent import LetterSentDialog
from desktop.ui.dialogs.letters.letter_words import LetterWordsDialog
from desktop.ui.widgets.letters.ledger_view import LedgerView
from tests.documents.reading import words_of
from tests.picture import nameless
from tests.tasks.letters import letters as made
from tests.tasks.letters.test_see_letters import amend, overdue

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from desktop.ui.papers.preview import PaperJob
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]
    Open = Callable[[Desk], LedgerView]

SPACE, RETURN, DOWN = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down


@pytest.fixture
def view_for(qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor) -> Open:
    """Three letters: an overdue one, and a granted leave to each of two parents."""
    overdue(small)
    made.father(small, small.pupils[0])
    made.written(small.head, made.draft(small))

    def opened(desk: Desk) -> LedgerView:
        view = LedgerView(desk, open_desk_for(desk))
        qtbot.addWidget(view)
        view.resize(1000, 640)
        view.refresh()
        with qtbot.waitExposed(view):
            view.show()
        return view

    return opened


def shown(view: LedgerView) -> list[str]:
    return [one.letter.reference for one in view.table.facts.facts]


def befell(small: SmallSchool, number: int, *what: Befell) -> None:
    for one in what:
        made.befell(small.head, number, LetterEvent(what=one, at=small.clock(), words="So"))


def choose(view: LedgerView, reference: str) -> None:
    view.table.selectRow(shown(view).index(reference))


def press(view: QWidget, words: str, qtbot: QtBot) -> None:
    found = [one for one in view.findChildren(QPushButton) if one.text().startswith(words)]
    qtbot.keyClick(found[0], SPACE)


def test_letters_are_narrowed_by_keys(small: SmallSchool, view_for: Open, qtbot: QtBot) -> None:
    view = view_for(small.office)
    assert shown(view) == ["L00003", "L00002", "L00001"]
    assert view.count.text() == "3 letters"
    assert nameless(view) == []
    view.search.setFocus()
    qtbot.keyClicks(view.search, "bilal")
    assert shown(view) == ["L00003"]
    view.search.clear()
    view.kinds.setCurrentIndex(view.kinds.findData(LetterKind.RETURN_OVERDUE))
    assert shown(view) == ["L00001"]
    view.kinds.setCurrentIndex(0)
    qtbot.keyClick(view.only, SPACE)
    assert shown(view) == []
    assert view.notice.words == "No letter fits."
    qtbot.keyClick(view.only, SPACE)
    assert len(shown(view)) == 3


def test_enter_shows_the_paper(small: SmallSchool, view_for: Open, qtbot: QtBot) -> None:
    view = view_for(small.office)
    jobs: list[PaperJob] = []
    view.paper_asked.connect(jobs.append)
    choose(view, "L00003")
    qtbot.keyClick(view.table, RETURN)
    press(view, "Show", qtbot)
    assert [job.title for job in jobs] == ["L00003", "L00003"]
    words = words_of(jobs[0].make(small.office).pdf)[0]
    assert "DRAFT" in words
    assert "Mr Bilal Ahmed" in words


def test_a_changed_mark_is_said_and_the_head_settles_it(
    small: SmallSchool, view_for: Open, qtbot: QtBot
) -> None:
    view = view_for(small.head)
    befell(small, 1, Befell.SIGNED)
    amend(small, "I")
    view.refresh()
    choose(view, "L00001")
    assert view.count.text() == "3 letters, 1 to look at"
    assert view.story.text().startswith("Look at it: Tue 10 Nov 2026 AM: was N, now I")
    qtbot.keyClick(view.errands.settle, SPACE)
    qtbot.keyClicks(view.errands.question.field, "Nothing: they rang")
    qtbot.keyClick(view.errands.question, RETURN)
    assert view.count.text() == "3 letters"
    assert not letter_line(small.head, 1).needs_look
    assert view.table.hasFocus()


def test_the_office_settles_nothing_and_edits_no_words(small: SmallSchool, view_for: Open) -> None:
    view = view_for(small.office)
    assert not view.errands.settle.isVisible()
    assert not view.errands.words.isVisible()


def test_a_letter_is_kept_as_sent(small: SmallSchool, view_for: Open, qtbot: QtBot) -> None:
    view = view_for(small.office)
    befell(small, 2, Befell.SIGNED_FOR_INK, Befell.PRINTED)
    view.refresh()
    choose(view, "L00003")
    assert not view.errands.sent.isEnabled()
    choose(view, "L00002")
    press(view, "It was sent", qtbot)
    (dialog,) = view.findChildren(LetterSentDialog)
    assert dialog.how.currentData() is SentBy.POST
    qtbot.keyClick(dialog.how, DOWN)
    with qtbot.waitSignal(view.said) as said:
        qtbot.keyClick(dialog, RETURN, Qt.KeyboardModifier.ControlModifier)
    assert said.args == ["L00002: handed over."]
    assert made.read(small.office, 2).state is LetterState.SENT


def test_all_that_are_printed_are_kept_as_posted(
    small: SmallSchool, view_for: Open, qtbot: QtBot
) -> None:
    view = view_for(small.office)
    assert not view.errands.all_sent.isVisible()
    for number in (1, 2, 3):
        befell(small, number, Befell.SIGNED, Befell.PRINTED)
    view.refresh()
    press(view, "All that are printed", qtbot)
    (dialog,) = view.findChildren(LetterSentDialog)
    qtbot.keyClick(dialog, RETURN, Qt.KeyboardModifier.ControlModifier)
    assert {made.read(small.office, one).state for one in (1, 2, 3)} == {LetterState.SENT}


def test_what_cannot_have_gone_is_said_in_the_dialog(
    small: SmallSchool, view_for: Open, qtbot: QtBot
) -> None:
    view = view_for(small.office)
    befell(small, 2, Befell.SIGNED)
    view.refresh()
    choose(view, "L00002")
    press(view, "It was sent", qtbot)
    (dialog,) = view.findChildren(LetterSentDialog)
    assert dialog.how.currentData() is SentBy.EMAIL
    dialog.how.setCurrentIndex(0)
    dialog.save_button.click()
    assert "L00002 is not printed." in dialog.notice.words


def test_an_email_is_opened_without_a_word_of_the_letter(
    small: SmallSchool, view_for: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def keep(url: object) -> bool:
        opened.append(str(url))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(keep))
    view = view_for(small.office)
    befell(small, 2, Befell.SIGNED)
    view.refresh()
    choose(view, "L00002")
    press(view, "E-mail", qtbot)
    (url,) = opened
    assert "amina.ahmed@example.invalid" in url
    assert "Aisha" not in url
    assert "attach the signed file of L00002" in view.errands.notice.words


def test_an_unsigned_letter_is_written_again(
    small: SmallSchool, view_for: Open, qtbot: QtBot
) -> None:
    view = view_for(small.office)
    choose(view, "L00003")
    press(view, "Write again", qtbot)
    qtbot.keyClicks(view.errands.question.field, "Welsh")
    qtbot.keyClick(view.errands.question, RETURN)
    assert "no words in Welsh" in view.errands.notice.words
    press(view, "Write again", qtbot)
    qtbot.keyClicks(view.errands.question.field, "English")
    qtbot.keyClick(view.errands.question, RETURN)
    assert shown(view) == ["L00004", "L00003", "L00002", "L00001"]
    assert made.read(small.office, 3).state is LetterState.WITHDRAWN


def test_the_words_are_opened_by_the_head(small: SmallSchool, view_for: Open, qtbot: QtBot) -> None:
    view = view_for(small.head)
    press(view, "What letters say", qtbot)
    (dialog,) = view.findChildren(QDialog)
    assert isinstance(dialog, LetterWordsDialog)
    dialog.reject()


def test_the_childs_page_is_asked_for(small: SmallSchool, view_for: Open, qtbot: QtBot) -> None:
    view = view_for(small.office)
    with qtbot.waitSignal(view.pupil_chosen) as chosen:
        press(view, "The child", qtbot)
    assert chosen.args == [small.pupils[0]]


def test_one_letter_is_shown_by_its_number(small: SmallSchool, view_for: Open) -> None:
    view = view_for(small.office)
    view.kinds.setCurrentIndex(view.kinds.findData(LetterKind.REFUSED))
    view.show_letter(2)
    assert shown(view) == ["L00002"]


def test_a_teacher_is_told_to_ask_the_office(
    small: SmallSchool, qtbot: QtBot, open_desk_for: OpenDeskFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        "desktop.ui.messages.tell", lambda _parent, title, advice="": told.append(title + advice)
    )
    desk = replace(small.teacher)
    view = LedgerView(desk, open_desk_for(desk))
    qtbot.addWidget(view)
    view.refresh()
    assert told == ["Tara Teach may not see letters.Ask the office."]
