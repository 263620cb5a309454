"""What the policy says about leave is typed as numbers and ticked as a list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.models.finding import refused
from desktop.models.leave.leave_rules import DEFAULT_LEAVE, LeaveRules
from desktop.ui.widgets.editors.leave_editor import LeaveEditor
from desktop.ui.widgets.finding_lines import FindingLines
from tests.models.policies import A_POLICY
from tests.picture import nameless

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OWN = LeaveRules(
    notice_days=21,
    alert_sessions=20,
    not_exceptional=frozenset({"birthday"}),
    exams=("KS2 SATs; 10/05/2027; 13/05/2027; 6",),
)


@pytest.fixture
def editor(qtbot: QtBot) -> LeaveEditor:
    made = LeaveEditor()
    qtbot.addWidget(made)
    made.show_policy(A_POLICY)
    made.show()
    return made


def test_every_field_is_named(editor: LeaveEditor) -> None:
    assert nameless(editor) == []


@pytest.mark.parametrize("rules", [DEFAULT_LEAVE, OWN])
def test_rules_come_back_as_they_were_shown(editor: LeaveEditor, rules: LeaveRules) -> None:
    policy = replace(A_POLICY, leave=rules)
    editor.show_policy(policy)
    assert editor.onto(A_POLICY) == policy


def test_a_change_is_said(editor: LeaveEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.changed):
        editor.listed["birthday"].click()
    with qtbot.waitSignal(editor.changed):
        editor.numbers["notice_days"].setValue(7)
    rules = editor.onto(A_POLICY).leave
    assert (rules.notice_days, "birthday" in rules.not_exceptional) == (7, False)


def test_only_what_is_about_leave_is_said_here(editor: LeaveEditor) -> None:
    editor.say([refused("leave", "A number is negative."), refused("first_day", "No tier.")])
    shown = editor.findChildren(FindingLines)[0].words
    assert "negative" in shown
    assert "tier" not in shown
