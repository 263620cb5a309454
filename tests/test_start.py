"""The program starts without what only some errands need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SLOW = ("reportlab", "pypdfium2", "openpyxl", "xlsxwriter", "icalendar", "holidays", "phonenumbers")
ASK = f"""
import sys
import desktop.app, desktop.ui.windows.main_window, desktop.ui.windows.sign_in_window
print(*[name for name in {SLOW!r} if name in sys.modules])
"""


def test_starting_loads_nothing_that_only_some_errands_need() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == ""
