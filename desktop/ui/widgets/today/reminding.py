"""Sending reminders from Today, and saying what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import SchoolError
from desktop.tasks.site import remind_teacher

if TYPE_CHECKING:
    from desktop.models.days.session import Session
    from desktop.tasks.desk import Desk


class Reminding(QObject):
    """Each errand is said in a line, also why there was no reminder."""

    said = Signal(str)
    sent = Signal()  # saved

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def remind(self, group: int, session: Session, name: str) -> None:
        """Remind whoever takes a class."""
        try:
            remind_teacher.remind(self._desk, group, session)
        except SchoolError as error:
            self.said.emit(f"{error.title} {error.advice}")
            return
        self._tell(f"{name} is reminded. It shows here once it was seen.")

    def remind_late(self) -> None:
        """Remind everybody whose register is late."""
        try:
            late = remind_teacher.remind_late(self._desk)
        except SchoolError as error:
            self.said.emit(f"{error.title} {error.advice}")
            return
        names = ", ".join(one.group_name for one in late)
        if late:
            self._tell(f"Reminded: {names}.")
        else:
            self.said.emit("No reminder was sent: nobody is late who was not reminded just now.")

    def _tell(self, words: str) -> None:
        self.said.emit(words)
        self.sent.emit()
