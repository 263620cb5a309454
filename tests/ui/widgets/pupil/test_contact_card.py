"""Messages and calls on a child's page: the newest first, for the office, and all on a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.models.absence.attempt import AttemptDraft
from desktop.tasks.absence import chase_absence
from desktop.ui.widgets.pupil.contact_card import ContactCard
from tests.tasks.absence.test_take_message import said
from tests.ui.widgets.pupil.words import lines

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool


@pytest.fixture
def card(qtbot: QtBot, small: SmallSchool) -> ContactCard:
    said(small, words="Sick in the night")
    for minute in range(7):
        small.clock.set(9, 30 + minute)
        draft = AttemptDraft(pupils=(small.pupils[0],), how="call", outcome="no answer")
        chase_absence.log_attempt(small.office, draft)
    made = ContactCard()
    qtbot.addWidget(made)
    return made


def test_the_newest_line_stands_first_and_all_are_a_press_away(
    qtbot: QtBot, card: ContactCard, small: SmallSchool
) -> None:
    card.show_lines(small.office, small.pupils[0])
    assert len(lines(card)) == 6
    assert lines(card)[0] == (
        "Tue 10 Nov 2026 09:36   Call, no answer. Written down by Olive Office."
    )
    qtbot.mouseClick(card.all, Qt.MouseButton.LeftButton)
    assert len(lines(card)) == 8
    assert "Sick in the night" in lines(card)[-1]


def test_it_is_hidden_where_nobody_rang_and_from_a_class_teacher(
    card: ContactCard, small: SmallSchool
) -> None:
    card.show_lines(small.office, small.pupils[1])
    assert card.isHidden()
    card.show_lines(small.teacher, small.pupils[0])
    assert card.isHidden()
