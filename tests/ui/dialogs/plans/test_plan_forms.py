"""The forms for what is planned."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.models.days.session import Half
from desktop.models.marks.absence_plan import Plan
from desktop.tasks.marks.plan_absence import plan_absence, planned
from desktop.ui.dialogs.plans.plan_form import PlanDialog
from desktop.ui.dialogs.plans.plan_kinds import KINDS, codes_of
from desktop.ui.dialogs.plans.withdraw_plan import WithdrawPlanDialog
from tests import make
from tests.picture import nameless

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.marks.plan_absence import Planned
    from tests.conftest import SmallSchool

KIND = {kind.name: kind for kind in KINDS}
YEAR = (date(2026, 9, 1), date(2027, 8, 31))


def opened(small: SmallSchool, kind: str, window: QWidget) -> PlanDialog:
    form = PlanDialog(small.head, KIND[kind], window)
    form.show()
    return form


def press_save(form: PlanDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)


def everything(small: SmallSchool) -> tuple[Planned, ...]:
    return planned(small.head, *YEAR)


def test_a_visit_takes_classes_that_are_ticked(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    form = opened(small, "visit", window)
    press_save(form, qtbot)
    assert "Nobody is chosen." in form.boxes["pupils"].finding
    form.whose.classes.setCurrentRow(0)
    qtbot.keyClick(form.whose.classes, Qt.Key.Key_Space)
    qtbot.keyClicks(form.note, "Roman fort")
    with qtbot.waitSignal(form.saved) as saved:
        press_save(form, qtbot)
    assert saved.args == ["V: Visit, from Tue 10 Nov 2026: planned."]
    assert [(one.name, one.expectation.note) for one in everything(small)] == [("6B", "Roman fort")]


def test_a_part_time_timetable_asks_for_its_sessions_its_review_and_the_parent(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    form = opened(small, "timetable", window)
    form.whose.add_pupil(small.pupils[0])
    press_save(form, qtbot)
    assert form.boxes["pattern"].finding == "Tick at least one half of a day."
    qtbot.mouseClick(form.halves.boxes[2, Half.PM], Qt.MouseButton.LeftButton)
    form.last.set_day(date(2026, 12, 18))
    press_save(form, qtbot)
    assert "review day" in form.boxes["review_day"].finding
    assert "with which parent" in form.boxes["note"].finding
    qtbot.keyClicks(form.note, "Agreed with mother")
    form.review.set_day(date(2026, 12, 1))
    with qtbot.waitSignal(form.saved):
        press_save(form, qtbot)
    kept = everything(small)[0].expectation
    assert (kept.code, kept.review_day) == ("C2", date(2026, 12, 1))


def test_a_doubt_is_shown_and_does_not_stop(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    form = opened(small, "dual", window)
    form.whose.add_pupil(small.pupils[0])
    form.halves.set_pattern(0b11)
    form.last.set_day(date(2026, 12, 18))
    assert form.show_findings() is False
    assert form.boxes["note"].finding.startswith("Say at which school")
    with qtbot.waitSignal(form.saved):
        press_save(form, qtbot)


def test_what_the_office_may_not_plan_is_said_at_the_code(
    small: SmallSchool, window: QWidget, qtbot: QtBot
) -> None:
    form = PlanDialog(small.office, KIND["reason"], window)
    form.show()
    form.whose.add_pupil(small.pupils[0])
    form.code.setCurrentIndex(form.code.findData("C"))
    press_save(form, qtbot)
    assert form.boxes["code"].finding.startswith("C waits for the head.")


def test_a_child_can_be_left_out_again(small: SmallSchool, window: QWidget) -> None:
    form = opened(small, "suspension", window)
    form.whose.add_pupil(small.pupils[0])
    form.whose.add_pupil(small.pupils[1])
    form.whose.remove_pupil(small.pupils[0])
    assert form.whose.pupils == (small.pupils[1],)


@pytest.mark.parametrize("code", ["/", "N", "#", "Y4", "V", "E", "H"])
def test_another_reason_offers_no_code_that_is_not_planned_or_has_a_form(code: str) -> None:
    assert code not in codes_of(KIND["reason"], make.TUESDAY)


def test_withdrawing_needs_a_reason(small: SmallSchool, window: QWidget, qtbot: QtBot) -> None:
    plan_absence(
        small.head,
        Plan(code="V", first_day=make.TUESDAY, last_day=make.TUESDAY, group=small.group),
    )
    form = WithdrawPlanDialog(small.head, everything(small)[0], window)
    form.show()
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert form.boxes["why"].finding
    editor = form.boxes["why"].editor
    qtbot.keyClicks(editor, "rained off")
    with qtbot.waitSignal(form.saved):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert everything(small) == ()


@pytest.mark.parametrize("kind", sorted(KIND))
def test_every_field_has_a_name_a_screen_reader_can_say(
    small: SmallSchool, window: QWidget, kind: str
) -> None:
    assert nameless(opened(small, kind, window)) == []
