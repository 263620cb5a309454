"""From the command to the sign-in window, beside the barest window that Qt can show."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from benches.aims import Aim
from benches.measured import Measured

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benches.schools import Bench

_TIMES = 9
_AIM = Aim(floors=2)
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 720)
window.show()
app.processEvents()
print("shown", flush=True)
"""
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
    """Start the program on a school's file until its sign-in window is there and painted.

    Its modules are compiled beforehand, as those of an installed program are.
    """
    home = bench.path.with_name("home")
    home.mkdir(exist_ok=True)
    door, bare = [], []
    _until_shown(home, _DOOR, str(bench.path))
    for _ in range(_TIMES):
        bare.append(_until_shown(home, _BARE))
        door.append(_until_shown(home, _DOOR, str(bench.path)))
    yield Measured("from the command to the sign-in window", tuple(door), tuple(bare), _AIM)


def _until_shown(home: Path, script: str, *arguments: str) -> float:
    """Return the seconds until a script says that its window is shown, its settings kept apart."""
    own = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA")}
    environment = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONPYCACHEPREFIX"] = str(home / "compiled")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment,
    ) as process:  # fmt: skip
        said = process.stdout.readline() if process.stdout else ""
        seconds = time.perf_counter() - began
        process.communicate(timeout=60)
    if said.strip() != "shown":
        raise RuntimeError("The window was not shown.")
    return seconds
