"""What the tests of everything that is seen stand on: the sample school just after the close."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QThreadPool
from PySide6.QtWidgets import QApplication

from desktop.tasks.people.at_the_door import names_to_choose
from desktop.tasks.people.sign_in import SignedIn, desk_for, schools_of
from desktop.tasks.safety.open_file import own_desk
from desktop.ui.windows.main_window import MainWindow
from desktop.ui.windows.program_window import ProgramWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.tasks.safety.open_file import OpenFile
    from desktop.ui.choices import Choices

HEAD, OFFICE, TEACHER = "Margaret Ashdown", "Janet Copeland", "Joanne Lockwood"


@dataclass(frozen=True)
class Stage:
    """The sample school's file, somebody's desk in it, and the window in front of which to open."""

    file: OpenFile
    desk: Desk
    window: QWidget | None = None

    def open_desk(self) -> AbstractContextManager[Desk]:
        return own_desk(self.file, self.desk)

    @property
    def opener(self) -> Callable[[], AbstractContextManager[Desk]]:
        return self.open_desk


def person(file: OpenFile, name: str) -> int:
    found = names_to_choose(file.db, file.clock().date())
    return next(one.person for one in found if one.name == name)


def desk_of(file: OpenFile, name: str) -> Desk:
    return desk_for(file.db, person(file, name), 1, file.clock)


def at_work(file: OpenFile, choices: Choices, name: str = HEAD) -> tuple[ProgramWindow, MainWindow]:
    """The program's window with somebody at work in it, not yet shown."""
    number = person(file, name)
    here = schools_of(file.db, number, file.clock().date())
    window = ProgramWindow(choices)
    main = MainWindow(file, SignedIn(number, name, here, False), choices, window)
    window.show_page(main)
    return window, main


def settle() -> None:
    """Let background work end, and what follows from it be laid out."""
    for _ in range(3):
        QThreadPool.globalInstance().waitForDone()
        QApplication.sendPostedEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
