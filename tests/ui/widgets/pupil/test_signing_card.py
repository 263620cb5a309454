"""Late and early on a child's page: for those at the desk, and only where there is something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.ui.widgets.pupil.signing_card import SigningCard
from tests.tasks.site.test_sign_in_late import closed, late
from tests.tasks.site.test_sign_out import leave
from tests.ui.widgets.pupil.words import lines

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool


@pytest.fixture
def card(qtbot: QtBot, small: SmallSchool) -> SigningCard:
    closed(small)
    late(small.office, small.pupils[0], with_whom="Amna Ahmed, mother")
    small.clock.set(11, 0)
    leave(small.office, small.pupils[0], with_whom="alone")
    made = SigningCard()
    qtbot.addWidget(made)
    return made


def test_the_newest_line_stands_first_and_late_ones_are_counted(
    card: SigningCard, small: SmallSchool
) -> None:
    card.show_lines(small.office, small.pupils[0])
    assert lines(card) == [
        "Tue 10 Nov 2026 11:00   Left alone. Medical or dental appointment",
        "Tue 10 Nov 2026 10:05   Late: U, 70 min, with Amna Ahmed, mother. Overslept",
        "Signed in late 1 time in all.",
    ]


def test_it_is_hidden_where_there_is_nothing_or_nothing_to_see(
    card: SigningCard, small: SmallSchool
) -> None:
    card.show_lines(small.office, small.pupils[1])
    assert card.isHidden()
    card.show_lines(small.teacher, small.pupils[0])
    assert card.isHidden()
