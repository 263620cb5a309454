"""The line that reminds a teacher of a register; it takes nothing from what they are doing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.errors import SchoolError
from desktop.tasks.site.remind_teacher import see, waiting_for_me
from desktop.ui.fitted import put_picture
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from desktop.models.site.reminder import Reminder
    from desktop.tasks.desk import Desk

SEEN_KEY = "F12"


class ReminderLine(QFrame):
    """Shows until it is seen, or until the register is in or closed."""

    seen = Signal()  # saved: the office may know

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "notice-late")
        self._desk: Desk | None = None
        self._waiting: tuple[Reminder, ...] = ()
        picture = label()
        put_picture(picture, "bell-ring", "late_text", 20)
        self._words = label(wraps=True)
        self._seen = button(f"Seen   {SEEN_KEY}", self.say_seen)
        self._seen.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(16, 5, 16, 5)
        inside.setSpacing(10)
        inside.addWidget(picture)
        inside.addWidget(self._words, 1)
        inside.addWidget(self._seen)
        QShortcut(QKeySequence(SEEN_KEY), window).activated.connect(self.say_seen)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty when nothing is asked for."""
        return "" if self.isHidden() else self._words.text()

    def look(self, desk: Desk) -> None:
        """Look whether the person at a desk is reminded of something; the keyboard stays."""
        self._desk, self._waiting = desk, waiting_for_me(desk)
        last = {one.group: one.words for one in self._waiting}
        words = "\n".join(last.values())
        if self._words.text() != words:
            self._words.setText(words)
            self.setAccessibleName(words)
        self.setVisible(bool(words))

    def say_seen(self) -> None:
        """Tell the office that the reminder has been seen."""
        if self._desk is None or not self._waiting:
            return
        try:
            see(self._desk, self._waiting)
        except SchoolError as error:
            self._words.setText(f"{error.title} {error.advice}")
            return
        self.look(self._desk)
        self.seen.emit()
