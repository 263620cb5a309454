"""The page of a child lists each request for leave and how it ended, for those who deal with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.tasks.leave import decide_leave
from desktop.tasks.leave.withdraw_request import withdraw_request
from desktop.ui.widgets.leave.leave_card import LeaveCard
from tests.tasks.leave.asking import ask, at, refusal
from tests.ui.widgets.pupil.words import lines

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool


@pytest.fixture
def card(qtbot: QtBot) -> LeaveCard:
    made = LeaveCard()
    qtbot.addWidget(made)
    return made


def test_each_request_says_how_it_ended(small: SmallSchool, card: LeaveCard) -> None:
    decide_leave.decide(small.head, ask(small, 0, 1), refusal(small, 0))
    withdraw_request(small.office, ask(small, 0, first=at(30), last=at(30)), "Asked twice")
    card.show_lines(small.office, small.pupils[0])
    assert lines(card) == [
        "Mon 30 Nov 2026 AM, family holiday: withdrawn.",
        "Mon 16 Nov 2026 to Fri 20 Nov 2026, family holiday: refused, G, by Hilda Head.",
    ]
    card.show_lines(small.office, small.pupils[1])
    assert lines(card) == [
        "Mon 16 Nov 2026 to Fri 20 Nov 2026, family holiday: waits for the head."
    ]


def test_nothing_is_shown_where_nothing_was_asked_or_nobody_may_see(
    small: SmallSchool, card: LeaveCard
) -> None:
    ask(small, 0)
    card.show_lines(small.office, small.pupils[2])
    assert card.isHidden()
    card.show_lines(small.teacher, small.pupils[0])
    assert card.isHidden()
    assert lines(card) == []


def test_many_requests_are_counted(small: SmallSchool, card: LeaveCard) -> None:
    for day in range(1, 9):
        ask(small, 0, first=at(day, month=12), last=at(day, month=12))
    card.show_lines(small.office, small.pupils[0])
    assert len(lines(card)) == 7
    assert lines(card)[-1] == "8 requests in all."
