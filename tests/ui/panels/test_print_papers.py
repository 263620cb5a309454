"""Paper: chosen by keys, shown, and only what the person may print."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.panels.print_papers import PrintPapersPanel
from tests import make
from tests.picture import nameless
from tests.tasks.taking import mark, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    Open = Callable[[Desk], PrintPapersPanel]


@pytest.fixture
def open_panel(
    qtbot: QtBot, open_desk_for: Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]
) -> Open:
    def show(desk: Desk) -> PrintPapersPanel:
        panel = PrintPapersPanel(desk, open_desk_for(desk))
        qtbot.addWidget(panel)
        panel.resize(1090, 680)
        panel.refresh()
        panel.show()
        panel.take_keyboard()
        return panel

    return show


def _shown(panel: PrintPapersPanel, qtbot: QtBot) -> list[str]:
    """The papers that were made, by their titles."""
    assert panel.dialog is not None
    with qtbot.waitSignal(panel.dialog.all_made):
        pass
    titles = [paper.title for paper in panel.dialog.papers]
    panel.dialog.close()
    return titles


def test_the_place_as_the_office_sees_it(
    small: SmallSchool, open_panel: Open, same_picture: Callable[[QWidget, str], None]
) -> None:
    panel = open_panel(small.office)
    same_picture(panel, "print_papers")
    assert nameless(panel) == []


def test_a_teacher_presses_enter_for_the_week_of_their_class(
    small: SmallSchool, open_panel: Open, qtbot: QtBot
) -> None:
    panel = open_panel(small.teacher)
    QTest.keyClick(panel.kinds, Qt.Key.Key_Return)
    assert _shown(panel, qtbot) == ["Register of 6B: week of 9 Nov 2026"]


def test_every_class_is_ticked_at_once_and_made_one_by_one(
    small: SmallSchool, open_panel: Open, qtbot: QtBot
) -> None:
    other = make.make_group(small.db, small.school, "6C")
    make.make_pupil(small.db, small.school, other, "Ned", "Neat")
    panel = open_panel(small.office)
    panel.all_button.click()
    panel.show_button.click()
    assert [title[:14] for title in _shown(panel, qtbot)] == ["Register of 6B", "Register of 6C"]


def test_a_childs_record_for_a_court_asks_for_the_child_and_the_days(
    small: SmallSchool, open_panel: Open, qtbot: QtBot
) -> None:
    panel = open_panel(small.head)
    panel.kinds.setCurrentRow(5)
    assert (panel.whose.classes.isVisible(), panel.last_box.isVisible()) == (False, True)
    panel.show_what(small.pupils[0])
    panel.show_button.click()
    assert _shown(panel, qtbot) == ["Record of attendance of Aisha Ahmed, in full"]


def test_a_child_shown_here_is_the_only_one_chosen(small: SmallSchool, open_panel: Open) -> None:
    panel = open_panel(small.office)
    panel._tick_all()  # noqa: SLF001
    for pupil in small.pupils[:2]:
        panel.show_what(pupil)
    assert (panel.whose.pupils, panel.whose.groups) == ((small.pupils[1],), ())
    assert panel.kind.key == "family"


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "Fill in the days"), ("10 Nov 2026", "Nobody is chosen yet. Tick a class.")],
)
def test_what_is_missing_is_said_in_place(
    small: SmallSchool, open_panel: Open, typed: str, words: str
) -> None:
    panel = open_panel(small.office)
    panel._tick_all()  # noqa: SLF001
    panel.first._line.setText(typed)  # noqa: SLF001
    panel.show_button.click()
    assert panel.notice.words.startswith(words)
    assert panel.dialog is None


def test_the_newsletter_asks_for_a_half_term_and_for_nobody(
    small: SmallSchool, open_panel: Open, qtbot: QtBot
) -> None:
    mark(small.teacher, opened(small), 0, "/")
    panel = open_panel(small.office)
    panel.kinds.setCurrentRow(6)
    assert [panel.span.itemText(place) for place in range(panel.span.count())] == [
        "Autumn 1 (2026)",
        "Autumn 2 so far (2026)",
    ]
    assert panel.span.accessibleDescription() == "Thu 3 Sep 2026 to Fri 23 Oct 2026"
    shown = (panel.whose.isVisible(), panel.first_box.isVisible(), panel.span_box.isVisible())
    assert shown == (False, False, True)
    assert nameless(panel) == []
    panel.span.setCurrentIndex(1)
    QTest.keyClick(panel.kinds, Qt.Key.Key_Return)
    assert _shown(panel, qtbot) == ["Attendance newsletter: Autumn 2 so far, 2026/27"]


def test_the_summary_asks_for_a_year_and_the_next_paper_for_days_again(
    small: SmallSchool, open_panel: Open, qtbot: QtBot
) -> None:
    mark(small.teacher, opened(small), 0, "/")
    panel = open_panel(small.office)
    QTest.keyClick(panel.kinds, Qt.Key.Key_End)
    assert panel.span.accessibleName() == "School year"
    panel.show_button.click()
    assert _shown(panel, qtbot) == ["Attendance summary: 2026/27 so far"]
    QTest.keyClick(panel.kinds, Qt.Key.Key_Home)
    shown = (panel.whose.isVisible(), panel.first_box.isVisible(), panel.span_box.isVisible())
    assert shown == (True, True, False)


def test_without_a_half_term_that_has_begun_it_is_said_what_to_do(
    small: SmallSchool, open_panel: Open
) -> None:
    small.clock.set(9, day=date(2026, 8, 1))
    panel = open_panel(small.office)
    panel.kinds.setCurrentRow(6)
    panel.show_button.click()
    assert panel.notice.words.startswith("The calendar has no half-term that has begun.")
    assert panel.dialog is None


def test_today_leads_to_the_newsletter(small: SmallSchool, open_panel: Open) -> None:
    panel = open_panel(small.office)
    panel.show_what("newsletter")
    assert (panel.kind.key, panel.span.currentText()) == ("newsletter", "Autumn 1 (2026)")
    teacher = open_panel(small.teacher)
    teacher.show_what("newsletter")
    assert teacher.kind.key == "week"
