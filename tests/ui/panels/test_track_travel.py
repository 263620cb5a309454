"""Travel on the screen: the list, the cards, what each button opens, and the keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.models.travel.circumstances import NONE_KNOWN, FactKind
from desktop.models.travel.journey import Outcome
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.travel.decide_journey import decide_journey, load
from desktop.tasks.travel.record_circumstances import record_circumstances
from desktop.ui.dialogs.record.figure_sessions import FigureSessionsDialog
from desktop.ui.dialogs.travel.circumstances_form import CircumstancesDialog
from desktop.ui.dialogs.travel.decide_journey import DecideJourneyDialog
from desktop.ui.dialogs.travel.journey_form import JourneyDialog
from desktop.ui.panels.track_travel import TrackTravelPanel
from tests import make
from tests.models.travel.travels import SCHOOL, facts
from tests.picture import nameless, picture
from tests.tasks.travel.family import agreed, asked, mother, record

CONTROL = Qt.KeyboardModifier.ControlModifier

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]
    OpenPanel = Callable[[Desk], TrackTravelPanel]


@pytest.fixture
def panel_for(qtbot: QtBot, open_desk_for: OpenDeskFor) -> OpenPanel:
    def opened(desk: Desk) -> TrackTravelPanel:
        panel = TrackTravelPanel(desk, open_desk_for(desk))
        qtbot.addWidget(panel)
        panel.resize(1040, 900)
        panel.refresh()
        panel.show()
        qtbot.waitExposed(panel)
        panel.take_keyboard()
        return panel

    return opened


@pytest.fixture
def travelling(small: SmallSchool) -> SmallSchool:
    """On 1 December: Aisha overdue since the day before, Ben's journey asked for, Eve at home."""
    aisha, ben, _chloe, _dylan, eve = small.pupils
    mother(small, aisha)
    base = replace(
        facts(aisha)[0], kind=FactKind.BASE_1, words="Plot 3, Mill Lane", postcode="NB1 4AB"
    )
    where = replace(base, kind=FactKind.WHEREABOUTS, words="Kirkby showground", postcode="")
    record_circumstances(small.office, NONE_KNOWN, (*facts(aisha), base, where))
    record(small, ben, eve)
    agreed(small, school=SCHOOL, pack=True, pack_words="Reading")
    asked(small, pupils=(ben,), first_day=date(2026, 12, 7), back_on=date(2026, 12, 14))
    small.clock.set(9, 30, day=date(2026, 12, 1))
    return small


def dialog(panel: TrackTravelPanel, kind: type[QDialog]) -> QDialog:
    found = panel.findChild(kind)
    assert isinstance(found, QDialog)
    return found


def test_the_overdue_family_stands_first_with_all_that_is_known(
    travelling: SmallSchool,
    panel_for: OpenPanel,
    same_picture: Callable[[QWidget, str], None],
) -> None:
    panel = panel_for(travelling.head)
    same_picture(panel, "track_travel")
    assert nameless(panel) == []


def test_the_office_sees_the_place_and_decides_nothing(
    travelling: SmallSchool, panel_for: OpenPanel
) -> None:
    panel = panel_for(travelling.office)
    panel.list.selectRow(1)
    assert panel.journey.withdraw.isVisible()
    assert not panel.journey.decide.isVisible()


