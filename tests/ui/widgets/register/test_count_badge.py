"""A badge counts without moving what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.ui.widgets.register.count_badge import CountBadge

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.ui.choices import Choices


@pytest.mark.parametrize(
    ("first", "then", "moves"),
    [
        ("11 present", "28 present", False),
        ("1 blank", "8 blank", False),
        ("9 present", "10 present", False),
        ("99 present", "100 present", True),
    ],
)
def test_only_another_figure_makes_it_wider(
    first: str, then: str, moves: bool, qtbot: QtBot
) -> None:
    badge = CountBadge("badge-ok")
    qtbot.addWidget(badge)
    badge.count(first)
    before = badge.minimumSize()
    badge.count(then)
    assert badge.text() == then
    assert (badge.minimumSize() != before) is moves
    assert badge.minimumWidth() >= badge.sizeHint().width()


def test_larger_text_has_its_room(qtbot: QtBot, choices: Choices) -> None:
    badge = CountBadge("badge-ok")
    qtbot.addWidget(badge)
    badge.count("28 present")
    badge.show()
    before = badge.width()
    choices.change_text(3)
    assert badge.minimumWidth() >= badge.sizeHint().width() > before
