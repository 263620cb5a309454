"""Half-terms and closures are counted as they are typed; findings stand beside the field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.models.days.school_year import ClosureKind
from desktop.models.days.year_draft import YearDraft
from desktop.tasks.organisation.set_terms import new_draft
from desktop.ui.widgets.editors.term_editor import TermEditor
from tests.models.calendars import CLOSURES_A, YEAR_A
from tests.picture import nameless

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


@pytest.fixture
def editor(qtbot: QtBot) -> TermEditor:
    made = TermEditor()
    qtbot.addWidget(made)
    made.show_draft(YearDraft(YEAR_A, CLOSURES_A))
    made.resize(1040, 800)
    with qtbot.waitActive(made):
        made.show()
    return made


def line_of(field: QWidget) -> QLineEdit:
    found = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def type_into(qtbot: QtBot, field: QWidget, text: str) -> None:
    line = line_of(field)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_a_draft_comes_back_as_it_was_shown(editor: TermEditor) -> None:
    assert editor.draft == YearDraft(YEAR_A, tuple(sorted(CLOSURES_A, key=lambda one: one.first)))
    assert editor.is_ready
    assert nameless(editor) == []


def test_days_are_counted_at_each_key(editor: TermEditor, qtbot: QtBot) -> None:
    before = editor.count.days
    type_into(qtbot, editor.half_terms.rows[0].first, "5/9/24")
    assert editor.count.days == before - 1
    assert f"{before - 1} school days" in editor.count_line.words


def test_a_new_year_asks_for_six_half_terms_and_has_the_bank_holidays(editor: TermEditor) -> None:
    editor.show_draft(new_draft(2026))
    assert [row.called for row in editor.half_terms.rows][:2] == ["Autumn 1", "Autumn 2"]
    assert len(editor.half_terms.rows) == 6
    assert {one.kind for one in editor.closures} == {ClosureKind.BANK_HOLIDAY}
    assert editor.why_not == "2026/27 has no half-terms yet."


def test_overlapping_half_terms_are_refused_beside_the_field(
    editor: TermEditor, qtbot: QtBot
) -> None:
    type_into(qtbot, editor.half_terms.rows[1].first, "20/10/24")
    row = editor.half_terms.rows[1]
    assert row.below.words.startswith("Refused: Autumn 2 must begin after Autumn 1 ends")
    assert line_of(row.first).property("wrong") == "true"
    assert not editor.is_ready


def test_a_half_filled_row_is_told_of_only_once_it_is_left(
    editor: TermEditor, qtbot: QtBot
) -> None:
    editor.half_terms.add_row()
    row = editor.half_terms.rows[-1]
    type_into(qtbot, row.first, "25/7/25")
    assert row.below.words == ""
    line_of(editor.name).setFocus()
    assert row.below.words == "Refused: The half-term needs its last day."
    assert editor.why_not == "A half-term lacks its first or its last day."


def test_enter_goes_to_the_next_half_term_and_adds_one_after_the_last(
    editor: TermEditor, qtbot: QtBot
) -> None:
    rows = editor.half_terms.rows
    rows[4].name.setFocus()
    qtbot.keyClick(rows[4].name, Qt.Key.Key_Return)
    assert rows[5].name.hasFocus()
    qtbot.keyClick(rows[5].name, Qt.Key.Key_Return)
    assert len(editor.half_terms.rows) == 7
    assert editor.half_terms.rows[6].name.hasFocus()


def test_a_half_term_is_taken_out_by_its_button(editor: TermEditor, qtbot: QtBot) -> None:
    before = editor.count.days
    qtbot.mouseClick(editor.half_terms.rows[0].take_out, Qt.MouseButton.LeftButton)
    assert editor.half_terms.rows[0].called == "Autumn 2"
    assert editor.count.days < before


def test_a_closure_is_typed_and_added_by_enter(editor: TermEditor, qtbot: QtBot) -> None:
    before, new = editor.count.days, editor.closure_list.new
    type_into(qtbot, new.first, "2/5/25")
    type_into(qtbot, new.name, "Staff training")
    qtbot.keyClick(new.name, Qt.Key.Key_Return)
    added = [one for one in editor.closures if one.name == "Staff training"]
    assert [(one.first, one.last, one.kind) for one in added] == [
        (date(2025, 5, 2), date(2025, 5, 2), ClosureKind.INSET)
    ]
    assert editor.count.days == before - 1
    assert new.first.text == ""


def test_a_closure_is_removed_by_the_delete_key(editor: TermEditor, qtbot: QtBot) -> None:
    before, table = editor.count.days, editor.closure_list.table
    table.selectRow(2)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert len(editor.closures) == len(CLOSURES_A) - 1
    assert editor.count.days == before + 1


def test_closures_kept_elsewhere_are_only_asked_for(editor: TermEditor, qtbot: QtBot) -> None:
    editor.closures_at_once = True
    type_into(qtbot, editor.closure_list.new.first, "2/5/25")
    with qtbot.waitSignal(editor.closure_asked_for):
        qtbot.keyClick(editor.closure_list.new.name, Qt.Key.Key_Return)
    assert len(editor.closures) == len(CLOSURES_A)


def test_a_weekend_is_warned_of_and_can_be_saved(editor: TermEditor) -> None:
    terms = (replace(YEAR_A.terms[0], first=date(2024, 9, 1)), *YEAR_A.terms[1:])
    editor.show_draft(YearDraft(replace(YEAR_A, terms=terms), CLOSURES_A))
    assert "Warning: Autumn 1 begins on a weekend" in editor.half_terms.rows[0].below.words
    assert editor.is_ready
