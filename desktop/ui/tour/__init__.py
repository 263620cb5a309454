"""The tour: real windows driven by real keys through a morning, with a picture of each step."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication


def make_tour(folder: Path) -> int:
    """Leave the pictures in a folder, made when it is not there; returns the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.ui.tour.steps import take_tour  # noqa: PLC0415 - Qt reads its platform first

    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("the tour needs a program with windows")
    pictures = folder.resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place, contextlib.chdir(place):  # no picture shows where that is
        take_tour(app, pictures, Path("School Register"))
    return 0
