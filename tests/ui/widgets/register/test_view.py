"""What stands on the screen is what would be painted anew, however little was painted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.models.marks.mark_keys import Typing
from desktop.models.marks.shown_mark import known_word, past_mark
from desktop.models.marks.week_strip import DayMarks
from desktop.ui.tables.register_delegate import RegisterDelegate
from desktop.ui.tables.register_table import KNOWN
from desktop.ui.widgets.register.view import RegisterView
from tests.models.registers import a_register, a_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap
    from pytestqt.qtbot import QtBot

    from desktop.ui.choices import Choices

MANY = 30


def _days(code: str) -> dict[int, tuple[DayMarks, ...]]:
    shown = past_mark(code, in_full=False)
    return {pupil: (DayMarks(date(2026, 11, 9), shown, shown),) for pupil in range(MANY)}


@pytest.fixture
def view(qtbot: QtBot) -> RegisterView:
    made = RegisterView()
    qtbot.addWidget(made)
    rows = [a_row(pupil, None, "I" if pupil % 7 == 3 else "") for pupil in range(MANY)]
    made.lines.show_register(a_register(*rows), _days("/"), {}, in_full=False)
    made.resize(700, 420)
    made.show()
    qtbot.waitExposed(made)
    made.go_to(0)
    QApplication.processEvents()
    return made


def _down(view: RegisterView, _choices: Choices) -> None:
    for row in range(MANY - 5):
        view.go_to(row)
        view.lines.show_mark(a_row(row, "/"))
        QApplication.processEvents()


def _down_and_up(view: RegisterView, choices: Choices) -> None:
    _down(view, choices)
    for row in (12, 11, 3, 0):
        view.go_to(row)
        QApplication.processEvents()


def _somebody_elses_marks(view: RegisterView, _choices: Choices) -> None:
    view.lines.show_marks(a_register(*(a_row(pupil, "N") for pupil in range(MANY))))


def _other_days(view: RegisterView, _choices: Choices) -> None:
    rows = (a_row(pupil) for pupil in range(MANY))
    view.lines.show_register(a_register(*rows), _days("N"), {}, in_full=False)


def _typing(view: RegisterView, _choices: Choices) -> None:
    view.lines.show_typing(2, Typing("L", "1"))


def _dark(_view: RegisterView, choices: Choices) -> None:
    choices.set_theme("dark")


def _larger_text(_view: RegisterView, choices: Choices) -> None:
    choices.change_text(3)


@pytest.mark.parametrize(
    "change",
    [_down, _down_and_up, _somebody_elses_marks, _other_days, _typing, _dark, _larger_text],
)
def test_what_is_on_the_screen_is_what_would_be_painted_anew(
    change: Callable[[RegisterView, Choices], None], view: RegisterView, choices: Choices
) -> None:
    before = _on_the_screen(view)
    change(view, choices)
    QApplication.processEvents()
    seen = _on_the_screen(view)
    view.setItemDelegate(RegisterDelegate(view))  # it has drawn nothing yet, and kept nothing
    assert seen == _as_image(view.grab())
    assert seen != before


@pytest.mark.parametrize(("steps", "width"), [(0, 700), (10, 930)])
def test_what_a_class_may_read_of_an_absence_stands_whole(
    view: RegisterView, choices: Choices, steps: int, width: int
) -> None:
    choices.change_text(steps)
    view.resize(width, 420)
    QApplication.processEvents()
    needed = view.fontMetrics().horizontalAdvance(known_word("I"))
    assert view.columnWidth(KNOWN) >= needed + view.fontMetrics().averageCharWidth() * 2


def _on_the_screen(view: RegisterView) -> QImage:
    return _as_image(view.screen().grabWindow(view.winId()))


def _as_image(picture: QPixmap) -> QImage:
    return picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
