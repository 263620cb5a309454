"""The office's turns after the close: who is here, what teachers ask for, pupils, new lists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui.tour.walk import CONTROL

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.tour.walk import Walk

_JOINERS = (
    "UPN,Legal Surname,Legal Forename,Preferred Forename,Date of Birth,Sex,Year Group,Reg Group\n"
    ",Sorrell,Jasmine,,14/02/2018,F,Year 4,Willow\n"
    ",O’Dowd,Cormac,Mac,02/11/2018,M,Year 3,Birch\n"
    "A123,Thistle,Wren,,30/07/2019,F,Year 3,Birch\n"
)


def see_today(walk: Walk) -> None:
    """See which registers are in, and who is not."""
    walk.show("see_today")


def settle_corrections(walk: Walk) -> None:
    """See what teachers found wrong after the close."""
    walk.show("settle_corrections")


def plan_absence(walk: Walk) -> None:
    """See what is known beforehand."""
    walk.show("plan_absence")


def amend_a_mark(walk: Walk) -> None:
    """Begin to amend a mark in a closed register, and think better of it."""
    hands = walk.hands
    walk.go("take_register")
    hands.key(Qt.Key.Key_Home)
    hands.keys("i")
    hands.picture("amend-register")
    hands.key(Qt.Key.Key_Escape)


def look_at_pupils(walk: Walk) -> None:
    """See the roll, find a child from anywhere and see the page about it."""
    hands = walk.hands

    def find(_dialog: QWidget) -> None:
        hands.keys("wojcik")
        hands.picture("find-pupil")
        hands.key(Qt.Key.Key_Return)

    walk.show("change_roll")
    hands.in_front(partial(hands.key, Qt.Key.Key_K, CONTROL), find)
    hands.picture("change-roll-page")


def import_joiners(walk: Walk) -> None:
    """Look at what a list from another program would do."""
    file = walk.place / "joiners from the old system.csv"
    file.write_text(_JOINERS, encoding="utf-8")
    walk.show("import_files")
    walk.go("import_files", file)
    walk.hands.picture("import-files-preview")
