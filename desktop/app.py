"""Puts the parts together: settings, style, the last-resort handler and the window."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QThreadPool
from PySide6.QtWidgets import QApplication

from desktop.ui.choices import Choices
from desktop.ui.faults import Faults
from desktop.ui.program import Program

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def main(data: Path | None = None, day: date | None = None) -> int:
    """Open the program, at a school's file if one is named; returns the exit code."""
    app = application()
    choices = Choices()
    choices.apply()
    faults = Faults()
    program = Program(choices, day)
    faults.happened.connect(program.tell_of_fault)
    faults.install()
    program.start(data)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    code = app.exec()
    QThreadPool.globalInstance().waitForDone()
    return code


def application() -> QApplication:
    """Return Qt's own part of the program: names as the system shows them, British manners."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("School Register")
    app.setDesktopFileName("school-register")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return app
