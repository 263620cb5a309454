"""Reviews and signatures by keys: what is chosen is kept, what lacks is said in its place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.models.agreements.standing import Answer, Outcome, PartyAnswer
from desktop.tasks.agreements.review_agreement import answer_agreement
from desktop.tasks.agreements.see_agreements import find_standing
from desktop.ui.dialogs.agreements.agreement_answers import AgreementAnswersDialog
from desktop.ui.dialogs.agreements.review_agreement import ReviewAgreementDialog
from tests import make
from tests.picture import nameless, picture
from tests.tasks.agreements.agreed import made

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool

CONTROL = Qt.KeyboardModifier.ControlModifier


def review_form(small: SmallSchool, window: QWidget) -> ReviewAgreementDialog:
    standing = find_standing(small.office, made(small))
    form = ReviewAgreementDialog(small.office, standing, "contract of Aisha", "93.5 %", window)
    form.show()
    return form


def test_a_review_is_written_by_keys(small: SmallSchool, window: QWidget, qtbot: QtBot) -> None:
    form = review_form(small, window)
    assert "Attendance in it: 93.5 %" in picture(form)
    qtbot.keyClicks(form.came, "Mrs Ahmed")
    qtbot.keyClicks(form.kept_to, "All of it")
    qtbot.keyClicks(form.outcome, "Goes")
    assert nameless(form) == []
    with qtbot.waitSignal(form.saved) as saved:
        qtbot.keyClick(form.kept_to, Qt.Key.Key_Return, CONTROL)
    assert saved.args == ["The review is kept. The next is on Tue 8 Dec 2026."]
    (review,) = find_standing(small.office, 1).reviews
    assert (review.outcome, review.next_on) == (Outcome.GOES_ON, date(2026, 12, 8))


def test_what_ends_has_no_next_review(small: SmallSchool, window: QWidget, qtbot: QtBot) -> None:
    form = review_form(small, window)
    qtbot.keyClicks(form.came, "Nobody")
    qtbot.keyClicks(form.kept_to, "Nothing")
    qtbot.keyClicks(form.outcome, "Not")
    assert not form.boxes["next_on"].isVisible()
    with qtbot.waitSignal(form.saved) as saved:
        qtbot.keyClick(form.came, Qt.Key.Key_Return, CONTROL)
    assert saved.args == ["The review is kept: not kept to."]


def test_a_review_says_what_it_lacks(small: SmallSchool, window: QWidget, qtbot: QtBot) -> None:
    form = review_form(small, window)
    qtbot.keyClick(form.came, Qt.Key.Key_Return, CONTROL)
    assert form.boxes["outcome"].finding.startswith("Choose whether it goes on")
    qtbot.keyClicks(form.outcome, "Goes")
    qtbot.keyClick(form.came, Qt.Key.Key_Return, CONTROL)
    assert form.boxes["came"].finding.startswith("Who came is not said.")
    assert find_standing(small.office, 1).reviews == ()
    form.close()


def test_signatures_are_asked_of_those_who_have_not_signed(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    number = made(small)
    first = (
        PartyAnswer(1, Answer.SIGNED, make.TUESDAY), PartyAnswer(2, Answer.DECLINED, make.TUESDAY),
    )  # fmt: skip
    standing = answer_agreement(small.office, number, first)
    form = AgreementAnswersDialog(small.office, standing, "Aisha Ahmed", window)
    form.show()
    assert "Mrs Ahmed (mother): signed Tue 10 Nov 2026" in picture(form)
    assert list(form.lines) == [2, 3]
    assert nameless(form) == []
    qtbot.keyClicks(form.lines[2].answer, "Signed")
    qtbot.keyClicks(form.lines[3].answer, "Declined")
    qtbot.keyClicks(form.lines[3].words, "Was called away")
    with qtbot.waitSignal(form.saved) as saved:
        qtbot.keyClick(form.lines[3].words, Qt.Key.Key_Return, CONTROL)
    assert saved.args == ["2 answers kept."]
    after = find_standing(small.office, number)
    assert (after.count(Answer.SIGNED), after.count(Answer.DECLINED)) == (2, 1)


def test_no_answer_chosen_is_said(small: SmallSchool, window: QWidget, qtbot: QtBot) -> None:
    standing = find_standing(small.office, made(small))
    form = AgreementAnswersDialog(small.office, standing, "Aisha Ahmed", window)
    form.show()
    qtbot.keyClick(form.lines[1].words, Qt.Key.Key_Return, CONTROL)
    assert form.notice.words.startswith("Nobody’s answer is new.")
    form.close()
