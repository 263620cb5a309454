"""Classes are typed row by row; year groups are guessed from names until they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.tasks.organisation.manage_classes import ClassFacts
from desktop.ui.widgets.editors.class_editor import ClassEditor
from tests.picture import nameless

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def editor(qtbot: QtBot) -> ClassEditor:
    made = ClassEditor()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_a_class_a_line_by_keyboard_alone(editor: ClassEditor, qtbot: QtBot) -> None:
    for name in ("Reception", "5/6B"):
        row = editor.rows.rows[-1]
        row.name.setFocus()
        qtbot.keyClicks(row.name, name)
        qtbot.keyClick(row.name, Qt.Key.Key_Return)
    assert editor.classes == (
        ClassFacts("Reception", ("R",)),
        ClassFacts("5/6B", ("5", "6")),
    )
    assert len(editor.rows.rows) == 3
    assert editor.is_ready
    assert nameless(editor) == []


def test_a_mixed_class_picks_whose_times_it_keeps(editor: ClassEditor) -> None:
    editor.show_classes([ClassFacts("5/6B", ("5", "6"), "6"), ClassFacts("6A", ("6",))])
    mixed, plain = editor.rows.rows
    assert (mixed.times_of.currentText(), mixed.times_of.isEnabled()) == ("Year 6’s times", True)
    assert (plain.times_of.currentText(), plain.times_of.isEnabled()) == ("Year 6’s times", False)
    assert editor.classes[0].times_of == "6"
    mixed.years.setText("5")
    assert editor.classes[0] == ClassFacts("5/6B", ("5",))


def test_typed_year_groups_are_not_guessed_again(editor: ClassEditor, qtbot: QtBot) -> None:
    (row,) = editor.rows.rows
    qtbot.keyClicks(row.years, "4")
    qtbot.keyClicks(row.name, "6B")
    assert editor.classes == (ClassFacts("6B", ("4",)),)


@pytest.mark.parametrize(
    ("classes", "words"),
    [
        ([ClassFacts("Oak", ("3",)), ClassFacts("oak", ("4",))], "Two classes are called"),
        ([ClassFacts("", ("3",))], "needs a name"),
    ],
)
def test_what_cannot_be_saved_is_said_below_the_row(
    editor: ClassEditor, classes: list[ClassFacts], words: str
) -> None:
    editor.show_classes(classes)
    editor.rows.changed.emit()
    assert words in editor.rows.rows[0].below.words
    assert not editor.is_ready


def test_a_word_that_is_no_year_group_is_refused(editor: ClassEditor) -> None:
    editor.show_classes([ClassFacts("Oak")])
    editor.rows.rows[0].years.setText("Upper")
    assert "“Upper” is no year group" in editor.rows.rows[0].below.words
    assert not editor.is_ready
