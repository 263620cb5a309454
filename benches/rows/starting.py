"""From the command to the sign-in window, beside the barest window that Qt can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benches.aims import Aim
from benches.measured import Measured
from benches.processes import BARE, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benches.schools import Bench

_TIMES = 15
_AIM = Aim(floors=2)
_SHOWN = 'print("shown", flush=True)'
_DOOR = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import command_line
from desktop.ui.program import Program

timer, show = QTimer(), Program.show_door

def look():
    if door[0].isVisible():
        QApplication.processEvents()
        print("shown", flush=True)
        QApplication.quit()

def shown(self, *rest):
    show(self, *rest)
    door.append(self.window.page)
    timer.timeout.connect(look)
    timer.start(0)

door = []
Program.show_door = shown
sys.exit(command_line.main(["--data", sys.argv[1]]))
"""


def measured(bench: Bench) -> Iterator[Measured]:
    """Start the program on a school's file until its sign-in window is there and painted."""
    door, bare = [], []
    said_by(bench, _DOOR)  # compiles the modules
    for _ in range(_TIMES):
        bare.append(said_by(bench, BARE + _SHOWN)[1])
        door.append(said_by(bench, _DOOR)[1])
    yield Measured("from the command to the sign-in window", tuple(door), tuple(bare), _AIM)
