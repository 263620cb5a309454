"""Looking into a widget, without taking anything from the widget that it belongs to."""

from __future__ import annotations

import gc
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QTableView, QVBoxLayout, QWidget

import desktop
from desktop.ui.widgets.inside import keyboard_in, parts_of, stops_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_TAKES = re.compile(
    r"InFocusChain\(|\.focusProxy\(|\.buddy\(|\.childAt\(|\.findChild(ren)?\("
    r"|(?<!QApplication)\.focusWidget\("
)


@pytest.fixture
def whole(qtbot: QtBot) -> QWidget:
    made, box = QWidget(), QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(box)
    inside = QVBoxLayout(box)
    for one in (QLineEdit(), QComboBox(), QDateEdit(), QTableView()):
        inside.addWidget(one)
    return made


def owners(part: QWidget) -> list[QWidget]:
    return [one for one in gc.get_referrers(part) if isinstance(one, QWidget)]


def test_parts_are_found_at_any_depth_and_stay_where_they_belong(whole: QWidget) -> None:
    parts = list(parts_of(whole, QWidget))
    assert {QLineEdit, QComboBox, QDateEdit, QTableView} <= {type(one) for one in parts}
    for part in parts:
        assert set(owners(part)) <= {part.parentWidget()}


def test_tab_stops_on_a_field_and_not_on_the_parts_that_it_is_made_of(whole: QWidget) -> None:
    assert [type(one) for one in stops_of(whole)] == [QLineEdit, QComboBox, QDateEdit, QTableView]
    assert all(owners(one) == [one.parentWidget()] for one in stops_of(whole))


def test_the_keyboard_is_in_a_widget_or_elsewhere(whole: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitActive(whole):
        whole.show()
    line, choice = next(parts_of(whole, QLineEdit)), next(parts_of(whole, QComboBox))
    line.setFocus()
    assert keyboard_in(whole) is line
    assert keyboard_in(line) is line
    assert keyboard_in(choice) is None


def test_nothing_asks_qt_in_a_way_that_takes_a_widget_from_its_own() -> None:
    """Such a widget loses its Python half, or goes while it is on view, with whoever asked."""
    root = Path(str(desktop.__file__)).parent
    found = [
        f"{file.relative_to(root)}:{number}"
        for file in root.rglob("*.py")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        if _TAKES.search(line)
    ]
    assert found == []
