"""The tour's second part: a class teacher takes the register until the clock closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.models.organisation.sample_secrets import PIN
from desktop.ui.tour.other_classes import take_other_classes
from desktop.ui.tour.tour_clock import TourClock

if TYPE_CHECKING:
    from desktop.ui.program import Program
    from desktop.ui.tour.hands import Hands

TEACHER = "Joanne Lockwood"
_CONTROL = Qt.KeyboardModifier.ControlModifier


def sign_in(program: Program, hands: Hands, name: str, secret: str) -> None:
    """Come in by the door as somebody on the staff."""
    before = program.at_work
    hands.fill("Find a name", name)
    hands.key(Qt.Key.Key_Return)
    hands.keys(secret)
    hands.key(Qt.Key.Key_Return)
    hands.wait_until(lambda: program.at_work is not None and program.at_work is not before)


def set_clock(program: Program, hands: Hands, hour: int, minute: int) -> None:
    """Let the sample school's clock come to a minute of its morning."""
    if program.file is None or not isinstance(program.file.clock, TourClock):
        raise TypeError("the tour has a clock of its own")
    program.file.clock.set(hour, minute)
    main = program.at_work.main if program.at_work else None
    if main is not None and main.heart is not None:
        main.heart.beat()
    hands.settle()


def in_the_classroom(program: Program, hands: Hands) -> None:
    """Take a register by keyboard, hand it in, see it close, and send a correction."""
    sign_in(program, hands, TEACHER, PIN)
    set_clock(program, hands, 8, 57)
    hands.picture("take-register-open")
    for keys in ("/", "/", "/", "n", "/", "/", "l4"):
        hands.keys(keys)
    hands.key(Qt.Key.Key_Down)
    hands.keys("/")
    hands.picture("take-register")
    hands.keys("*")
    hands.picture("take-register-filled")
    hands.key(Qt.Key.Key_Return, _CONTROL)
    hands.picture("take-register-handed-in")
    if program.file is not None:
        take_other_classes(program.file, 1, TEACHER)
    set_clock(program, hands, 9, 26)
    hands.picture("take-register-closed")
    hands.key(Qt.Key.Key_Home)
    hands.keys("n")
    hands.keys("Left at 08:55 with her mother before I had finished")
    hands.picture("take-register-correction")
    hands.key(Qt.Key.Key_Return)