def test_the_head_decides_by_keys(
    travelling: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(travelling.head)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    form = dialog(panel, DecideJourneyDialog)
    assert isinstance(form, DecideJourneyDialog)
    qtbot.keyClick(form.outcome, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.said) as said:
        qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert said.args == ["Journey from Mon 7 Dec 2026 to Mon 14 Dec 2026: agreed."]
    assert [one.state for one in panel.list.facts.facts] == ["overdue", "agreed", "at the base"]


def test_undecided_is_not_a_decision(
    travelling: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(travelling.head)
    panel.list.selectRow(1)
    panel.journey.decide.click()
    form = dialog(panel, DecideJourneyDialog)
    assert isinstance(form, DecideJourneyDialog)
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.boxes["outcome"].finding == "Choose agreed or not agreed."
    form.reject()


def test_marks_made_already_are_named_before_they_are_amended(
    small: SmallSchool, panel_for: OpenPanel
) -> None:
    record(small)
    register = take_register.open_register(
        small.teacher, small.group, Session(make.TUESDAY, Half.AM)
    )
    take_register.mark(small.teacher, register.id, Draft(small.pupils[0], "N"))
    small.clock.set(10, 0)
    close_due(small.db, small.clock())
    asked(small, first_day=date(2026, 11, 10))
    panel = panel_for(small.head)
    panel.journey.decide.click()
    form = dialog(panel, DecideJourneyDialog)
    assert isinstance(form, DecideJourneyDialog)
    form.outcome.setCurrentIndex(1)
    assert "Aisha Ahmed, Tue 10 Nov 2026 AM: N becomes T" in form.follows.text()
    form.reject()


def test_somebody_else_who_was_quicker_is_told_of_in_place(
    travelling: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(travelling.head)
    panel.list.selectRow(1)
    panel.journey.decide.click()
    form = dialog(panel, DecideJourneyDialog)
    assert isinstance(form, DecideJourneyDialog)
    decide_journey(travelling.head, load(travelling.head, 2), Outcome.NOT_AGREED, "Too long.")
    form.outcome.setCurrentIndex(1)
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Somebody else has just changed this journey." in form.notice.words
    form.reject()


def test_a_meter_opens_to_its_sessions(
    travelling: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(travelling.office)
    qtbot.keyClick(panel.child.attendances.opens, Qt.Key.Key_Space)
    shown = dialog(panel, FigureSessionsDialog)
    assert isinstance(shown, FigureSessionsDialog)
    assert shown.total.text() == "0 here and 0 elsewhere: 0 of 200"
    shown.accept()


def test_enter_opens_the_circumstances_of_a_child_at_the_base(
    travelling: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(travelling.office)
    panel.list.selectRow(2)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    dialog(panel, CircumstancesDialog).close()


def test_a_journey_begins_with_the_chosen_child(
    travelling: SmallSchool, panel_for: OpenPanel
) -> None:
    panel = panel_for(travelling.office)
    panel.list.selectRow(2)
    panel.errands.ask()
    form = dialog(panel, JourneyDialog)
    assert isinstance(form, JourneyDialog)
    assert form.children_field.pupils == (travelling.pupils[4],)
    form.reject()


def test_a_journey_is_written_down_and_decided_by_keys_alone(
    travelling: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(travelling.head)
    for _ in range(2):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    panel.errands.ask()
    form = dialog(panel, JourneyDialog)
    assert isinstance(form, JourneyDialog)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    fields = (form.asked_by.lineEdit(), form.first.focusProxy(), form.back.focusProxy())
    for field, words in zip(fields, ("Aunt Rose", "7/12/26", "14/12/26"), strict=True):
        assert field is not None
        field.setFocus()
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert form.span.text().startswith("5 school days away")
    qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert ("Eve Evans", "asked") in [(one.names, one.state) for one in panel.list.facts.facts]
    panel.show_what(3)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    deciding = dialog(panel, DecideJourneyDialog)
    assert isinstance(deciding, DecideJourneyDialog)
    for _ in range(2):
        qtbot.keyClick(deciding.outcome, Qt.Key.Key_Down)
    qtbot.keyClicks(deciding.reason, "Too near the tests.")
    qtbot.keyClick(deciding, Qt.Key.Key_Return, CONTROL)
    decision = load(travelling.head, 3).decision
    assert decision is not None
    assert (decision.outcome, decision.reason) == (Outcome.NOT_AGREED, "Too near the tests.")


def test_the_head_s_desk_opens_it_on_a_journey(
    travelling: SmallSchool, panel_for: OpenPanel
) -> None:
    panel = panel_for(travelling.head)
    panel.show_what(2)
    current = panel.list.current()
    assert current is not None
    assert current.names == "Ben Baxter"


def test_a_letter_about_the_return_waits_for_the_head(
    travelling: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(travelling.office)
    with qtbot.waitSignal(panel.said) as said:
        panel.journey.write.click()
    assert said.args == ["1 letter for the head’s signature."]


def test_an_empty_place_says_how_to_begin(small: SmallSchool, panel_for: OpenPanel) -> None:
    panel = panel_for(small.office)
    assert panel.notice.words == "No family is recorded. Circumstances… begins with a child."
    assert not panel.list.isVisible()
    assert "Journey" in picture(panel)
