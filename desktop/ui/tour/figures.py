"""The office's turn with Figures: down to the sessions of one child, and patterns of absence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.tour.walk import Walk

_TO_LATE = 7  # columns from the names


def see_figures(walk: Walk) -> None:
    """Open the late sessions of the year so far down to one child's; see whose have a pattern."""
    hands = walk.hands

    def sessions(_dialog: QWidget) -> None:
        hands.key(Qt.Key.Key_Return)
        hands.picture("figure-sessions")
        hands.key(Qt.Key.Key_Escape)
        hands.key(Qt.Key.Key_Escape)

    def patterns(_dialog: QWidget) -> None:
        hands.picture("absence-patterns")
        hands.key(Qt.Key.Key_Escape)

    walk.show("see_figures")
    for _ in range(_TO_LATE):
        hands.key(Qt.Key.Key_Right)
    hands.in_front(partial(hands.key, Qt.Key.Key_Return), sessions)
    hands.in_front(partial(hands.key, Qt.Key.Key_F10), patterns)
