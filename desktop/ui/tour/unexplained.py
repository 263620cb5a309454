"""The office's turns at absences that go on, and at those without a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.tasks.absence.still_away import still_away

if TYPE_CHECKING:
    from desktop.ui.tour.walk import Walk


def see_still_away(walk: Walk) -> None:
    """See who has not rung today, and ask whether today's message is yesterday's again."""
    hands = walk.hands
    walk.go("take_message")
    hands.key(Qt.Key.Key_F7)
    lines = still_away(walk.main.desk)
    explained = (place for place, one in enumerate(lines) if one.last and one.rang is None)
    for _ in range(next(explained, 0)):
        hands.key(Qt.Key.Key_Down)
    hands.keys("s")
    hands.picture("take-message-still-away")
    hands.key(Qt.Key.Key_Escape)
    hands.key(Qt.Key.Key_F7)
    hands.key(Qt.Key.Key_F7)


def see_unexplained(walk: Walk) -> None:
    """Choose all sessions of a child at once."""
    hands = walk.hands
    walk.go("explain_absence")
    hands.keys("2")
    hands.picture("explain-absence")
