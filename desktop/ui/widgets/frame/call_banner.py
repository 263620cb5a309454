"""The line that tells every window of a roll-call that goes on, and leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.models.days.session_times import london
from desktop.models.organisation.staff import Duty
from desktop.tasks.site.call_roll import under_way
from desktop.ui.fitted import put_picture
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk

ON_SITE = "see_on_site"
_TICKS = frozenset({Duty.SEE_EVERY_CLASS, Duty.TAKE_OWN_REGISTER})


class CallBanner(QFrame):
    """Shows wherever the person is, but for On site itself; the keyboard stays where it was."""

    wanted = Signal(str)  # the place to go to

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice-warn")
        self._here = ""
        self._words = label(wraps=True)
        picture = label()
        put_picture(picture, "flame", "warn_text", 20)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(16, 5, 16, 5)
        inside.setSpacing(10)
        inside.addWidget(picture)
        inside.addWidget(self._words, 1)
        inside.addWidget(button("Tick the children", self._go, "danger"))
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty when it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def look(self, desk: Desk) -> None:
        """Look whether a roll-call goes on at the school of a desk."""
        call = under_way(desk) if desk.who.duties & _TICKS else None
        words = ""
        if call is not None:
            began = f"{london(call.begun_at):%H:%M}"
            words = f"{call.title}: {call.begun_by} began a roll-call at {began}."
        self._words.setText(words)
        self.setAccessibleName(words)
        self._show()

    def come_to(self, place: str) -> None:
        """The person has come to a place."""
        self._here = place
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._words.text()) and self._here != ON_SITE)

    def _go(self) -> None:
        self.wanted.emit(ON_SITE)
