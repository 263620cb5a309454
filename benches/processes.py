"""Scripts in processes of their own, with settings apart and modules compiled as when installed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benches.schools import Bench

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 720)
window.show()
app.processEvents()
"""


def said_by(bench: Bench, script: str) -> tuple[str, float]:
    """Return a script's first line and the seconds until it came; it is given the school's file."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", script, str(bench.path)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=_environment(bench),
    ) as process:  # fmt: skip
        line = process.stdout.readline() if process.stdout else ""
        seconds = time.perf_counter() - began
        process.communicate(timeout=60)
    if not line:
        raise RuntimeError("The script said nothing.")
    return line.strip(), seconds


def _environment(bench: Bench) -> dict[str, str]:
    home = bench.path.with_name("home")
    home.mkdir(exist_ok=True)
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA")
    kept = {name: it for name, it in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept, **dict.fromkeys(names, str(home)), "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
    }  # fmt: skip
