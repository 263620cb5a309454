"""Keys of the board for whom the school asks besides the family: a press or two, one child."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.tasks.absence import chase_absence
from tests import make
from tests.tasks.absence.test_chase_absence import closed, taken
from tests.ui.panels.desk_keys import BoardDriver

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]


@pytest.fixture
def driver(qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor) -> BoardDriver:
    """09:31: Aisha and Dylan, sister and brother, are away."""
    make.insert(
        small.db, "sibling_links", pupil=small.pupils[0], sibling=small.pupils[3], recorded_at=0
    )
    taken(small, 0, 3)
    closed(small, 9, 31)
    return BoardDriver(qtbot, small.office, open_desk_for(small.office))


@pytest.mark.parametrize(
    ("keys", "tried"),
    [
        ("ln", "Asked the club, not there"),
        ("lt", "Asked the club, is there"),
        ("lo", "Asked the club, no answer"),
    ],
)
def test_asking_the_club_is_two_presses_about_one_child(  # R89
    driver: BoardDriver, small: SmallSchool, keys: str, tried: str
) -> None:
    driver.type(keys)
    assert (driver.presses, driver.tried) == (2, [tried])
    assert driver.said.startswith("Aisha Ahmed: asked the club")
    by_name = {one.name: one for one in chase_absence.board(small.office)}
    assert [len(by_name[name].attempts) for name in ("Aisha Ahmed", "Dylan Dodd")] == [1, 0]
    assert driver.lines[0] == "Aisha Ahmed | Text by 09:30, overdue"  # the family is still to hear


@pytest.mark.parametrize(
    ("keys", "presses", "tried"),
    [
        ("fa", 2, "Early help, assessment begun"),
        ("fr", 2, "Early help, referral made"),
        ("fo", 2, "Early help, offered"),
        ("❾Family hub⏎fn", 14, "Early help, not wanted: Family hub"),
    ],
)
def test_early_help_is_written_down_for_the_family(  # R199
    driver: BoardDriver, keys: str, presses: int, tried: str
) -> None:
    driver.type(keys)
    assert (driver.presses, driver.tried) == (presses, [tried])
    assert driver.said.startswith("Aisha Ahmed and Dylan Dodd: early help")
