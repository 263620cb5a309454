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
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop import app
from desktop.ui.program import Program
from desktop.ui.windows.sign_in_window import SignInWindow
from PySide6.QtWidgets import QApplication

def look():
    if QApplication.instance().topLevelWidgets() and any(
        one.isVisible() for one in QApplication.allWidgets() if isinstance(one, SignInWindow)
    ):
        print("shown", flush=True)
        QApplication.quit()

timer = QTimer()
show = Program.show_door

def shown(self, *rest):
    show(self, *rest)
    timer.timeout.connect(look)
    timer.start(0)

Program.show_door = shown
sys.exit(app.main(Path(sys.argv[1])))
"""


def measured(bench: Bench) -> Iterator[Measured]:
    """Start the program on a school's file until its sign-in window is there."""
    home = bench.path.with_name("home")
    home.mkdir(exist_ok=True)
    door, bare = [], []
    for _ in range(_TIMES):
        bare.append(_until_shown(home, _BARE))
        door.append(_until_shown(home, _DOOR, str(bench.path)))
    yield Measured("from the command to the sign-in window", tuple(door), tuple(bare), _AIM)


def _until_shown(home: Path, script: str, *arguments: str) -> float:
    """Return the seconds until a script says that its window is shown, its settings kept apart."""
    own = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA")}
    environment = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}
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
