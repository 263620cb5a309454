"""The tour's third part: the office and the head, place by place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.models.organisation.sample_secrets import PASSWORD
from desktop.ui.tour.classroom import sign_in

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.ui.program import Program
    from desktop.ui.tour.hands import Hands
    from desktop.ui.windows.main_window import MainWindow

HEAD = "Margaret Ashdown"
_CONTROL = Qt.KeyboardModifier.ControlModifier
_PLACES = (
    "see_today",
    "settle_corrections",
    "plan_absence",
    "change_roll",
    "set_terms",
    "set_policy",
    "manage_classes",
    "manage_staff",
    "keep_safe",
)
_JOINERS = (
    "UPN,Legal Surname,Legal Forename,Preferred Forename,Date of Birth,Sex,Year Group,Reg Group\n"
    ",Sorrell,Jasmine,,14/02/2018,F,Year 4,Willow\n"
    ",O’Dowd,Cormac,Mac,02/11/2018,M,Year 3,Birch\n"
    "A123,Thistle,Wren,,30/07/2019,F,Year 3,Birch\n"
)


def in_the_office(program: Program, hands: Hands, place: Path) -> None:
    """Sign in as the head and go to every place, with something of each at work."""
    hands.key(Qt.Key.Key_L, _CONTROL)
    hands.picture("change-person")
    sign_in(program, hands, HEAD, PASSWORD)
    main = program.at_work.main if program.at_work else None
    if main is None:
        raise LookupError("nobody is at work")
    for name in _PLACES:
        main.go(name)
        hands.picture(name.replace("_", "-"))
    _amend(hands)
    _find_a_child(hands)
    _move_up(main, hands)
    _import(main, hands, place)


def _amend(hands: Hands) -> None:
    hands.key(Qt.Key.Key_2, _CONTROL)
    hands.key(Qt.Key.Key_Home)
    hands.keys("i")
    hands.picture("amend-register")
    hands.key(Qt.Key.Key_Escape)


def _find_a_child(hands: Hands) -> None:
    def find(_dialog: QWidget) -> None:
        hands.keys("wojcik")
        hands.picture("find-pupil")
        hands.key(Qt.Key.Key_Return)

    hands.in_front(partial(hands.key, Qt.Key.Key_K, _CONTROL), find)
    hands.picture("change-roll-page")


def _move_up(main: MainWindow, hands: Hands) -> None:
    def look(_dialog: QWidget) -> None:
        hands.picture("move-up")
        hands.key(Qt.Key.Key_Escape)

    main.go("change_roll", "")
    hands.in_front(partial(hands.press, "New school year"), look)


def _import(main: MainWindow, hands: Hands, place: Path) -> None:
    file = place / "joiners from the old system.csv"
    file.write_text(_JOINERS, encoding="utf-8")
    main.go("import_files")
    hands.picture("import-files")
    main.go("import_files", file)
    hands.picture("import-files-preview")
