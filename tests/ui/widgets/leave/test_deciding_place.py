"""The Leave place as the head uses it: from the list by one figure, and the watch by F10."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.models.leave.decision import Outcome, standing_decisions
from desktop.storage.leave import decisions
from desktop.ui.panels.decide_leave import DecideLeavePanel
from tests.picture import nameless
from tests.tasks.leave.asking import ask, at, refusal
from tests.tasks.leave.test_watch_returns import on_leave

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]
    OpenPanel = Callable[[Desk], DecideLeavePanel]


@pytest.fixture
def panel_for(qtbot: QtBot, open_desk_for: OpenDeskFor) -> OpenPanel:
    def opened(desk: Desk) -> DecideLeavePanel:
        panel = DecideLeavePanel(desk, open_desk_for(desk))
        qtbot.addWidget(panel)
        panel.resize(1090, 640)
        with qtbot.waitActive(panel):
            panel.show()
        panel.refresh()
        panel.take_keyboard()
        return panel

    return opened


def type_in(qtbot: QtBot, panel: DecideLeavePanel, words: str) -> None:
    """Type into whatever has the keyboard; a bar presses Enter."""
    for one in words:
        there = panel.focusWidget() or panel
        if one == "|":
            qtbot.keyClick(there, Qt.Key.Key_Return)
        else:
            qtbot.keyClicks(there, one)


def outcomes(small: SmallSchool, number: int) -> list[Outcome]:
    found = standing_decisions(decisions.decisions_on(small.db, [number]))
    return [one.outcome for one in found.values()]


def test_one_figure_the_reason_and_enter_decide_from_the_list(
    qtbot: QtBot, small: SmallSchool, panel_for: OpenPanel
) -> None:
    number = ask(small, 0, 1)
    panel = panel_for(small.head)
    type_in(qtbot, panel, "3Not exceptional|")
    assert outcomes(small, number) == [Outcome.REFUSED] * 2
    assert panel.focusWidget() is panel.list.table
    type_in(qtbot, panel, "1The invitation came|The wedding of an aunt|")
    assert outcomes(small, number) == [Outcome.GRANTED] * 2


def test_three_requests_are_decided_one_after_another(
    qtbot: QtBot, small: SmallSchool, panel_for: OpenPanel
) -> None:
    numbers = [ask(small, place) for place in range(3)]
    panel = panel_for(small.head)
    type_in(qtbot, panel, "1Once|3Not exceptional|2")
    type_in(qtbot, panel, "16/11/26|17/11/26|The wedding|")
    assert [outcomes(small, number) for number in numbers] == [
        [Outcome.GRANTED],
        [Outcome.REFUSED],
        [Outcome.GRANTED_IN_PART],
    ]


def test_escape_goes_back_to_the_list_with_nothing_written(
    qtbot: QtBot, small: SmallSchool, panel_for: OpenPanel
) -> None:
    number = ask(small, 0)
    panel = panel_for(small.head)
    type_in(qtbot, panel, "1Once")
    for _ in range(2):
        qtbot.keyClick(panel.focusWidget() or panel, Qt.Key.Key_Escape)
    assert panel.focusWidget() is panel.list.table
    assert outcomes(small, number) == []


def test_a_colleagues_decision_stands_and_the_words_stay(
    qtbot: QtBot, small: SmallSchool, panel_for: OpenPanel
) -> None:
    from desktop.tasks.leave import decide_leave  # noqa: PLC0415 - another head at another desk

    number = ask(small, 0)
    panel = panel_for(small.head)
    type_in(qtbot, panel, "1Once only")
    decide_leave.decide(small.head, number, refusal(small, 0))
    type_in(qtbot, panel, "|")
    assert "somebody was quicker" in panel.line.text()
    assert panel.deciding.card.reason.text() == "Once only"
    panel.refresh()
    assert "refused" in panel.view.decided.text()
    assert panel.deciding.card.reason.text() == "Once only"
    assert outcomes(small, number) == [Outcome.REFUSED]


def test_every_field_of_the_decision_is_named(
    qtbot: QtBot, small: SmallSchool, panel_for: OpenPanel
) -> None:
    ask(small, 0, first=at(16), last=at(16))
    panel = panel_for(small.head)
    type_in(qtbot, panel, "2")
    panel.deciding.factors.turn()
    assert nameless(panel) == []


def test_the_watch_opens_and_closes_by_a_key(
    qtbot: QtBot, small: SmallSchool, panel_for: OpenPanel
) -> None:
    on_leave(small, 0)
    small.clock.set(9, day=date(2026, 11, 17))
    panel = panel_for(small.office)
    assert panel.watch.text() == "Watch 1   F10"
    qtbot.keyClick(panel.focusWidget() or panel, Qt.Key.Key_F10)
    assert not panel.watching.isHidden()
    assert panel.focusWidget() is panel.watching.table
    qtbot.keyClick(panel.focusWidget() or panel, Qt.Key.Key_F10)
    assert panel.watching.isHidden()
