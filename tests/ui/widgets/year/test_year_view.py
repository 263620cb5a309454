"""The year shows each day by a sign and in words; arrows go from day to day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.models.days.school_year import Closure, ClosureKind, SchoolCalendar
from desktop.models.days.session import Half
from desktop.ui.widgets.year.year_days import Look, year_days
from desktop.ui.widgets.year.year_view import YearView
from tests.models.calendars import CLOSURES_A, YEAR_A

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SNOW = Closure(
    date(2025, 1, 9), date(2025, 1, 9), ClosureKind.UNEXPECTED, frozenset({Half.PM}), "<b>Snow"
)
DAYS = year_days(YEAR_A, SchoolCalendar((YEAR_A,), (*CLOSURES_A, SNOW)))


@pytest.mark.parametrize(
    ("day", "look", "words"),
    [
        (date(2025, 1, 8), Look.SCHOOL, "Wed 8 Jan 2025: school day, Spring 1"),
        (
            date(2025, 1, 9),
            Look.UNEXPECTED,
            "Thu 9 Jan 2025: <b>Snow, unexpected closure, afternoon only",
        ),
        (date(2025, 1, 6), Look.INSET, "Mon 6 Jan 2025: INSET day"),
        (date(2025, 5, 5), Look.BANK_HOLIDAY, "Mon 5 May 2025: Early May bank holiday"),
        (date(2025, 1, 11), Look.FREE, "Sat 11 Jan 2025: weekend"),
        (date(2025, 8, 1), Look.FREE, "Fri 1 Aug 2025: holiday"),
    ],
)
def test_each_day_is_said_in_words(day: date, look: Look, words: str) -> None:
    assert (DAYS[day].look, DAYS[day].words) == (look, words)


def test_every_closure_has_a_sign_of_its_own() -> None:
    signs = [look.sign for look in Look if look not in (Look.SCHOOL, Look.FREE)]
    assert all(signs)
    assert len(set(signs)) == len(signs)


def test_arrows_go_by_day_and_week_and_stop_at_the_year_s_end(qtbot: QtBot) -> None:
    view = YearView()
    qtbot.addWidget(view)
    view.show_days(DAYS, date(2025, 1, 8))
    said: list[str] = []
    view.described.connect(said.append)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    view.point_at(date(2025, 8, 31))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert [words[:14] for words in said] == [
        "Thu 9 Jan 2025",
        "Thu 16 Jan 202",
        "Sun 31 Aug 202",
    ]
    assert view.here == DAYS[date(2025, 8, 31)]


def test_all_twelve_months_are_drawn_at_any_width(qtbot: QtBot) -> None:
    view = YearView()
    qtbot.addWidget(view)
    view.show_days(DAYS, date(2025, 1, 8))
    view.show()
    heights = []
    for width in (1000, 600, 260):
        view.resize(width, 100)
        assert not view.grab().isNull()
        heights.append(view.height())
    assert heights == sorted(set(heights))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert view.here == DAYS[date(2025, 1, 8)]
