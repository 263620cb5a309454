"""Planned: what applies now, what comes, what is due for review."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.models.marks.absence_plan import Plan
from desktop.tasks.marks.plan_absence import plan_absence
from desktop.ui.dialogs.plans.plan_form import PlanDialog
from desktop.ui.dialogs.plans.plan_kinds import KINDS
from desktop.ui.dialogs.plans.withdraw_plan import WithdrawPlanDialog
from desktop.ui.panels.plan_absence import PlanAbsencePanel
from tests import make
from tests.picture import nameless

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool


@pytest.fixture
def panel(
    small: SmallSchool,
    qtbot: QtBot,
    open_desk_for: Callable[[Desk], Callable[[], AbstractContextManager[Desk]]],
) -> PlanAbsencePanel:
    today, later = make.TUESDAY, date(2026, 12, 1)
    head, aisha = small.head, (small.pupils[0],)
    plan_absence(head, Plan(code="V", first_day=later, last_day=later, group=small.group))
    plan_absence(
        head,
        Plan(
            code="C2", first_day=today, last_day=date(2026, 12, 18), pupils=aisha, pattern=0b10,
            note="Agreed with mother", review_day=date(2026, 11, 16),
        ),
    )  # fmt: skip
    made = PlanAbsencePanel(head, open_desk_for(head))
    qtbot.addWidget(made)
    made.resize(1090, 680)
    made.refresh()
    made.show()
    return made


def who(panel: PlanAbsencePanel) -> list[str]:
    return [one.name for one in panel.table.facts.facts]


def test_what_applies_now_stands_apart_from_what_comes(
    panel: PlanAbsencePanel, qtbot: QtBot
) -> None:
    assert who(panel) == ["Aisha Ahmed"]
    panel.times.setFocus()
    qtbot.keyClick(panel.times, Qt.Key.Key_Right)
    assert who(panel) == ["6B"]
    qtbot.keyClicks(panel.search, "aisha")
    assert who(panel) == []
    assert panel.none.text() == "Nothing is planned for later."


def test_a_review_that_is_due_is_said(panel: PlanAbsencePanel) -> None:
    assert panel.due.words == "Review by Mon 16 Nov 2026: C2: Part-time timetable, Aisha Ahmed."
    assert "Entered by Hilda Head on Tue 10 Nov 2026." in panel.details.text()


def test_a_plan_is_withdrawn_with_a_reason(panel: PlanAbsencePanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.withdraw, Qt.MouseButton.LeftButton)
    form = panel.findChild(WithdrawPlanDialog)
    assert isinstance(form, WithdrawPlanDialog)
    qtbot.keyClicks(form.boxes["why"].editor, "back full time")
    with qtbot.waitSignals([panel.said, panel.changed]):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert who(panel) == []


def test_each_kind_has_its_form_in_the_menu(panel: PlanAbsencePanel) -> None:
    assert [one.text() for one in panel.kinds.actions()] == [kind.title for kind in KINDS]
    panel.kinds.actions()[3].trigger()
    form = panel.findChild(PlanDialog)
    assert isinstance(form, PlanDialog)
    assert form.windowTitle() == "A suspension"
    form.close()


def test_enter_on_a_childs_plan_asks_for_the_page(
    panel: PlanAbsencePanel, small: SmallSchool, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.pupil_chosen) as chosen:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert chosen.args == [small.pupils[0]]


def test_the_screen_is_as_it_was(
    panel: PlanAbsencePanel, same_picture: Callable[[QWidget, str], None]
) -> None:
    same_picture(panel, "plan_absence")
    assert nameless(panel) == []
