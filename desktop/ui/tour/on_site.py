"""The office's turn with the building: who is on site, and a fire drill half ticked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.models.site.roll_call import CallKind
from desktop.tasks.site import call_roll

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.tour.walk import Walk


def see_on_site(walk: Walk) -> None:
    """See who is in the building, and the list on paper."""
    hands = walk.hands

    def look(_dialog: QWidget) -> None:
        hands.picture("see-on-site-paper")
        hands.key(Qt.Key.Key_Escape)

    walk.show("see_on_site")
    hands.in_front(partial(hands.press, "Print the list"), look)


def call_the_roll(walk: Walk) -> None:
    """Begin a fire drill, tick a class and two children, and end it."""
    hands, desk = walk.hands, walk.main.desk
    call = call_roll.begin(desk, CallKind.DRILL, "Fire")
    walk.go("see_on_site")
    for _ in range(2):
        hands.key(Qt.Key.Key_Space)
    for one in call_roll.sheet(desk, call.id).classes[1:3]:
        lines = call_roll.sheet(desk, call.id).missing
        call_roll.tick(desk, call.id, [line.pupil for line in lines if line.group == one.group])
    walk.main.places.refresh()
    hands.picture("roll-call")
    everybody = [line.pupil for line in call_roll.sheet(desk, call.id).missing]
    call_roll.tick(desk, call.id, everybody)
    call_roll.end(desk, call.id, "All out by the field gate")
    walk.main.places.refresh()
