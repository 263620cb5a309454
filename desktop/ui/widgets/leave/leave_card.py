"""Leave: every request that was made for a child, newest first, and how each ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.organisation.staff import Duty
from desktop.tasks.leave.see_requests import requests_of_pupil
from desktop.ui.widgets.leave.request_words import ended_in_words
from desktop.ui.widgets.pupil.lines_card import LinesCard
from desktop.ui.widgets.words import counted

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk

_SHOWN = 6


class LeaveCard(LinesCard):
    """Hidden for a child nobody asked leave for, and from those who deal with no leave."""

    def __init__(self) -> None:
        super().__init__("Leave of absence")

    def show_lines(self, desk: Desk, pupil: int) -> None:
        """Show the newest requests, a line each."""
        may_see = desk.who.may(Duty.LOG_ABSENCE) or desk.who.may(Duty.DECIDE_LEAVE)
        found = requests_of_pupil(desk, pupil) if may_see else ()
        hint = f"{counted(len(found), 'request')} in all." if len(found) > _SHOWN else ""
        self.show_words([ended_in_words(line, pupil) for line in found[:_SHOWN]], hint)
