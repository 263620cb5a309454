"""The head's turns: the school's own places, and the year to come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.tour.walk import Walk

_PLACES = ("set_terms", "set_policy", "manage_classes", "manage_staff", "keep_safe")


def set_the_school_up(walk: Walk) -> None:
    """See the year, the policy, the classes, the staff and where everything is kept."""
    for place in _PLACES:
        walk.show(place)


def look_at_next_year(walk: Walk) -> None:
    """See where everybody would go next September."""

    def look(_dialog: QWidget) -> None:
        walk.hands.picture("move-up")
        walk.hands.key(Qt.Key.Key_Escape)

    walk.go("change_roll", "")
    walk.hands.in_front(partial(walk.hands.press, "New school year"), look)
