"""The office's turn with texts: one written as it will arrive, and the list of a day’s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.models.sending.recipient import Channel
from desktop.tasks.absence import send_messages
from desktop.tasks.absence.chase_absence import board

if TYPE_CHECKING:
    from desktop.ui.tour.walk import Walk


def write_to_families(walk: Walk) -> None:
    """Write to a family from the board, let it go out, and look at what came of it."""
    hands = walk.hands
    walk.go("chase_absence", _who_can_be_written_to(walk))
    hands.keys("t")
    hands.settle()
    hands.picture("send-messages")
    hands.key(Qt.Key.Key_Return)
    walk.set_clock(9, 34)
    hands.key(Qt.Key.Key_F10)
    hands.fill("Day", "9/11/26")
    hands.key(Qt.Key.Key_Return)
    hands.picture("send-messages-sent")
    hands.key(Qt.Key.Key_Escape)


def set_sending_up(walk: Walk) -> None:
    """Show what the messages say, and how they will arrive."""
    hands = walk.hands
    walk.go("keep_safe")
    hands.press("What they say…")
    hands.picture("send-messages-words")
    hands.key(Qt.Key.Key_Escape)


def _who_can_be_written_to(walk: Walk) -> int:
    desk = walk.main.desk
    numbers = [one.pupil for one in board(desk)]
    able = (one for one in numbers if send_messages.draft(desk, [one], Channel.TEXT).messages)
    return next(able)
