"""Asking for a home visit: why, and by when it should be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.models.days.session_times import instant, london
from desktop.tasks.absence import chase_absence, visit_home
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.school.time_field import TimeField

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from PySide6.QtWidgets import QWidget

    from desktop.models.absence.board import BoardLine
    from desktop.tasks.desk import Desk

_WHY = "such as: no answer from anybody"
_WHEN = "The policy’s time for the tier, where it is still to come."


class AskVisitDialog(FormDialog):
    """`asked` also carries no line: a visit is called off on the list of visits."""

    asked = Signal(str, object)

    def __init__(self, desk: Desk, lines: Sequence[BoardLine], parent: QWidget | None) -> None:
        names = " and ".join(line.name for line in lines)
        super().__init__(f"Ask for a visit to {names}", "Ask for it", parent)
        self._desk, self._names = desk, names
        self._pupils = [line.pupil for line in lines]
        self.why, self.by_when = text_field(hint=_WHY), TimeField()
        self.by_when.set_time(_usual(desk, lines[0]))
        self.add_fields(
            self.box("why", "Why", self.why),
            self.box("by_when", "By when", self.by_when, _WHEN),
            columns=1,
        )
        self.grow(560, 380)

    def findings(self) -> dict[str, str]:
        """Return what is missing or wrong."""
        found = {}
        if not self.why.text().strip():
            found["why"] = "Say why in a few words: whoever drives reads it."
        if self.by_when.is_wrong:
            found["by_when"] = "Write a time as 10:30, or leave it empty."
        elif self.by_when.at and instant(self._desk.today, self.by_when.at) < self._desk.now():
            found["by_when"] = "That time is over already."
        return found

    def save(self) -> str:
        """Ask for it."""
        at = self.by_when.at
        by_when = instant(self._desk.today, at) if at else None
        visit_home.ask_for_visit(self._desk, self._pupils, self.why.text(), by_when)
        words = f"A visit to {self._names} is asked for" + (f", by {at:%H:%M}." if at else ".")
        self.asked.emit(words, ())
        return words


def _usual(desk: Desk, line: BoardLine) -> time | None:
    tier = chase_absence.first_day_clock(desk).tier(line.tier.tier)
    return tier.seen_by if london(desk.now()).time() < tier.seen_by else None
