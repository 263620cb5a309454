"""The form of a risk assessment by keys: the colour as it is chosen, what lacks, a new version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.models.safeguarding.risk import Agency, Check, Part, RiskAction
from desktop.tasks.admissions.see_pupil import see_pupil
from desktop.tasks.safeguarding.assess_risk import (
    next_version,
    open_assessment,
    write_assessment,
)
from desktop.ui.dialogs.safeguarding.assess_risk import AssessRiskDialog
from tests.picture import nameless
from tests.tasks.safeguarding.at_risk import ASSESSMENT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.models.safeguarding.risk import RiskAssessment
    from tests.conftest import SmallSchool

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(
    small: SmallSchool, window: QWidget, before: RiskAssessment | None = None
) -> AssessRiskDialog:
    pupil = see_pupil(small.officer, small.pupils[0]).pupil
    form = AssessRiskDialog(small.officer, pupil, before, window)
    form.show()
    return form


def press_save(form: AssessRiskDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(form.written, Qt.Key.Key_Return, CONTROL)


def set_review(form: AssessRiskDialog, qtbot: QtBot) -> None:
    line = form.review.findChild(QLineEdit)
    assert line is not None
    line.clear()
    qtbot.keyClicks(line, "8/12/2026")


def type_risk(form: AssessRiskDialog, qtbot: QtBot) -> None:
    """Risk, Tab, digit, Tab, digit, Tab …: nothing but keys."""
    line = form.risks[Part.SCHOOL].lines[0]
    qtbot.keyClicks(line.risk, "Leaves the site")
    qtbot.keyClicks(line.likelihood, "4")
    qtbot.keyClicks(line.severity, "5")
    qtbot.keyClicks(line.lead, "Ms Hall")


def test_an_assessment_is_written_by_keys_and_kept(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    form = opened(small, window)
    set_review(form, qtbot)
    qtbot.keyClicks(form.texts["purpose"], "Safe")
    type_risk(form, qtbot)
    qtbot.keyClick(form.agencies.add_button, Qt.Key.Key_Space)
    qtbot.keyClicks(form.agencies.lines[0].first, "Early help")
    qtbot.keyClick(form.checks[Check.HEAD_AWARE], Qt.Key.Key_Space)
    assert nameless(form) == []
    with qtbot.waitSignal(form.saved) as saved:
        press_save(form, qtbot)
    assert saved.args == ["The risk assessment of Aisha Ahmed is kept."]
    found = open_assessment(small.officer, 1)
    assert found.actions == (RiskAction("Leaves the site", 4, 5, lead="Ms Hall"),)
    assert found.agencies == (Agency("Early help"),)
    assert found.checks == {Check.HEAD_AWARE}
    assert (found.purpose, found.review_on) == ("Safe", date(2026, 12, 8))


@pytest.mark.parametrize(
    ("pressed", "words"),
    [("54", "20 RED"), ("25", "10 AMBER"), ("33", "9 GREEN"), ("3", "Choose both")],
)
def test_the_colour_is_worked_out_as_it_is_chosen_and_said_in_words(
    small: SmallSchool, window: QWidget, qtbot: QtBot, pressed: str, words: str
) -> None:
    form = opened(small, window)
    line = form.risks[Part.SCHOOL].lines[0]
    for key, choice in zip(pressed, (line.likelihood, line.severity), strict=False):
        qtbot.keyClicks(choice, key)
    assert line.colour.text() == words
    form.close()


def test_what_lacks_is_said_in_its_place_and_nothing_is_kept(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    form = opened(small, window)
    press_save(form, qtbot)
    assert form.boxes["review_on"].finding == "Type the day as 12/11/2026."
    set_review(form, qtbot)
    press_save(form, qtbot)
    assert form.boxes["purpose"].finding.startswith("The purpose is not said.")
    assert form.notice.words.startswith("No risk is named.")
    qtbot.keyClicks(form.texts["purpose"], "Safe")
    qtbot.keyClicks(form.risks[Part.SCHOOL].lines[0].risk, "Leaves")
    press_save(form, qtbot)
    assert "School and staff, line 1 needs two numbers" in form.notice.words
    assert small.db.execute("SELECT count(*) FROM risk_assessments").fetchone()[0] == 0
    form.close()


def test_a_new_version_begins_with_what_the_last_one_said(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    number = write_assessment(small.officer, ASSESSMENT)
    before = open_assessment(small.officer, number)
    form = opened(small, window, next_version(before))
    set_review(form, qtbot)
    with qtbot.waitSignal(form.saved):
        press_save(form, qtbot)
    after = open_assessment(small.officer, 2)
    same = replace(before, id=2, replaces=1, checks=frozenset(), recorded_at=after.recorded_at)
    assert after == same


def test_somebody_who_was_quicker_is_told_of_and_the_words_stay(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    form = opened(small, window)
    set_review(form, qtbot)
    qtbot.keyClicks(form.texts["purpose"], "Safe")
    type_risk(form, qtbot)
    write_assessment(small.head, ASSESSMENT)
    press_save(form, qtbot)
    assert form.notice.words.startswith("Somebody has written a newer assessment meanwhile.")
    assert form.texts["purpose"].toPlainText() == "Safe"
    form.close()


def test_a_line_that_is_taken_out_is_not_kept(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    form = opened(small, window)
    risks = form.risks[Part.AWAY]
    qtbot.keyClick(risks.add_button, Qt.Key.Key_Space)
    qtbot.keyClicks(risks.lines[0].risk, "Nobody in")
    risks.lines[0].taken_out.emit(risks.lines[0])
    assert (risks.lines, risks.filled()) == ([], [])
    form.close()
