"""Every page of the program's window that is not a place: before, between and beside the work."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.ui.set_up.set_up_window import SetUpWindow
from desktop.ui.windows.first_start_window import FirstStartWindow
from desktop.ui.windows.guide_window import GuideWindow
from desktop.ui.windows.lock_window import LockWindow
from desktop.ui.windows.sign_in_window import SignInWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.ui.windows.program_window import ProgramWindow
    from tests.ui.seen.stage import Stage

STEPS = 9  # of a set-up


def _first_start(window: ProgramWindow, _stage: Stage) -> QWidget:
    page = FirstStartWindow([Path("Hawthorn Lane.school")])
    window.show_page(page)
    return page


def _set_up(place: int, window: ProgramWindow, stage: Stage) -> QWidget:
    page = SetUpWindow()
    window.show_page(page)
    page.desk = stage.desk
    page.show_step(place)
    page.come_to_view()
    return page


def _sign_in(window: ProgramWindow, stage: Stage) -> QWidget:
    page = SignInWindow(stage.file)
    window.show_page(page)
    return page


def _lock(window: ProgramWindow, stage: Stage) -> QWidget:
    lock = LockWindow(stage.file, "margaret.ashdown", "Locked while nobody was here", window)
    window.closed.connect(lock.uncover)
    lock.begin()
    return lock


def _guide(window: ProgramWindow, _stage: Stage) -> QWidget:
    window.show_help()
    guide = window.findChild(GuideWindow)
    assert isinstance(guide, GuideWindow)
    return guide


PAGES: dict[str, Callable[[ProgramWindow, Stage], QWidget]] = {
    "first start": _first_start,
    **{f"set-up, step {place + 1}": partial(_set_up, place) for place in range(STEPS)},
    "sign in": _sign_in,
    "lock": _lock,
    "guide": _guide,
}
