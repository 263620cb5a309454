"""What is proposed is decided by key: the first by + or -, then the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tasks.absence.test_chase_absence import away_since_monday
from tests.tasks.absence.test_out_of_touch import with_policy
from tests.ui.panels.desk_keys import BoardDriver

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]


@pytest.mark.parametrize(("key", "said"), [("+", "done"), ("-", "decided not to")])
def test_out_of_touch_is_decided_after_the_referral(  # R203
    qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor, key: str, said: str
) -> None:
    away_since_monday(small)
    with_policy(small, in_touch_days=1)
    driver = BoardDriver(qtbot, small.office, open_desk_for(small.office))
    driver.type("-At her aunt⏎")
    assert not driver.panel.board.card.proposals.isHidden()
    driver.type(f"{key}Rang them⏎")
    assert driver.said == (
        f"Aisha Ahmed: {said}, the safeguarding lead contacts education welfare and the local "
        "authority."
    )
    assert driver.panel.board.card.proposals.isHidden()
