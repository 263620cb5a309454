"""Today on the screen: what is pressing comes first, Enter opens the register."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from desktop.models.days.session import Half, Session
from desktop.models.organisation.staff import Role
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.ui.dialogs.school.give_class import GiveClassDialog
from desktop.ui.panels.see_today import SeeTodayPanel
from tests import make
from tests.picture import nameless
from tests.tasks.taking import MORNING, expect, mark, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool


def shown(qtbot: QtBot, desk: Desk) -> SeeTodayPanel:
    panel = SeeTodayPanel(desk, lambda: nullcontext(desk))
    qtbot.addWidget(panel)
    panel.resize(1080, 700)
    with qtbot.waitActive(panel):
        panel.show()
    panel.refresh()
    return panel


def words(panel: SeeTodayPanel) -> list[str]:
    return [one.text() for one in panel.figures.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("column", "session"), [(0, MORNING), (2, MORNING), (5, Session(make.TUESDAY, Half.PM))]
)
def test_enter_opens_the_register_of_the_session_under_the_cursor(
    qtbot: QtBot, small: SmallSchool, column: int, session: Session
) -> None:
    panel = shown(qtbot, small.office)
    panel.classes.setCurrentIndex(panel.classes.facts.index(0, column))
    with qtbot.waitSignal(panel.went) as went:
        QTest.keyClick(panel.classes, Qt.Key.Key_Return)
    assert went.args == ["take_register", (small.group, session)]


def test_what_nobody_took_is_said_in_children(qtbot: QtBot, small: SmallSchool) -> None:
    panel = shown(qtbot, small.office)
    assert words(panel)[:2] == ["0 of 1", "registers in"]
    small.clock.set(9, 26)
    close_due(small.db, small.clock(), make.TUESDAY)
    panel.tick()
    assert words(panel)[4:6] == ["5", "children unknown"]
    assert panel.classes.facts.index(0, 2).data() == "5 children unknown"


def test_a_gap_of_an_earlier_day_opens_its_register(qtbot: QtBot, small: SmallSchool) -> None:
    small.clock.set(9)
    close_due(small.db, small.clock(), make.TUESDAY.replace(day=9))
    panel = shown(qtbot, small.office)
    panel.gaps.selectRow(0)
    with qtbot.waitSignal(panel.went) as went:
        QTest.keyClick(panel.gaps, Qt.Key.Key_Return)
    assert went.args[1] == (small.group, Session(make.TUESDAY.replace(day=9), Half.AM))


def test_who_is_here_after_all_is_shown(qtbot: QtBot, small: SmallSchool) -> None:
    expect(small, 1, "I")
    mark(small.teacher, opened(small), 1, "/")
    panel = shown(qtbot, small.office)
    assert panel.here.facts.index(0, 2).data() == (
        "absence known, but Tara Teach marked / at 09:00"
    )
    with qtbot.waitSignal(panel.pupil_chosen) as chosen:
        panel.here.selectRow(0)
        QTest.keyClick(panel.here, Qt.Key.Key_Return)
    assert chosen.args == [small.pupils[1]]


def test_a_class_is_lent_from_here(qtbot: QtBot, small: SmallSchool) -> None:
    panel = shown(qtbot, small.office)
    panel.lend.click()
    (dialog,) = panel.findChildren(GiveClassDialog)
    person = dialog.findChild(QComboBox)
    assert isinstance(person, QComboBox)
    person.setCurrentIndex(person.findText("Stan Strange"))
    with qtbot.waitSignal(panel.changed):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.classes.facts.index(0, 1).data() == "Tara Teach, Stan Strange (cover)"
    assert take_register.open_register(small.stranger, small.group, MORNING).rows


def test_who_may_not_lend_sees_no_button(qtbot: QtBot, small: SmallSchool) -> None:
    lead = make.make_person(small.db, small.school, "Dee Ess", Role.SAFEGUARDING_LEAD)
    assert not shown(qtbot, small.desk(lead)).lend.isVisible()


def test_a_day_without_school_is_quiet(qtbot: QtBot, small: SmallSchool) -> None:
    small.clock.set(10, day=make.TUESDAY.replace(day=8))
    panel = shown(qtbot, small.office)
    assert panel.notice.words == "No class meets today."
    assert not panel.classes.isVisible()


def test_every_field_and_button_has_a_name(qtbot: QtBot, small: SmallSchool) -> None:
    assert nameless(shown(qtbot, small.office)) == []


def test_the_panel_is_drawn(
    qtbot: QtBot, small: SmallSchool, same_picture: Callable[[QWidget, str], None]
) -> None:
    take_register.fill_rest(small.teacher, opened(small).id)
    panel = shown(qtbot, small.office)
    same_picture(panel, "see_today")
