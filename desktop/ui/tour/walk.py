"""What each step of the tour is given: the program at work, and hands to work it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.models.organisation.sample_secrets import PASSWORD, PIN
from desktop.ui.tour.tour_clock import TourClock

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.tasks.safety.open_file import OpenFile
    from desktop.ui.at_work import AtWork
    from desktop.ui.program import Program
    from desktop.ui.tour.hands import Hands
    from desktop.ui.windows.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
TEACHER, OFFICE, HEAD = "Joanne Lockwood", "Janet Copeland", "Margaret Ashdown"
LATE_TEACHER = "Sally Wyatt"  # of Elm, whose register nobody takes in time
_SECRETS = {TEACHER: PIN, LATE_TEACHER: PIN, OFFICE: PASSWORD, HEAD: PASSWORD}


@dataclass(frozen=True, slots=True)
class Walk:
    """Goes through the sample school's day; `place` is where the day's files are put."""

    program: Program
    hands: Hands
    place: Path

    @property
    def file(self) -> OpenFile:
        """The sample school."""
        if self.program.file is None:
            raise LookupError("no school is open")
        return self.program.file

    @property
    def main(self) -> MainWindow:
        """The window of the person at the desk."""
        if self.program.at_work is None or self.program.at_work.main is None:
            raise LookupError("nobody is at work")
        return self.program.at_work.main

    def come_in(self, name: str) -> None:
        """Let this person sit down at the desk, if it is not theirs already."""
        at_work = self.program.at_work
        if at_work is not None and at_work.lock is None:
            if self.main.signed_in.name == name:
                return
            self.hands.key(Qt.Key.Key_L, CONTROL)
        self.hands.fill("Find a name", name)
        self.hands.key(Qt.Key.Key_Return)
        self.hands.keys(_SECRETS[name])
        self.hands.key(Qt.Key.Key_Return)
        self.hands.wait_until(f"{name} at the desk", lambda: self._is_let_in(name, at_work))

    def set_clock(self, hour: int, minute: int) -> None:
        """Let the school's clock come to a minute of the day; it never goes back."""
        if not isinstance(self.file.clock, TourClock):
            raise TypeError("the tour has a clock of its own")
        self.file.clock.set(hour, minute)
        if self.program.at_work is not None and self.main.heart is not None:
            self.main.heart.beat()
        self.hands.settle()

    def go(self, place: str, what: object = None) -> None:
        """Go to a place, to something in particular there if it is given."""
        self.main.go(place, what)
        self.hands.settle()

    def show(self, place: str) -> None:
        """Go to a place and take the picture that its page of the guide shows."""
        self.go(place)
        self.hands.picture(place.replace("_", "-"))

    def _is_let_in(self, name: str, before: AtWork | None) -> bool:
        here = self.program.at_work
        if here is None or here is before or here.main is None:
            return False
        return here.main.signed_in.name == name
