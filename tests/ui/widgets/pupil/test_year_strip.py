"""A year at a glance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.models.days.session import Half, Session
from desktop.models.marks.shown_mark import Sight
from desktop.tasks.admissions.show_pupil import SessionMark
from desktop.tasks.organisation.set_terms import calendar_of
from desktop.ui.widgets.pupil.year_cells import year_cells
from desktop.ui.widgets.pupil.year_strip import YearStrip
from tests import make

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool

MONDAY = Session(date(2026, 11, 9), Half.AM)
MARKS = (
    SessionMark(MONDAY, Sight.ABSENT, "N"),
    SessionMark(Session(date(2026, 11, 9), Half.PM), Sight.PRESENT, "\\"),
)


@pytest.mark.parametrize(
    ("mark", "letter", "back"),
    [
        (SessionMark(MONDAY, Sight.PRESENT, "/"), "", "ok_back"),
        (SessionMark(MONDAY, Sight.PRESENT, "V"), "V", "ok_back"),
        (SessionMark(MONDAY, Sight.LATE, "L"), "L", "late_back"),
        (SessionMark(MONDAY, Sight.ABSENT, "I"), "I", "info_back"),
        (SessionMark(MONDAY, Sight.ABSENT, "O"), "O", "warn_back"),
        (SessionMark(MONDAY, Sight.ABSENT), "A", "info_back"),
        (SessionMark(MONDAY, Sight.PRESENT), "", "ok_back"),
    ],
)
def test_a_letter_says_what_the_colour_does(
    small: SmallSchool, mark: SessionMark, letter: str, back: str
) -> None:
    cells = year_cells(calendar_of(small.head), make.TUESDAY, [mark])
    cell = cells.cell(cells.place_of(MONDAY))
    assert cell is not None
    assert (cell.letter, cell.back) == (letter, back)


def test_a_holiday_is_no_school_and_an_open_session_has_no_mark(small: SmallSchool) -> None:
    cells = year_cells(calendar_of(small.head), make.TUESDAY, ())
    words = {cell.session: cell.words for column in cells.columns for cell in column}
    assert words[MONDAY] == "no mark"
    assert words[Session(date(2026, 9, 1), Half.AM)] == "no school"


def test_arrows_walk_and_enter_opens_a_mark(small: SmallSchool, qtbot: QtBot) -> None:
    strip = YearStrip()
    qtbot.addWidget(strip)
    strip.show_year(calendar_of(small.head), make.TUESDAY, MARKS)
    strip.show()
    qtbot.keyClick(strip, Qt.Key.Key_Up)
    with qtbot.waitSignal(strip.opened) as opened:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert opened.args == [MONDAY]
    with qtbot.waitSignal(strip.pointed) as pointed:
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert pointed.args == ["Mon 16 Nov 2026 AM: no mark"]
