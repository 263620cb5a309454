"""A class teacher's turns: the register, from the first key until after the clock closed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui.tour.other_classes import take_other_classes
from desktop.ui.tour.walk import CONTROL, TEACHER

if TYPE_CHECKING:
    from desktop.ui.tour.walk import Walk


def take_the_register(walk: Walk) -> None:
    """Mark a class by keyboard and hand it in."""
    hands = walk.hands
    hands.picture("take-register-open")
    for keys in ("/", "/", "/", "n", "/", "/", "l4"):
        hands.keys(keys)
    hands.key(Qt.Key.Key_Down)
    hands.keys("/")
    hands.picture("take-register")
    hands.keys("*")
    hands.picture("take-register-filled")
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.picture("take-register-handed-in")
    take_other_classes(walk.file, 1, TEACHER)


def send_a_correction(walk: Walk) -> None:
    """See the register closed, say that a mark is wrong, and leave the desk to somebody else."""
    hands = walk.hands
    hands.picture("take-register-closed")
    hands.key(Qt.Key.Key_Home)
    hands.keys("n")
    hands.keys("Left at 08:55 with her mother before I had finished")
    hands.picture("take-register-correction")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_L, CONTROL)
    hands.picture("change-person")
