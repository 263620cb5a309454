"""Letters on a child's page: where each stands, shown by a press, never to a teacher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.ui.panels.change_roll import ChangeRollPanel
from tests.picture import nameless, picture
from tests.tasks.letters import letters as made

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]


def opened(qtbot: QtBot, desk: Desk, pupil: int, opener: OpenDeskFor) -> ChangeRollPanel:
    panel = ChangeRollPanel(desk, opener(desk))
    qtbot.addWidget(panel)
    panel.resize(1040, 900)
    panel.show_what(pupil)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_letters_stand_on_the_childs_page(
    small: SmallSchool, qtbot: QtBot, open_desk_for: OpenDeskFor
) -> None:
    made.family(small)
    made.written(small.head, *[made.draft(small)] * 3)
    panel = opened(qtbot, small.office, small.pupils[0], open_desk_for)
    page = panel.page
    qtbot.waitUntil(lambda: picture(page.letters).count("Leave granted, to Mr") == 4)
    words = picture(page.letters)
    assert "Tue 10 Nov 2026   L00006 Leave granted, to Mr Bilal Ahmed" in words
    assert "Waits for a signature." in words
    assert "6 letters in all." in words
    qtbot.keyClick(page.letters.all, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: picture(page.letters).count("Leave granted, to Mr") == 6)
    assert nameless(page.letters) == []
    show = page.letters.findChildren(QPushButton)[-1]
    with qtbot.waitSignal(page.paper_asked) as asked:
        qtbot.keyClick(show, Qt.Key.Key_Space)
    assert asked.args is not None
    assert asked.args[0].title.startswith("L0000")


def test_a_child_without_letters_has_no_card_and_a_teacher_sees_none(
    small: SmallSchool, qtbot: QtBot, open_desk_for: OpenDeskFor
) -> None:
    made.family(small)
    made.written(small.head, made.draft(small))
    panel = opened(qtbot, small.office, small.pupils[1], open_desk_for)
    page = panel.page
    assert not page.letters.isVisible()
    panel = opened(qtbot, small.teacher, small.pupils[0], open_desk_for)
    page = panel.page
    assert not page.letters.isVisible()
