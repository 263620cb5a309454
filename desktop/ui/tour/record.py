"""The office's turns over the record: many marks amended at once, and a register's past."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.models.days.session import Half, Session
from desktop.models.record.span_amendment import Which
from desktop.ui.panels.amend_registers import AmendRegistersPanel
from desktop.ui.tour.walk import CONTROL

if TYPE_CHECKING:
    from desktop.ui.tour.walk import Walk

_FIRST, _LAST = Session(date(2026, 11, 2), Half.AM), Session(date(2026, 11, 9), Half.PM)
_CLASS = "Birch"


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
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.picture("amend-registers")


def look_back(walk: Walk) -> None:
    """Step back from how a register stands to how it stood before it was amended."""
    hands = walk.hands
    walk.go("look_back")
    hands.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.key(Qt.Key.Key_Left)
    hands.picture("look-back")
