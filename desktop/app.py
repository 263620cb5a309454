"""Puts the parts together: settings, style, the last-resort handler and the window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from desktop.ui.choices import Choices
from desktop.ui.faults import Faults
from desktop.ui.program import Program
from desktop.ui.style import FUSION

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_ON_VIEW_BY = 200  # milliseconds after which a window has been painted


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
    QTimer.singleShot(_ON_VIEW_BY, _stop_by_keyboard)
    code = app.exec()
    QThreadPool.globalInstance().waitForDone()
    return code


def _stop_by_keyboard() -> None:
    import signal  # noqa: PLC0415 - the window is there sooner without

    signal.signal(signal.SIGINT, signal.SIG_DFL)


def application() -> QApplication:
    """Return Qt's own part of the program: names as the system shows them, British manners."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([*sys.argv[:1], "-style", FUSION])
        app.setProperty("style", FUSION)  # setting it later takes longer
    app.setApplicationName("School Register")
    app.setDesktopFileName("school-register")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return app
