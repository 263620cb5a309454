"""A class that is late: its teacher is reminded, took it on paper, and the office keys it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui.tour.walk import CONTROL

if TYPE_CHECKING:
    from desktop.ui.tour.walk import Walk

_ALL = CONTROL | Qt.KeyboardModifier.ShiftModifier


def remind_the_late_one(walk: Walk) -> None:
    """Remind whoever has not handed in by the time."""
    walk.go("see_today")
    walk.hands.key(Qt.Key.Key_R, _ALL)


def see_the_reminder(walk: Walk) -> None:
    """Have it come while a mark is half typed, and say that it was seen."""
    hands = walk.hands
    hands.keys("l1")
    hands.picture("take-register-reminder")
    hands.key(Qt.Key.Key_F12)
    hands.key(Qt.Key.Key_Escape)


def see_that_it_was_seen(walk: Walk) -> None:
    """Find out on Today when the reminder was seen."""
    walk.go("see_today")
    walk.hands.picture("see-today-reminded")


def key_in_from_paper(walk: Walk) -> None:
    """The lights are on again: type in what the teacher took on paper."""
    hands = walk.hands
    walk.go("see_today")
    hands.key(Qt.Key.Key_F9)
    hands.keys("902")
    hands.picture("take-from-paper")
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.key(Qt.Key.Key_Down)  # the first child is at another school today
    for keys in ("/", "n", "/", "l4"):
        hands.keys(keys)
    hands.key(Qt.Key.Key_Down)
    hands.picture("take-register-paper")
    hands.keys("*")
    hands.key(Qt.Key.Key_Return, CONTROL)
