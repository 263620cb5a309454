"""The register as a table model: lines say what is saved and what is not, for eye and ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.models.marks.mark_keys import Typing
from desktop.ui.tables.register_table import LINE, MARK, NAME, RegisterTableModel
from tests.models.registers import a_register, a_row

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from desktop.models.marks.register import Row


def table(*rows: Row, in_full: bool = False, asked: str = "") -> RegisterTableModel:
    model = RegisterTableModel()
    model.show_register(
        a_register(*rows), {}, {rows[0].pupil: asked} if asked else {}, in_full=in_full
    )
    return model


def test_it_is_a_model_as_qt_wants_one(qtmodeltester: ModelTester) -> None:
    model = table(a_row(1, "/"), a_row(2), a_row(3, None, "I"))
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("row", "in_full", "words", "spoken"),
    [
        (a_row(1, "/"), False, "/ ✓", "1. Ben Baxter: Present at the school (morning session)"),
        (a_row(1), False, "", "1. Ben Baxter: not taken"),
        (a_row(1, "I"), False, "A ✓ absence known", "1. Ben Baxter: absence known"),
        (a_row(1, None, "I"), False, "with Hand in", "1. Ben Baxter, absence known: not taken"),
        (a_row(1, "N"), True, "N ✓", "1. Ben Baxter: Reason for absence not yet established"),
        (a_row(1, "V"), False, "V ✓ trip", "1. Ben Baxter: trip"),
    ],
)
def test_a_line_reads_the_same_as_it_is_painted(
    row: Row, in_full: bool, words: str, spoken: str
) -> None:
    model = table(row, in_full=in_full)
    index = model.index(0, MARK)
    assert index.data() == words
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == spoken


def test_what_is_typed_is_not_a_saved_mark() -> None:
    model = table(a_row(1, "/"), a_row(2))
    model.show_typing(1, Typing("L", "1"))
    assert model.index(0, MARK).data() == "L 1…"
    assert "not saved" in model.index(0, MARK).data(Qt.ItemDataRole.AccessibleTextRole)
    model.show_marks(a_register(a_row(1, "/"), a_row(2, "N")))
    assert model.index(0, MARK).data() == "L 1…"
    assert model.index(1, MARK).data() == "N ✓"
    model.show_typing(1, Typing())
    assert model.index(0, MARK).data() == "/ ✓"


def test_a_request_to_the_office_stands_beside_the_mark() -> None:
    model = table(a_row(1, "/"), asked="asked for N")
    assert model.index(0, MARK).data() == "/ ✓ asked for N"
    assert model.index(0, NAME).data(LINE).pupil == 1
