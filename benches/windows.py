"""A person's own window, off screen, whose timers stand still."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.tasks.people.sign_in import SignedIn, schools_of
from desktop.tasks.safety.open_file import OpenFile
from desktop.ui.choices import Choices
from desktop.ui.panels.take_register import TakeRegisterPanel
from desktop.ui.windows.main_window import MainWindow
from desktop.ui.windows.program_window import ProgramWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from benches.schools import Bench, Clock
    from desktop.tasks.desk import Desk


@contextmanager
def window_of(bench: Bench, db: Database, desk: Desk, clock: Clock) -> Iterator[MainWindow]:
    """Give the window of the person at the desk, shown at 1280 × 720."""
    file = OpenFile(bench.path, db, clock, is_sample=True)
    there = schools_of(db, desk.who.person, clock.day)
    signed_in = SignedIn(desk.who.person, desk.who.name, there, must_change=False)
    choices = Choices(file=bench.path.with_name("settings.json"))
    frame = ProgramWindow(choices)
    window = MainWindow(file, signed_in, choices, frame)
    frame.show_page(window)
    window.stop()
    QThreadPool.globalInstance().waitForDone()
    frame.resize(1280, 720)
    frame.show()
    QTest.qWaitForWindowExposed(frame)
    painted()
    try:
        yield window
    finally:
        frame.close()
        frame.deleteLater()
        painted()


@contextmanager
def at_work(bench: Bench, db: Database, desk: Desk, clock: Clock) -> Iterator[TakeRegisterPanel]:
    """Give the register's place in the person's window, the keyboard in its sheet."""
    with window_of(bench, db, desk, clock) as window:
        show(window, "take_register")
        panel = window.places.panel
        if not isinstance(panel, TakeRegisterPanel):
            raise TypeError(panel)
        panel.sheet.view.setFocus()
        painted()
        yield panel


def show(window: MainWindow, name: str, what: object = None) -> None:
    """Go to a place, which reads it again, until it is painted; LookupError if it is not there."""
    window.go(name, what)
    if window.places.here != name:
        raise LookupError(name)
    painted()


def painted() -> None:
    """Let Qt paint all that waits to be."""
    QApplication.processEvents()
