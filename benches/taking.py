"""At the class's screen: a key until it is saved and painted, opening a register, handing it in."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benches.floors import BareFile, read_class
from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, somebody, teachers
from desktop.models.days.session import Half, Session
from desktop.tasks.marks.take_register import fill_rest, hand_in, open_register
from desktop.tasks.people.sign_in import SignedIn, schools_of
from desktop.tasks.safety.open_file import OpenFile
from desktop.ui.choices import Choices
from desktop.ui.panels.take_register import TakeRegisterPanel
from desktop.ui.windows.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.register.view import RegisterView

FRAME = 0.016
_CLASSES = 7
_WARM_UP = 3  # presses before the first that counts


def keys_until_painted(bench: Bench) -> Measured:
    """Press the present key down the registers of some classes, each in its teacher's window."""
    clock = Clock(8, 58)
    pressed: list[float] = []
    floor: list[float] = []
    bare = BareFile(bench.path)
    with opened(bench.path) as db:
        for _, desk in teachers(db, clock)[:_CLASSES]:
            with at_work(bench, db, desk, clock) as panel:
                for one in _presses(panel):
                    pressed.append(one)
                    floor.append(bare.commit())
    bare.close()
    words = f"A key until the mark is saved and painted, {bench.size}"
    return Measured(words, tuple(pressed), tuple(floor), "within a frame, 16 ms", FRAME)


def _presses(panel: TakeRegisterPanel) -> Iterator[float]:
    view = panel.sheet.view
    blank = [
        place
        for place, row in enumerate(panel.sheet.marker.register.rows)
        if row.is_blank and row.known is None
    ]
    for turn, place in enumerate(blank):
        view.go_to(place)
        _painted()
        spent = timed(partial(_press, view))
        if turn >= _WARM_UP:
            yield spent


def _press(view: RegisterView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Slash)
    _painted()


def opening(bench: Bench) -> Measured:
    """Show one class after another, the register of this morning with the week before it."""
    clock = Clock(8, 58)
    seconds: list[float] = []
    floor: list[float] = []
    with opened(bench.path) as db:
        desk = somebody(db, "Office manager", clock)
        classes = [group for group, _ in teachers(db, clock)]
        session = Session(clock.day, Half.AM)
        with at_work(bench, db, desk, clock) as panel:
            for turn, group in enumerate(classes[:21] * 3):
                spent = timed(partial(_show, panel, group, session))
                if turn >= _WARM_UP:
                    seconds.append(spent)
                    floor.append(read_class(bench.path, group, session.number))
    words = f"Another class's register opened and painted, {bench.size}"
    return Measured(words, tuple(seconds), tuple(floor), "at once, 100 ms", 0.1)


def _show(panel: TakeRegisterPanel, group: int, session: Session) -> None:
    panel.show_what((group, session))
    _painted()


def handing_in(bench: Bench) -> Measured:
    """Fill a class of thirty and hand it in: two saves of what a teacher's two presses do."""
    clock = Clock(13, 2)
    session = Session(clock.day, Half.PM)
    seconds: list[float] = []
    floor: list[float] = []
    bare = BareFile(bench.path)
    with opened(bench.path) as db:
        for group, desk in teachers(db, clock)[:40]:
            register = open_register(desk, group, session)
            seconds.append(timed(partial(_fill_and_hand_in, desk, register.id)))
            floor.append(bare.commit(len(register.rows)) + bare.commit())
    bare.close()
    words = f"The rest filled and the register handed in, {bench.size}"
    return Measured(words, tuple(seconds), tuple(floor), "at once, 100 ms", 0.1)


def _fill_and_hand_in(desk: Desk, register: int) -> None:
    fill_rest(desk, register)
    hand_in(desk, register)


@contextmanager
def at_work(bench: Bench, db: Database, desk: Desk, clock: Clock) -> Iterator[TakeRegisterPanel]:
    """Give the register's place in a person's own window, whose timers stand still."""
    file = OpenFile(bench.path, db, clock, is_sample=True)
    there = schools_of(db, desk.who.person, clock.day)
    signed_in = SignedIn(desk.who.person, desk.who.name, there, must_change=False)
    choices = Choices(file=bench.path.with_name("settings.json"))
    window = MainWindow(file, signed_in, choices)
    window.stop()
    QThreadPool.globalInstance().waitForDone()
    window.resize(1280, 720)
    window.go("take_register")
    window.show()
    panel = window.places.panel
    if not isinstance(panel, TakeRegisterPanel):
        raise TypeError(panel)
    panel.refresh()
    QTest.qWaitForWindowExposed(window)
    panel.sheet.view.setFocus()
    _painted()
    try:
        yield panel
    finally:
        window.close()
        window.deleteLater()
        _painted()


def _painted() -> None:
    QApplication.processEvents()
