"""From a journey to its form: the office asks for it, the head decides, the forms are printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.tasks.travel.track_travel import travel_lines
from desktop.ui.dialogs.travel.decide_journey import DecideJourneyDialog
from desktop.ui.panels.track_travel import TrackTravelPanel
from desktop.ui.tour.walk import CONTROL
from desktop.ui.widgets.inside import parts_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.ui.tour.walk import Walk


def track_travel(walk: Walk) -> None:
    """See who is overdue, and ask for last year's journey again."""
    hands = walk.hands
    walk.show("track_travel")
    panel = _panel(walk)
    hands.key(Qt.Key.Key_End, CONTROL)
    hands.in_front(panel.errands.ask_again, partial(_keep, walk))
    hands.in_front(panel.errands.print_tracking, partial(_look_at_paper, walk))


def travellers(desk: Desk) -> frozenset[int]:
    """Return the children who travel: they neither ring in as ill nor ask for a holiday."""
    return frozenset(pupil for line in travel_lines(desk) for pupil in line.pupils)


def decide_journey(walk: Walk) -> None:
    """Let the head decide about the journey that waits."""
    walk.go("track_travel")
    walk.hands.key(Qt.Key.Key_Home, CONTROL)
    walk.hands.key(Qt.Key.Key_Down)
    walk.hands.in_front(partial(walk.hands.key, Qt.Key.Key_Return), partial(_decide, walk))


def _panel(walk: Walk) -> TrackTravelPanel:
    panel = next(parts_of(walk.main, TrackTravelPanel), None)
    if not isinstance(panel, TrackTravelPanel):
        raise LookupError("Travel is not open")
    return panel


def _keep(walk: Walk, _dialog: QWidget) -> None:
    walk.hands.picture("track-travel-journey")
    walk.hands.key(Qt.Key.Key_Return, CONTROL)


def _look_at_paper(walk: Walk, _dialog: QWidget) -> None:
    walk.hands.picture("track-travel-form")
    walk.hands.key(Qt.Key.Key_Escape)


def _decide(walk: Walk, dialog: QWidget) -> None:
    if isinstance(dialog, DecideJourneyDialog):
        walk.hands.key(Qt.Key.Key_Down)
    walk.hands.picture("track-travel-decide")
    walk.hands.key(Qt.Key.Key_Return, CONTROL)
