"""The line at the foot: school, person, the registers' state, the last backup, the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.ui.style import dress
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.models.marks.register_day import RegisterState
    from desktop.models.organisation.staff import Who


class StatusLine(QFrame):
    """More lines where the words are too large for one; nothing is cut off."""

    def __init__(self, *, sample: bool) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._badge = label("SAMPLE SCHOOL", "badge-info")
        self._school, self._person = label("", "hint"), label("", "hint")
        self._state, self._backup = label("", "hint"), label("", "hint")
        self._papers, self._clock = label("", "warning"), label("", "hint")
        self._waiting = label("", "warning")
        self._papers.hide()
        self._waiting.hide()
        self._badge.setVisible(sample)
        line = FlowRow(spacing=20, below=0)
        line.add_left(self._badge, self._school, self._person)
        line.add_right(self._state, self._waiting, self._papers, self._backup, self._clock)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 3, 16, 3)
        inside.addWidget(line)

    def show_who(self, who: Who, school: str) -> None:
        """Show where and who; the position is what entries are signed with."""
        self._school.setText(school)
        self._person.setText(f"{who.name}, {who.position}" if who.position else who.name)

    def show_state(self, state: RegisterState) -> None:
        """Show when registers open or close next; near the close it stands out."""
        self._state.setText(state.words)
        dress(self._state, role="badge-late" if state.pressing else "hint")

    def show_backup(self, words: str) -> None:
        """Show when the file was last backed up."""
        self._backup.setText(words)

    def show_papers(self, words: str) -> None:
        """Show that the papers for a power cut are not there; nothing while they are."""
        self._papers.setText(words)
        self._papers.setVisible(bool(words))

    def show_waiting(self, words: str) -> None:
        """Show how many messages to families wait, and why; nothing while none does."""
        self._waiting.setText(words)
        self._waiting.setVisible(bool(words))

    def show_time(self, now: datetime) -> None:
        """Show the time by which marks are made."""
        here = london(now)
        self._clock.setText(f"{day_in_words(here.date())}, {here:%H:%M}")

    @property
    def text(self) -> str:
        """All that the line says."""
        parts = (
            self._school, self._person, self._state, self._waiting, self._papers, self._backup,
            self._clock,
        )  # fmt: skip
        return " | ".join(part.text() for part in parts if part.text())
