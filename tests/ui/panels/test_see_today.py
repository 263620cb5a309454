"""Today on the screen: what is pressing comes first, Enter opens the register."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.models.organisation.staff import Role
from desktop.tasks.admissions.flag_pupils import put_flag
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.marks.settle_corrections import ask_correction
from desktop.ui.dialogs.school.give_class import GiveClassDialog
from desktop.ui.panels.see_today import SeeTodayPanel
from tests import make
from tests.picture import nameless
from tests.tasks.absence.test_out_of_touch import with_policy
from tests.tasks.agreements.agreed import made
from tests.tasks.leave.test_back_again import was_away
from tests.tasks.taking import MORNING, expect, mark, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool


MONDAY = make.TUESDAY.replace(day=9)


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


def pressing(panel: SeeTodayPanel) -> list[tuple[str, str, str]]:
    return [(one.what, one.who, one.when) for one in panel.needs.table.facts.facts]


def enter(panel: SeeTodayPanel, row: int = 0) -> None:
    panel.needs.table.setFocus()
    panel.needs.table.selectRow(row)
    QTest.keyClick(panel.needs.table, Qt.Key.Key_Return)


def test_nothing_pressing_means_done_and_says_so(qtbot: QtBot, small: SmallSchool) -> None:
    panel = shown(qtbot, small.office)
    assert pressing(panel) == []
    assert panel.needs.done.isVisible()
    assert panel.needs.done.text() == "Nothing needs anyone now."
    assert not panel.needs.table.isVisible()


def test_a_gap_of_an_earlier_day_opens_its_register(qtbot: QtBot, small: SmallSchool) -> None:
    close_due(small.db, small.clock(), MONDAY)
    panel = shown(qtbot, small.office)
    assert pressing(panel)[0] == (
        "5 children unknown: register not taken", "6B", "Mon 9 Nov 2026 AM",
    )  # fmt: skip
    with qtbot.waitSignal(panel.went) as went:
        enter(panel)
    assert went.args[1] == (small.group, Session(MONDAY, Half.AM))


def test_who_is_here_after_all_is_shown(qtbot: QtBot, small: SmallSchool) -> None:
    expect(small, 1, "I")
    mark(small.teacher, opened(small), 1, "/")
    panel = shown(qtbot, small.office)
    assert pressing(panel) == [
        ("Absence known, but Tara Teach marked /", "Ben Baxter, 6B AM", "09:00")
    ]
    with qtbot.waitSignal(panel.pupil_chosen) as chosen:
        enter(panel)
    assert chosen.args == [small.pupils[1]]


def test_a_correction_goes_to_its_place(qtbot: QtBot, small: SmallSchool) -> None:
    register = opened(small)
    take_register.fill_rest(small.teacher, register.id)
    take_register.hand_in(small.teacher, register.id)
    small.clock.set(9, 30)
    row = opened(small).rows[0]
    assert row.entry
    draft = Draft(row.pupil, "L", row.entry.id, minutes=4, reason="Came in late")
    ask_correction(small.teacher, register.id, draft)
    panel = shown(qtbot, small.office)
    assert pressing(panel)[0][:2] == ("1 correction waits", "asked by Tara Teach")
    with qtbot.waitSignal(panel.went) as went:
        enter(panel)
    assert went.args == ["settle_corrections", None]


def test_children_at_risk_are_counted_and_lead_to_their_place(
    qtbot: QtBot, small: SmallSchool
) -> None:
    put_flag(small.officer, small.pupils[0], "Social worker")
    panel = shown(qtbot, small.head)
    assert pressing(panel)[0][:2] == ("RED without a risk assessment", "1 child")
    with qtbot.waitSignal(panel.went) as went:
        enter(panel)
    assert went.args == ["watch_children", None]


def test_a_review_of_a_contract_leads_to_the_contracts(qtbot: QtBot, small: SmallSchool) -> None:
    made(small, made_on=date(2026, 10, 6), review_on=date(2026, 11, 3))
    panel = shown(qtbot, small.office)
    assert pressing(panel)[0][:2] == ("Contract or action plan: review due", "1 child")
    with qtbot.waitSignal(panel.went) as went:
        enter(panel)
    assert went.args == ["watch_children", "contracts and plans"]


def test_a_child_back_after_long_leads_to_the_watch(qtbot: QtBot, small: SmallSchool) -> None:
    was_away(small, 0, date(2026, 9, 14), date(2026, 10, 2))
    with_policy(small, long_absence_days=10)
    panel = shown(qtbot, small.office)
    assert pressing(panel)[0][:2] == ("Back after a long absence: a plan to agree", "1 child")
    with qtbot.waitSignal(panel.went) as went:
        enter(panel)
    assert went.args == ["decide_leave", "watch"]


@pytest.mark.parametrize("who", [Role.OFFICE, Role.DEPUTY])
def test_an_n_whose_days_have_run_out_leads_to_whoever_settles_it(
    qtbot: QtBot, small: SmallSchool, who: Role
) -> None:
    session = Session(MONDAY, Half.AM)
    small.clock.set(9, day=MONDAY)
    mark(small.teacher, opened(small, session), 3, "N")
    small.clock.set(8, 40, day=MONDAY.replace(day=16))
    desk = small.desk(make.make_person(small.db, small.school, "Dana Deputy", who))
    panel = shown(qtbot, desk)
    row = len(pressing(panel)) - 1
    assert pressing(panel)[row][0] == "N in 1 session, deadline today: a reason, or O"
    with qtbot.waitSignal(panel.went) as went:
        enter(panel, row)
    pupil = small.pupils[3]
    assert went.args in (
        [["explain_absence", pupil]]
        if who is Role.OFFICE
        else [["take_register", (small.group, session, pupil)]]
    )


def test_a_teacher_is_reminded_by_key_and_today_shows_it(qtbot: QtBot, small: SmallSchool) -> None:
    small.clock.set(9, 11)
    panel = shown(qtbot, small.office)
    with qtbot.waitSignals([panel.changed, panel.said]):
        QTest.keyClick(panel.classes, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert panel.classes.facts.index(0, 2).data() == "late, reminded 09:11, not seen yet"
    with qtbot.waitSignal(panel.said) as said:
        panel.remind.click()
    assert said.args == [
        "No reminder was sent. 6B was reminded 09:11, not seen yet."
        " It can be reminded again from 09:14."
    ]


def test_a_late_register_is_reminded_from_the_list_too(qtbot: QtBot, small: SmallSchool) -> None:
    small.clock.set(9, 11)
    panel = shown(qtbot, small.office)
    panel.needs.table.setFocus()
    panel.needs.table.selectRow(0)
    QTest.keyClick(panel.needs.table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert pressing(panel) == [
        ("Register late, reminded 09:11, not seen yet", "6B AM, Tara Teach", "09:10")
    ]


def test_all_the_late_ones_are_reminded_at_once(qtbot: QtBot, small: SmallSchool) -> None:
    panel = shown(qtbot, small.office)
    assert not panel.needs.remind_all.isVisible()
    small.clock.set(9, 11)
    panel.tick()
    assert panel.needs.remind_all.text() == "Remind the late one"
    with qtbot.waitSignal(panel.said) as said:
        panel.needs.remind_all.click()
    assert said.args == ["Reminded: 6B."]
    chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(panel.said) as said:
        QTest.keyClick(panel.classes, Qt.Key.Key_R, chord)
    assert said.args[0].startswith("No reminder was sent")


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


def test_who_may_not_lend_or_remind_sees_no_button(qtbot: QtBot, small: SmallSchool) -> None:
    lead = make.make_person(small.db, small.school, "Dee Ess", Role.SAFEGUARDING_LEAD)
    panel = shown(qtbot, small.desk(lead))
    assert not panel.lend.isVisible()
    assert not panel.remind.isVisible()


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
