"""The office's turns over the record: many marks amended at once, and a register's past."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.models.days.session import Half, Session
from desktop.models.record.span_amendment import Which
from desktop.ui.panels.amend_registers import AmendRegistersPanel
from desktop.ui.panels.look_back import LookBackPanel

if TYPE_CHECKING:
    from desktop.ui.tour.walk import Walk

_FIRST, _LAST = Session(date(2026, 11, 2), Half.AM), Session(date(2026, 11, 9), Half.PM)
_CLASS, _OTHER_CLASS = "Birch", "Willow"
_AFTERNOON = Session(date(2026, 11, 6), Half.PM)


def amend_a_week(walk: Walk) -> None:
    """Look at what a letter about a class's absences would change, and leave it."""
    walk.go("amend_registers")
    panel = walk.main.places.panel
    if not isinstance(panel, AmendRegistersPanel):
        raise TypeError("the place for amending is not on view")
    form, hands = panel.form, walk.hands
    form.whose.classes.findItems(_CLASS, Qt.MatchFlag.MatchExactly)[0].setCheckState(
        Qt.CheckState.Checked
    )
    form.first.set_session(_FIRST)
    form.last.set_session(_LAST)
    form.which.setCurrentIndex(form.which.findData(Which.UNAUTHORISED))
    hands.fill("Reason", "Letters brought in: all were unwell")
    hands.press("Preview")
    hands.picture("amend-registers")


def look_back(walk: Walk) -> None:
    """Step back to when a visit was entered for the wrong class, before it was taken back."""
    walk.go("look_back")
    panel = walk.main.places.panel
    if not isinstance(panel, LookBackPanel):
        raise TypeError("the place for looking back is not on view")
    classes = panel.chooser.classes
    walk.go("look_back", (classes.itemData(classes.findText(_OTHER_CLASS)), _AFTERNOON))
    walk.hands.key(Qt.Key.Key_Left)
    walk.hands.picture("look-back")
