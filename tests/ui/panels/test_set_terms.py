"""School year: half-terms saved, closures kept at once, the next year proposed from this one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.models.days.school_year import Closure, ClosureKind
from desktop.models.days.session import Half
from desktop.tasks.organisation import set_terms
from desktop.ui.dialogs.school.close_school import CloseSchoolDialog
from desktop.ui.dialogs.school.take_back_closure import TakeBackClosureDialog
from desktop.ui.panels.school.set_terms import SetTermsPanel
from tests.picture import nameless
from tests.tasks.taking import codes, mark, opened
from tests.ui.panels.places import bare_desk, brought_to_view, form, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool
    from tests.ui.panels.places import OpenDeskFor

INSET = Closure(date(2026, 11, 2), date(2026, 11, 2), ClosureKind.INSET)
EARLIER_FIRST_DAY = "Wed 2 Sep 2026"


@pytest.fixture
def panel(qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor) -> SetTermsPanel:
    set_terms.add_closure(small.head, INSET)
    made = SetTermsPanel(small.head, open_desk_for(small.head))
    brought_to_view(qtbot, made)
    return made


def type_first_day(qtbot: QtBot, panel: SetTermsPanel, text: str) -> None:
    line = panel.editor.half_terms.rows[0].first.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_the_year_is_drawn_with_every_name_spoken(
    panel: SetTermsPanel, same_picture: Callable[[QWidget, str], None]
) -> None:
    assert nameless(panel) == []
    same_picture(panel, "set_terms")


def test_half_terms_are_saved_when_asked(
    panel: SetTermsPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    assert panel.bar.isHidden()
    type_first_day(qtbot, panel, EARLIER_FIRST_DAY)
    with qtbot.waitSignals([panel.said, panel.changed]):
        qtbot.mouseClick(panel.bar.save_button, Qt.MouseButton.LeftButton)
    (kept,) = set_terms.years_of(small.head)
    assert kept.year.terms[0].first == date(2026, 9, 2)
    assert panel.bar.isHidden()


def test_what_is_typed_outlasts_a_colleague_s_save_and_is_put_back(
    panel: SetTermsPanel, qtbot: QtBot
) -> None:
    type_first_day(qtbot, panel, EARLIER_FIRST_DAY)
    panel.refresh()
    assert panel.editor.half_terms.terms[0].first == date(2026, 9, 2)
    qtbot.mouseClick(panel.bar.back_button, Qt.MouseButton.LeftButton)
    assert panel.editor.half_terms.terms[0].first == date(2026, 9, 3)


def test_a_refused_year_cannot_be_saved_and_says_why(panel: SetTermsPanel, qtbot: QtBot) -> None:
    type_first_day(qtbot, panel, "24/10/2026")
    assert not panel.bar.save_button.isEnabled()
    assert "Autumn 1 ends before it begins." in panel.editor.half_terms.rows[0].below.words


def test_a_change_over_marks_is_refused_in_place(
    panel: SetTermsPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    mark(small.teacher, opened(small), 0, "/")
    last = panel.editor.half_terms.rows[1].first
    last.set_day(date(2026, 11, 11))
    with qtbot.waitSignal(panel.editor.changed):
        last.day_changed.emit()
    qtbot.mouseClick(panel.bar.save_button, Qt.MouseButton.LeftButton)
    assert panel.bar.notice.words.startswith("Marks have been made for Tue 10 Nov 2026 AM")


def test_a_closure_is_kept_at_once_and_undone(
    panel: SetTermsPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    before = panel.editor.count.days
    panel.editor.closure_list.new.first.set_day(date(2027, 1, 5))
    with qtbot.waitSignal(panel.undoable) as said:
        qtbot.keyClick(panel.editor.closure_list.new.name, Qt.Key.Key_Return)
    assert said.args[0] == "INSET day is entered: Tue 5 Jan 2027."
    assert panel.editor.count.days == before - 1
    said.args[1]()
    assert panel.editor.count.days == before
    assert [kept.closure for kept in set_terms.closures_of(small.head)] == [INSET]


def test_a_closure_is_taken_back_with_a_reason(panel: SetTermsPanel, qtbot: QtBot) -> None:
    table = panel.editor.closure_list.table
    table.selectRow(0)
    qtbot.mouseClick(panel.editor.closure_list.remove, Qt.MouseButton.LeftButton)
    asked = form(panel, TakeBackClosureDialog)
    qtbot.mouseClick(asked.save_button, Qt.MouseButton.LeftButton)
    assert asked.boxes["reason"].finding == "Say why it does not stand."
    qtbot.keyClicks(asked.reason, "The trainer is ill")
    assert saved(qtbot, panel, asked) == "INSET day does not stand any more."
    (line,) = panel.withdrawn.table.facts.facts
    assert line.withdrawn_why == "The trainer is ill"


def test_an_unexpected_closure_keeps_the_marks_made(
    panel: SetTermsPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    mark(small.teacher, opened(small), 0, "/")
    qtbot.mouseClick(panel.head.close_school, Qt.MouseButton.LeftButton)
    asked = form(panel, CloseSchoolDialog)
    qtbot.keyClicks(asked.reason, "No heating")
    asked.halves.setCurrentIndex(2)
    words = saved(qtbot, panel, asked)
    assert "closed on Tue 10 Nov 2026 (afternoon only)" in words
    (unexpected,) = [one for one in panel.editor.closures if not one.is_planned]
    assert unexpected.halves == {Half.PM}
    assert codes(small).startswith("/")
    assert panel.editor.is_ready


def test_the_next_year_is_proposed_checked_and_saved(
    panel: SetTermsPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    assert panel.head.up.isHidden()
    qtbot.mouseClick(panel.head.new, Qt.MouseButton.LeftButton)
    assert panel.notice.words.startswith("Proposed from the year before")
    panel.refresh()
    assert panel.editor.name.text() == "2027/28"
    with qtbot.waitSignal(panel.said) as said:
        qtbot.mouseClick(panel.bar.save_button, Qt.MouseButton.LeftButton)
    assert said.args[0].startswith("2027/28 is saved:")
    assert [kept.year.name for kept in set_terms.years_of(small.head)] == ["2026/27", "2027/28"]
    assert panel.head.years.currentText() == "2027/28"
    assert not panel.head.up.isHidden()
    panel.head.years.setCurrentIndex(0)
    panel.head.years.activated.emit(0)
    assert panel.editor.name.text() == "2026/27"


def test_a_file_goes_in_through_the_import_place(panel: SetTermsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.went) as went:
        qtbot.mouseClick(panel.head.load, Qt.MouseButton.LeftButton)
    assert went.args == ["import_files", None]


def test_a_school_without_a_year_begins_one(
    small: SmallSchool, qtbot: QtBot, open_desk_for: OpenDeskFor
) -> None:
    head = bare_desk(small)
    panel = SetTermsPanel(head, open_desk_for(head))
    brought_to_view(qtbot, panel)
    assert panel.editor.name.text() == "2026/27"
    assert panel.notice.words.startswith("Fill in the half-terms")
    assert not panel.bar.save_button.isEnabled()
