"""The ledger as the last list of the head's desk: turned to by F7, read as it is come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui.panels.sign_letters import SignLettersPanel
from tests.picture import nameless
from tests.tasks.letters import letters as made

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]


def test_f7_turns_to_the_ledger(
    small: SmallSchool, qtbot: QtBot, open_desk_for: OpenDeskFor
) -> None:
    made.family(small)
    made.written(small.head, made.draft(small))
    panel = SignLettersPanel(small.office, open_desk_for(small.office))
    qtbot.addWidget(panel)
    panel.resize(1040, 640)
    panel.refresh()
    with qtbot.waitExposed(panel):
        panel.show()
    assert panel.tabs.currentIndex() == 1
    panel.take_keyboard()
    for _ in range(2):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_F7)
    assert panel.tabs.tabText(panel.tabs.currentIndex()) == "Ledger"
    assert panel.ledger.count.text() == "2 letters"
    assert panel.ledger.table.hasFocus()
    assert not panel.print_all.isVisible()
    assert nameless(panel) == []
    with qtbot.waitSignal(panel.pupil_chosen):
        panel.ledger.errands.child.click()
    qtbot.keyClick(panel.ledger.table, Qt.Key.Key_F7)
    assert panel.tabs.currentIndex() == 0


def test_an_empty_ledger_says_so(
    small: SmallSchool, qtbot: QtBot, open_desk_for: OpenDeskFor
) -> None:
    panel = SignLettersPanel(small.head, open_desk_for(small.head))
    qtbot.addWidget(panel)
    panel.refresh()
    panel.show()
    panel.tabs.setCurrentIndex(3)
    assert panel.ledger.notice.words == "No letter fits."
    assert panel.ledger.errands.words.isVisible()
    assert not panel.ledger.errands.show_it.isEnabled()
