"""The form of a contract or plan by keys: who was there, what lacks, a version that replaces."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.models.agreements.agreement import Kind, Party
from desktop.tasks.agreements.see_agreements import agreements_of, find_standing
from desktop.ui.dialogs.agreements.agreement_form import AgreementFormDialog
from tests.picture import nameless
from tests.tasks.agreements.agreed import contact, made

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.models.agreements.standing import Standing
    from desktop.ui.widgets.day_field import DayField
    from tests.conftest import SmallSchool

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(
    small: SmallSchool, window: QWidget, before: Standing | None = None
) -> AgreementFormDialog:
    form = AgreementFormDialog(small.office, small.pupils[0], before, window)
    form.show()
    return form


def press_save(form: AgreementFormDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(form.texts["target"], Qt.Key.Key_Return, CONTROL)


def type_day(field: DayField, qtbot: QtBot, words: str) -> None:
    line = field.findChild(QLineEdit)
    assert line is not None
    line.clear()
    qtbot.keyClicks(line, words)


def type_words(form: AgreementFormDialog, qtbot: QtBot) -> None:
    for key, field in form.texts.items():
        qtbot.keyClicks(field, f"About {key}")


def test_a_contract_is_written_by_keys_and_kept(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    mother = contact(small)
    form = opened(small, window)
    qtbot.keyClicks(form.kind, "Att")
    qtbot.keyClick(form.parties.ticks[mother], Qt.Key.Key_Space)
    qtbot.keyClick(form.parties.others.add_button, Qt.Key.Key_Space)
    qtbot.keyClicks(form.parties.others.lines[0].first, "Asif Officer")
    type_words(form, qtbot)
    qtbot.keyClicks(form.rate, "95.5")
    type_day(form.last, qtbot, "18/12/2026")
    assert nameless(form) == []
    with qtbot.waitSignal(form.saved) as saved:
        press_save(form, qtbot)
    assert saved.args == ["The attendance contract of Aisha Ahmed is kept. Signatures come next."]
    (line,) = agreements_of(small.office, small.pupils[0])
    one = line.standing.agreement
    assert (one.kind, one.rate, one.family) == (Kind.CONTRACT, 955, "About family")
    assert one.parties == (Party("Mrs Amina Ahmed", "mother", mother), Party("Asif Officer"))
    assert (one.last_day, one.review_on) == (date(2026, 12, 18), date(2026, 12, 8))


def test_those_with_responsibility_stand_first_and_of_others_it_is_said(
    small: SmallSchool, window: QWidget
) -> None:
    aunt = contact(small, forename="Nadia", relationship="Aunt", responsibility=False,
                   do_not_contact=True)  # fmt: skip
    mother = contact(small)
    form = opened(small, window)
    words = [tick.text() for tick in form.parties.ticks.values()]
    assert list(form.parties.ticks) == [mother, aunt]
    assert words == [
        "Mrs Amina Ahmed, mother",
        "Mrs Nadia Ahmed, aunt, no responsibility recorded, do not contact",
    ]
    form.close()


def test_what_lacks_is_said_in_its_place_and_nothing_is_kept(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    form = opened(small, window)
    qtbot.keyClicks(form.rate, "most")
    press_save(form, qtbot)
    assert form.boxes["last_day"].finding == "Type the day as 12/11/2026."
    assert form.boxes["rate"].finding.startswith("Write a number such as 95")
    type_day(form.last, qtbot, "18/12/2026")
    form.rate.clear()
    press_save(form, qtbot)
    for key in ("parties", "difficulties", "family", "by_school", "target"):
        assert form.boxes[key].finding
    assert agreements_of(small.office, small.pupils[0]) == ()
    form.close()


def test_a_changed_one_begins_with_what_it_said(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    number = made(small)
    before = find_standing(small.office, number)
    form = opened(small, window, before)
    assert "kind" not in form.boxes
    with qtbot.waitSignal(form.saved):
        press_save(form, qtbot)
    (line,) = agreements_of(small.office, small.pupils[0])
    after = line.standing.agreement
    assert after == replace(before.agreement, id=after.id, replaces=number)
    assert line.standing.before == (before,)


def test_a_changed_one_whose_review_is_due_is_reviewed_after_the_policys_weeks(
    small: SmallSchool, window: QWidget
) -> None:
    number = made(small, made_on=date(2026, 10, 6), review_on=date(2026, 11, 3))
    form = opened(small, window, find_standing(small.office, number))
    assert (form.made_on.day, form.review.day) == (date(2026, 11, 10), date(2026, 12, 8))
    form.close()


def test_somebody_who_was_quicker_is_told_of_and_the_words_stay(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    number = made(small)
    form = opened(small, window, find_standing(small.office, number))
    qtbot.keyClicks(form.texts["target"], "Better: ")
    made(small, replaces=number)
    press_save(form, qtbot)
    assert form.notice.words.startswith("Somebody has changed it meanwhile.")
    assert "Better: " in form.texts["target"].toPlainText()
    form.close()
