"""At risk on the screen: counts by child, no secret, Enter to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.tasks.admissions.flag_pupils import put_flag
from desktop.tasks.safeguarding.assess_risk import write_assessment
from desktop.tasks.safeguarding.open_safeguarding import add_note, open_safeguarding
from desktop.ui.panels.watch_children import WatchChildrenPanel
from tests import make
from tests.picture import nameless, picture
from tests.tasks.safeguarding.at_risk import ASSESSMENT, CANARY

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]
    OpenPanel = Callable[[Desk], WatchChildrenPanel]


@pytest.fixture
def panel_for(qtbot: QtBot, open_desk_for: OpenDeskFor) -> OpenPanel:
    def opened(desk: Desk) -> WatchChildrenPanel:
        panel = WatchChildrenPanel(desk, open_desk_for(desk))
        qtbot.addWidget(panel)
        panel.resize(1040, 620)
        panel.refresh()
        panel.show()
        qtbot.waitExposed(panel)
        panel.take_keyboard()
        return panel

    return opened


@pytest.fixture
def watched(small: SmallSchool) -> SmallSchool:
    """Aisha with an assessment due today, Ben RED without, Chloe with a note."""
    aisha, ben, chloe, *_ = small.pupils
    small.clock.set(9, 0, day=make.TUESDAY)
    put_flag(small.officer, aisha, "Social worker", CANARY)
    write_assessment(small.officer, ASSESSMENT)
    put_flag(small.officer, ben, "Child protection", CANARY)
    add_note(small.officer, chloe, CANARY)
    open_safeguarding(small.officer, ben)
    return small


def test_who_needs_an_assessment_stands_first_and_no_secret_is_shown(
    watched: SmallSchool,
    panel_for: OpenPanel,
    same_picture: Callable[[QWidget, str], None],
) -> None:
    panel = panel_for(watched.head)
    same_picture(panel, "watch_children")
    assert nameless(panel) == []
    assert CANARY not in picture(panel)


def test_enter_opens_the_page_of_the_chosen_child(
    watched: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(watched.officer)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.pupil_chosen) as chosen:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert chosen.args == [watched.pupils[0]]


@pytest.mark.parametrize(("who", "told"), [("head", True), ("officer", False)])
def test_the_last_look_is_a_column_only_for_those_who_read_looks(
    watched: SmallSchool, panel_for: OpenPanel, who: str, told: bool
) -> None:
    panel = panel_for(getattr(watched, who))
    assert ("Last look" in picture(panel)) is told


def test_an_empty_list_says_so(small: SmallSchool, panel_for: OpenPanel) -> None:
    panel = panel_for(small.head)
    assert panel.notice.words == "No child on roll has a flag, a note or a risk assessment."
    assert not panel.list.isVisible()
