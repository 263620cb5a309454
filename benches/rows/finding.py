"""Finding a child by a part of a name: what each key costs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benches.aims import FRAME, Aim
from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, somebody
from benches.windows import painted
from desktop.ui.dialogs.find_pupil import FindPupilDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPED = (
    "sian",
    "oconnor",
    "wisniewski",
    "ng",
    "hughes barker",
    "aaliyah",
    "mo",
    "smith",
    "li min",
)


def measured(bench: Bench) -> Iterator[Measured]:
    """Open the finder, then type names key by key, each painted."""
    clock = Clock(8, 58)
    with opened(bench.path) as db:
        desk = somebody(db, "Office manager", clock)
        opens = [timed(partial(FindPupilDialog, desk)) for _ in range(5)]
        dialog = FindPupilDialog(desk)
        dialog.show()
        painted()
        keys = tuple(_keys(dialog))
        dialog.close()
    yield Measured("the finder opened", tuple(opens), (), Aim(most=0.2))
    yield Measured("a key in the finder, painted", keys, (), FRAME)


def _press(dialog: FindPupilDialog, sign: str) -> None:
    QTest.keyClicks(dialog.line, sign)
    painted()


def _keys(dialog: FindPupilDialog) -> Iterator[float]:
    for name in _TYPED:
        for sign in name:
            yield timed(partial(_press, dialog, sign))
        for _ in name:
            QTest.keyClick(dialog.line, Qt.Key.Key_Backspace)
        painted()
