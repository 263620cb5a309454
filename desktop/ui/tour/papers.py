"""The office's papers: a register chosen, and shown as it will print; the newsletter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.tour.walk import Walk

_ATTENDANCE_REGISTER = 3  # presses of the arrow down from the first paper


def print_papers(walk: Walk) -> None:
    """Choose the attendance register of a class, look at it, and leave it unprinted."""
    hands = walk.hands
    walk.go("print_papers")
    for _ in range(_ATTENDANCE_REGISTER):
        hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Space)
    hands.picture("print-papers")

    def look(_dialog: QWidget) -> None:
        hands.picture("print-papers-preview")
        hands.key(Qt.Key.Key_Escape)

    hands.in_front(partial(hands.press, "Show…"), look)
    _newsletter(walk)


def _newsletter(walk: Walk) -> None:
    """Choose the newsletter, whose half-term stands there already, and look at its page."""
    hands = walk.hands
    walk.go("print_papers")
    for key in (Qt.Key.Key_End, Qt.Key.Key_Up):
        hands.key(key)

    def look(_dialog: QWidget) -> None:
        hands.picture("print-papers-newsletter")
        hands.key(Qt.Key.Key_Escape)

    hands.in_front(partial(hands.press, "Show…"), look)
