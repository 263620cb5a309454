"""Policy: judged as it is typed, saved from a day on, and kept in its history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.models.days.session import Half
from desktop.models.organisation.policy_mapping import policy_to_mapping
from desktop.tasks.organisation import set_policy
from desktop.ui.dialogs.school.choose_policy import ChoosePolicyDialog
from desktop.ui.panels.school.set_policy import SetPolicyPanel
from desktop.ui.tables.code_table import RESERVED, TEACHER
from tests import make
from tests.picture import nameless
from tests.ui.panels.places import bare_desk, brought_to_view, form

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool
    from tests.ui.panels.places import OpenDeskFor

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def panel(qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor) -> SetPolicyPanel:
    made = SetPolicyPanel(small.head, open_desk_for(small.head))
    brought_to_view(qtbot, made)
    return made


def type_close(qtbot: QtBot, panel: SetPolicyPanel, text: str) -> None:
    field = panel.editor.times.school.halves[Half.AM].fields["closes"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def tick(panel: SetPolicyPanel, symbol: str, column: int, state: Qt.CheckState) -> None:
    codes = panel.editor.codes
    row = [code.symbol for code in codes.facts].index(symbol)
    codes.setData(codes.index(row, column), state, Qt.ItemDataRole.CheckStateRole)


def test_the_policy_is_drawn_with_every_name_spoken(
    panel: SetPolicyPanel, same_picture: Callable[[QWidget, str], None]
) -> None:
    panel.editor.tabs.setCurrentIndex(1)
    assert nameless(panel) == []
    panel.editor.tabs.setCurrentIndex(0)
    assert nameless(panel) == []
    same_picture(panel, "set_policy")


def test_what_the_law_refuses_cannot_be_saved(panel: SetPolicyPanel, qtbot: QtBot) -> None:
    type_close(qtbot, panel, "09:40")
    assert not panel.bar.save_button.isEnabled()
    assert panel.editor.why_not.startswith("The morning register is open for 45 minutes")


def test_a_change_holds_from_its_day_and_stands_in_the_history(
    panel: SetPolicyPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    type_close(qtbot, panel, "09:20")
    panel.from_day.set_day(date(2027, 1, 5))
    with qtbot.waitSignals([panel.said, panel.changed]):
        qtbot.mouseClick(panel.bar.save_button, Qt.MouseButton.LeftButton)
    assert set_policy.policy_today(small.head).times(Half.AM).closes == time(9, 25)
    newest, first = panel.history.lines
    assert (newest.stands, newest.by, first.stands) == ("planned", "Hilda Head", "holds now")
    assert newest.changes == ("morning: the register closes 09:20 (was 09:25)",)
    assert panel.notice.words.startswith("Planned from Tue 5 Jan 2027")


def test_a_day_that_has_been_is_refused_in_place(panel: SetPolicyPanel, qtbot: QtBot) -> None:
    type_close(qtbot, panel, "09:20")
    panel.from_day.set_day(date(2026, 11, 9))
    qtbot.mouseClick(panel.bar.save_button, Qt.MouseButton.LeftButton)
    assert "cannot hold from Mon 9 Nov 2026" in panel.bar.notice.words
    assert len(panel.history.lines) == 1


def test_what_is_typed_outlasts_a_refresh_and_is_put_back(
    panel: SetPolicyPanel, qtbot: QtBot
) -> None:
    type_close(qtbot, panel, "09:20")
    panel.refresh()
    assert panel.editor.policy.times(Half.AM).closes == time(9, 20)
    qtbot.mouseClick(panel.bar.back_button, Qt.MouseButton.LeftButton)
    assert panel.editor.policy.times(Half.AM).closes == time(9, 25)
    assert panel.bar.isHidden()


def test_codes_are_reserved_and_given_by_ticks(panel: SetPolicyPanel) -> None:
    tick(panel, "R", RESERVED, CHECKED)
    tick(panel, "C", RESERVED, UNCHECKED)
    tick(panel, "V", TEACHER, CHECKED)
    policy = panel.editor.policy
    assert not policy.office_may_enter("R")
    assert policy.office_may_enter("C")
    assert policy.teacher_may_enter("V")
    assert not panel.bar.isHidden()


def test_the_codes_a_register_needs_cannot_be_taken_from_teachers(panel: SetPolicyPanel) -> None:
    codes = panel.editor.codes
    row = [code.symbol for code in codes.facts].index("L")
    assert not codes.flags(codes.index(row, TEACHER)) & Qt.ItemFlag.ItemIsEnabled
    assert {"#", "Y4", "Z", "H"}.isdisjoint(code.symbol for code in codes.facts)


def test_n_may_not_wait_longer_than_the_law_lets_it(panel: SetPolicyPanel, qtbot: QtBot) -> None:
    panel.editor.limits.deadline.setFocus()
    qtbot.keyClick(panel.editor.limits.deadline, Qt.Key.Key_Up)
    assert panel.editor.why_not == "N cannot wait 6 school days."


def test_contracts_are_reviewed_after_weeks(panel: SetPolicyPanel, qtbot: QtBot) -> None:
    reviews = panel.editor.limits.reviews
    qtbot.keyClick(reviews, Qt.Key.Key_Up)
    assert panel.editor.policy.agreement_weeks == 5
    reviews.setValue(0)
    assert panel.editor.why_not == "Contracts and plans are reviewed after less than a week."


def test_a_shipped_policy_is_put_into_the_page_and_not_saved(
    panel: SetPolicyPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    qtbot.mouseClick(panel.choose, Qt.MouseButton.LeftButton)
    asked = form(panel, ChoosePolicyDialog)
    names = [file.name for file in set_policy.shipped_policies()]
    asked.choice.setCurrentIndex(1)
    qtbot.mouseClick(asked.save_button, Qt.MouseButton.LeftButton)
    assert panel.editor.policy.name == names[1]
    assert not panel.bar.isHidden()
    assert set_policy.policy_today(small.head).name == make.POLICY["name"]


def test_a_school_without_a_policy_is_offered_the_national_default(
    small: SmallSchool, qtbot: QtBot, open_desk_for: OpenDeskFor
) -> None:
    head = bare_desk(small)
    panel = SetPolicyPanel(head, open_desk_for(head))
    brought_to_view(qtbot, panel)
    assert panel.since.text() == "none yet"
    with qtbot.waitSignal(panel.said):
        qtbot.mouseClick(panel.bar.save_button, Qt.MouseButton.LeftButton)
    assert set_policy.policy_today(head).name == "National default"


def test_two_policies_for_one_day_show_which_was_replaced(
    panel: SetPolicyPanel, small: SmallSchool
) -> None:
    policy = set_policy.policy_today(small.head)
    for days in (4, 3):
        mapping = policy_to_mapping(replace(policy, deadline_days=days))
        set_policy.change_policy(small.head, mapping, make.TUESDAY)
    panel.refresh()
    assert [line.stands for line in panel.history.lines] == ["holds now", "replaced", "past"]
