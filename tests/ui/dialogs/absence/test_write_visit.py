"""Writing a visit down: on which day it was."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from desktop.tasks.absence import visit_home
from desktop.ui.dialogs.absence.write_visit import WriteVisitDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool

FRIDAY, MONDAY = date(2026, 11, 13), date(2026, 11, 16)
SAID = "A time from 15:20 on was on Fri 13 Nov 2026, an earlier one is today’s."


@pytest.mark.parametrize(("day", "is_said"), [(FRIDAY, False), (MONDAY, True)])
def test_a_visit_asked_for_before_says_which_day_a_time_means(
    qtbot: QtBot, small: SmallSchool, window: QWidget, day: date, *, is_said: bool
) -> None:
    small.clock.set(15, 20, day=FRIDAY)
    visit_home.ask_for_visit(small.office, small.pupils[:1], "No answer")
    small.clock.set(16, day=day)
    dialog = WriteVisitDialog(small.office, visit_home.visits_today(small.office)[0], window)
    qtbot.addWidget(dialog)
    assert (SAID in [one.text() for one in dialog.findChildren(QLabel)]) is is_said
