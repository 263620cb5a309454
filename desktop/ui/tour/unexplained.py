"""The office's turn at the absences without a reason: a child's run chosen, and thought about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.ui.tour.walk import Walk


def see_unexplained(walk: Walk) -> None:
    """Choose all sessions of a child at once."""
    hands = walk.hands
    walk.go("explain_absence")
    hands.keys("2")
    hands.picture("explain-absence")
