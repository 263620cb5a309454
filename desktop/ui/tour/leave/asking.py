"""The office's turn with a form that came: a brother and a sister on one request, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.models.admissions.person_name import search_words
from desktop.tasks.admissions.find_pupil import findable_pupils
from desktop.tasks.leave.leave_child import look_up
from desktop.tasks.leave.see_requests import requests_of_pupil
from desktop.ui.tour.travel.journey import travellers

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from desktop.tasks.leave.leave_child import LeaveChild
    from desktop.ui.tour.walk import Walk

_WORDS = "The flights are much cheaper that week"


def write_down(walk: Walk) -> None:
    """Write a request down for a family, and see it in the list."""
    hands = walk.hands
    walk.go("decide_leave")
    hands.key(Qt.Key.Key_F4)
    hands.keys(" ".join(search_words(_of_a_family(walk.main.desk).name)))
    hands.key(Qt.Key.Key_Return)
    hands.keys("h1sd")
    hands.keys("30/11/2026")
    hands.key(Qt.Key.Key_Return)
    hands.keys("4/12/2026")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_F9)
    hands.keys(_WORDS)
    hands.picture("decide-leave-request")
    hands.key(Qt.Key.Key_Return)
    hands.picture("decide-leave")


def _of_a_family(desk: Desk) -> LeaveChild:
    """Find a child with one brother or sister here, whose first contact they live with."""
    travelling = travellers(desk)
    for one in findable_pupils(desk):
        is_here = one.is_on_roll and one.pupil not in travelling
        child = look_up(desk, one.pupil) if is_here else None
        if child is None or len(child.family) != 1 or not child.askers:
            continue
        if child.askers[0].lives_with and not requests_of_pupil(desk, child.pupil):
            return child
    raise LookupError("no family for whom leave could be asked")
