"""The head's turn with a request: what there is to weigh, a decision in a few keys, the watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.tasks.leave.see_requests import waiting_requests

if TYPE_CHECKING:
    from desktop.ui.tour.walk import Walk

_REASON = "A holiday is not an exceptional circumstance, and every day of learning counts"


def decide_request(walk: Walk) -> None:
    """Refuse the request that waits, and look at who is on leave or not back."""
    hands = walk.hands
    newest = max(one.number for one in waiting_requests(walk.main.desk))
    walk.go("decide_leave", newest)
    hands.key(Qt.Key.Key_3)
    hands.keys(_REASON)
    hands.picture("decide-leave-decision")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_F10)
    hands.picture("decide-leave-watch")
    hands.key(Qt.Key.Key_F10)
