"""The office's turn with the first-day board: a hard morning, rung down by key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.tasks.absence.chase_absence import board
from desktop.ui.panels.chase_absence import ChaseAbsencePanel
from desktop.ui.tour.walk import CONTROL

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.tour.walk import Walk

_TRIED = ("cn", "cv")  # call: no answer; call: voicemail left


def chase_absence(walk: Walk) -> None:
    """Ring two families, ask for a visit, and show the board, the visits and the sheet."""
    hands = walk.hands
    walk.go("chase_absence")
    panel = _panel(walk)
    for keys in _TRIED:
        panel.take_keyboard()
        hands.keys(keys)
        hands.key(Qt.Key.Key_Return)
    _ask_for_visit(walk)
    panel.show_what(_with_most_to_show(walk))
    hands.picture("chase-absence")
    hands.in_front(partial(hands.key, Qt.Key.Key_P, CONTROL), partial(_look, walk))
    hands.key(Qt.Key.Key_F7)
    hands.picture("chase-absence-visits")
    hands.key(Qt.Key.Key_F6)


def _ask_for_visit(walk: Walk) -> None:
    """Ask for a visit to the child who has been away longest."""
    hands = walk.hands
    longest = max(board(walk.main.desk), key=_days)
    _panel(walk).show_what(longest.pupil)
    hands.keys("h")
    hands.settle()
    hands.keys("No answer to four calls since yesterday")
    hands.key(Qt.Key.Key_Return)


def _look(walk: Walk, _dialog: QWidget) -> None:
    walk.hands.picture("chase-absence-paper")
    walk.hands.key(Qt.Key.Key_Escape)


def _with_most_to_show(walk: Walk) -> int:
    """Return a child of two days of whom something is proposed, else the first."""
    lines = board(walk.main.desk)
    return next((one.pupil for one in lines if one.proposed and one.day == 2), lines[0].pupil)


def _days(line: object) -> int:
    return getattr(line, "day", 0)


def _panel(walk: Walk) -> ChaseAbsencePanel:
    panel = walk.main.places.panel
    if not isinstance(panel, ChaseAbsencePanel):
        raise TypeError(panel)
    return panel
