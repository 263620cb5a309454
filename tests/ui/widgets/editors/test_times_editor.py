"""Session times are typed side by side; findings and the boundary stand beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.models.days.session import Half
from desktop.models.organisation.policy import YearTimes
from desktop.models.organisation.policy_checks import policy_findings
from desktop.ui.widgets.editors.times_editor import TimesEditor
from tests import make
from tests.models.policies import A_POLICY, MORNING_TIMES
from tests.picture import nameless

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def editor(qtbot: QtBot) -> TimesEditor:
    made = TimesEditor()
    qtbot.addWidget(made)
    made.show_policy(A_POLICY)
    made.show()
    return made


def words_in(editor: TimesEditor) -> str:
    return "\n".join(one.text() for one in editor.findChildren(QLabel) if not one.isHidden())


def judge(editor: TimesEditor) -> None:
    editor.show_findings(policy_findings(editor.policy, make.TUESDAY))


def test_a_policy_comes_back_as_it_was_shown(editor: TimesEditor) -> None:
    year = YearTimes("6", Half.AM, replace(MORNING_TIMES, opens=time(8, 40)))
    editor.show_policy(replace(A_POLICY, year_times=(year,)))
    assert editor.policy == replace(A_POLICY, year_times=(year,))
    assert nameless(editor) == []


def test_the_boundary_is_said_for_either_setting(editor: TimesEditor) -> None:
    assert "at 09:25 is late (L); from 09:26 it is U" in words_in(editor)
    editor.school.halves[Half.AM].inclusive.setChecked(False)
    assert "before 09:25 is late (L); from 09:25 it is U" in words_in(editor)


def test_a_register_open_too_long_is_refused_with_its_reason(
    editor: TimesEditor, qtbot: QtBot
) -> None:
    closes = editor.school.halves[Half.AM].fields["closes"]
    closes.selectAll()
    qtbot.keyClicks(closes, "9.40")
    judge(editor)
    assert "Refused: The morning register is open for 45 minutes" in words_in(editor)
    assert "paragraph 32" in words_in(editor)
    assert closes.property("wrong") == "true"


def test_a_half_without_times_is_none_and_a_gap_is_named(editor: TimesEditor) -> None:
    editor.school.halves[Half.PM].fields["ends"].clear()
    assert editor.policy.pm is None
    assert [one.text for one in editor.gaps] == ["Fill in the afternoon’s “session ends”."]


def test_a_year_group_s_own_times_begin_as_the_school_s(editor: TimesEditor, qtbot: QtBot) -> None:
    editor.year_choice.setCurrentIndex(editor.year_choice.findData("6"))
    qtbot.mouseClick(editor.add_year, Qt.MouseButton.LeftButton)
    assert {row.year_group for row in editor.policy.year_times} == {"6"}
    assert editor.policy.times(Half.AM, "6") == MORNING_TIMES
    editor.years["6"].times.halves[Half.AM].fields["closes"].setText("09:50")
    judge(editor)
    assert "Refused: Year 6's morning register" in words_in(editor)
    editor.years["6"].left.emit("6")
    assert editor.policy == A_POLICY


def test_suggested_times_are_marked_to_be_checked(editor: TimesEditor) -> None:
    editor.show_policy(A_POLICY, ("pm.begins", "am.opens", "pm.opens"))
    assert "suggested for the morning and afternoon: check" in words_in(editor)
    assert "suggested for the afternoon: check" in words_in(editor)
