"""Messages, calls and decisions: what was said of a child this year, tried, and decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.organisation.staff import Duty
from desktop.tasks.absence.contact_log import contact_log
from desktop.ui.widgets.pupil.lines_card import LinesCard
from desktop.ui.widgets.words import button, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.absence.contact_log import LogLine
    from desktop.tasks.desk import Desk

_SHOWN = 6


class ContactCard(LinesCard):
    """Hidden where nobody ever rang, and from those who do not log absences."""

    def __init__(self) -> None:
        super().__init__("Messages, calls and decisions this school year")
        self.all = button("", self._show_all, "quiet")
        self._found: Sequence[LogLine] = ()
        self.inside.addWidget(self.all)

    def show_lines(self, desk: Desk, pupil: int) -> None:
        """Show the newest lines; the rest on a press."""
        may_see = desk.who.may(Duty.LOG_ABSENCE)
        self._found = contact_log(desk, pupil) if may_see else ()
        self._show(self._found[:_SHOWN])

    def _show_all(self) -> None:
        self._show(self._found)

    def _show(self, found: Sequence[LogLine]) -> None:
        self.show_words(list(map(_in_words, found)))
        self.all.setText(f"Show all {counted(len(self._found), 'line')}")
        self.all.setVisible(len(found) < len(self._found))


def _in_words(line: LogLine) -> str:
    at = london(line.at)
    return f"{day_in_words(at.date())} {at:%H:%M}   {line.what} Written down by {line.by}."
