"""Figures on the screen: every number opens, by keyboard, down to how a mark came about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from desktop.models.record.figure_lines import Kind
from desktop.models.record.glance import Figure
from desktop.tasks.marks.take_register import fill_rest
from desktop.ui.dialogs.record.absence_patterns import AbsencePatternsDialog
from desktop.ui.dialogs.record.figure_children import FigureChildrenDialog
from desktop.ui.dialogs.record.figure_sessions import FigureSessionsDialog
from desktop.ui.dialogs.roll.mark_history import MarkHistoryDialog
from desktop.ui.panels.see_figures import SeeFiguresPanel
from desktop.ui.widgets.record.figure_columns import CHILD_FIGURES, GROUP_FIGURES
from tests.picture import nameless
from tests.tasks.record.test_see_figures import keep
from tests.tasks.taking import mark, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QTableView, QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool


@pytest.fixture
def panel(
    qtbot: QtBot,
    small: SmallSchool,
    open_desk_for: Callable[[Desk], Callable[[], AbstractContextManager[Desk]]],
) -> SeeFiguresPanel:
    register = opened(small)
    mark(small.teacher, register, 0, "N")
    mark(small.teacher, register, 1, "L", minutes=6)
    fill_rest(small.teacher, register.id)
    made = SeeFiguresPanel(small.office, open_desk_for(small.office))
    qtbot.addWidget(made)
    made.resize(1080, 640)
    with qtbot.waitActive(made):
        made.show()
    made.refresh()
    made.groups.setFocus()
    return made


def press(table: QTableView, row: int, column: int) -> QDialog | None:
    """Enter on a cell; returns the window that it opened."""
    table.setCurrentIndex(table.model().index(row, column))
    QTest.keyClick(table, Qt.Key.Key_Return)
    front = QApplication.activeModalWidget()
    return front if isinstance(front, QDialog) else None


def test_a_number_opens_to_children_sessions_and_history(panel: SeeFiguresPanel) -> None:
    children = press(panel.groups, 0, GROUP_FIGURES.index(Figure.UNAUTHORISED))
    assert isinstance(children, FigureChildrenDialog)
    assert children.total.text() == "1 session, 1 child"
    sessions = press(children.list, 0, 0)
    assert isinstance(sessions, FigureSessionsDialog)
    assert [(one.code, one.session.half.name) for one in sessions.list.facts.facts] == [("N", "AM")]
    history = press(sessions.list, 0, 0)
    assert isinstance(history, MarkHistoryDialog)
    for window in (history, sessions, children):
        window.close()


@pytest.mark.parametrize("figure", [one for one in GROUP_FIGURES if one])
def test_every_number_opens_to_what_adds_up_to_it(panel: SeeFiguresPanel, figure: Figure) -> None:
    opens = press(panel.groups, 0, GROUP_FIGURES.index(figure))
    assert isinstance(opens, FigureChildrenDialog)
    whole = panel.groups.facts.fact_at(0)
    assert sum(line.amount(figure) for line in opens.list.facts.facts) == whole.amount(figure)
    opens.close()


def test_late_opens_to_before_and_after_the_close(panel: SeeFiguresPanel) -> None:
    opens = press(panel.groups, 0, GROUP_FIGURES.index(Figure.LATE))
    assert isinstance(opens, FigureChildrenDialog)
    heads = [opens.list.facts.columns[at].title for at in range(4)]
    assert heads == ["Child", "Late L", "Late U", "Late"]
    line = opens.list.facts.fact_at(0)
    assert [one.words(line) for one in opens.list.facts.columns[1:]] == ["1", "0", "1"]
    opens.close()


def patterns_of(panel: SeeFiguresPanel, qtbot: QtBot) -> AbsencePatternsDialog:
    """The window of the patterns, once they are found aside."""
    qtbot.waitUntil(lambda: not panel.line.is_busy)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AbsencePatternsDialog)
    return dialog


def test_f10_lists_patterns_and_enter_opens_the_page(
    panel: SeeFiguresPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    keep(small, 1, "2026-09-07", ("II" + "/\\" * 4 + "....") * 5)
    QTest.keyClick(panel.groups, Qt.Key.Key_F10)
    dialog = patterns_of(panel, qtbot)
    (line,) = dialog.list.facts.facts
    assert [one.words(line) for one in dialog.list.facts.columns[2:]] == [
        "5 of 5 days away were Mondays; 5 separate spells", "5", "10", "0",
    ]  # fmt: skip
    assert nameless(dialog) == []
    with qtbot.waitSignal(panel.pupil_chosen) as chosen:
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert chosen.args == [small.pupils[1]]
    assert not dialog.isVisible()


def test_where_no_child_has_a_pattern_it_says_so(panel: SeeFiguresPanel, qtbot: QtBot) -> None:
    panel.patterns.click()
    dialog = patterns_of(panel, qtbot)
    assert dialog.none.words == "No child’s absence in this term has a pattern."
    dialog.close()


def test_patterns_found_after_one_went_elsewhere_do_not_interrupt(
    panel: SeeFiguresPanel, qtbot: QtBot
) -> None:
    panel.patterns.click()
    panel.hide()
    qtbot.waitUntil(lambda: not panel.line.is_busy)
    assert QApplication.activeModalWidget() is None


def test_a_name_leads_to_its_pupils_and_a_pupil_to_the_page(
    panel: SeeFiguresPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    press(panel.groups, 2, 0)
    assert panel.lines.currentText() == "Pupils of 6B"
    assert [line.kind for line in panel.pupils.facts.facts] == [Kind.CHILD] * 5
    with qtbot.waitSignal(panel.pupil_chosen) as chosen:
        press(panel.pupils, 0, 0)
    assert chosen.args == [small.pupils[0]]


def test_a_pupils_number_opens_to_its_sessions(panel: SeeFiguresPanel) -> None:
    press(panel.groups, 2, 0)
    late = press(panel.pupils, 1, CHILD_FIGURES.index(Figure.MINUTES))
    assert isinstance(late, FigureSessionsDialog)
    assert late.total.text() == "6 minutes late altogether"
    assert [one.minutes for one in late.list.facts.facts] == [6]
    late.close()


def test_s_sorts_by_the_column_and_turns_round(panel: SeeFiguresPanel) -> None:
    press(panel.groups, 2, 0)
    column = CHILD_FIGURES.index(Figure.UNAUTHORISED)
    panel.pupils.setCurrentIndex(panel.pupils.facts.index(0, column))
    QTest.keyClicks(panel.pupils, "s")
    assert panel.pupils.facts.fact_at(0).name == "Aisha Ahmed"
    assert panel.pupils.facts.headerData(column, Qt.Orientation.Horizontal) == "Unauth. ↓"
    QTest.keyClicks(panel.pupils, "s")
    assert panel.pupils.facts.fact_at(4).name == "Aisha Ahmed"


def test_other_days_are_counted_and_wrong_ones_refused(panel: SeeFiguresPanel) -> None:
    panel.spans.last.set_day(date(2026, 9, 30))
    panel.spans.last.day_changed.emit()
    assert panel.days.text() == "Tue 1 Sep 2026 to Wed 30 Sep 2026"
    assert panel.spans.names.currentText() == "Other days"
    panel.spans.first.set_day(date(2026, 10, 1))
    panel.spans.first.day_changed.emit()
    assert panel.notice.words == "The last day is before the first. Change one of the two days."
    assert panel.days.text() == "Tue 1 Sep 2026 to Wed 30 Sep 2026"


def test_the_bars_say_each_week_and_are_a_table_too(panel: SeeFiguresPanel) -> None:
    assert panel.weeks.pointed.text() == panel.weeks.bars.accessibleDescription()
    assert panel.weeks.pointed.text() == (
        "Week of Mon 9 Nov 2026: attendance 80.0 %, absence 20.0 % (authorised 0.0 %,"
        " unauthorised 20.0 %)"
    )
    panel.weeks.as_table.click()
    assert panel.weeks.table.isVisible()
    assert [week.tally.possible for week in panel.weeks.table.facts.facts] == [5]


def test_every_field_and_button_has_a_name(panel: SeeFiguresPanel) -> None:
    assert nameless(panel) == []


def test_the_panel_is_drawn(
    panel: SeeFiguresPanel, same_picture: Callable[[QWidget, str], None]
) -> None:
    same_picture(panel, "see_figures")
