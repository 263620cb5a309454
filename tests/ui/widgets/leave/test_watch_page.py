"""The watch by key: the letter, the conditions of ground H, and what is proposed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.tasks.leave import back_again, leave_taken, watch_returns
from desktop.ui.widgets.leave.watch_page import WatchPage
from tests.picture import picture
from tests.tasks.absence.test_out_of_touch import with_policy
from tests.tasks.leave.test_back_again import was_away
from tests.tasks.leave.test_watch_returns import on_leave, to_november
from tests.tasks.leave.test_weigh_request import marks
from tests.tasks.letters.letters import at_home, mother

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool


def opened(qtbot: QtBot, small: SmallSchool, day: date) -> tuple[WatchPage, list[str], list[str]]:
    small.clock.set(9, day=day)
    page, told, refused = WatchPage(small.office), list[str](), list[str]()
    page.told.connect(told.append)
    page.refused.connect(refused.append)
    qtbot.addWidget(page)
    page.resize(1040, 620)
    page.refresh()
    page.show()
    qtbot.waitExposed(page)
    page.take_keyboard()
    return page, told, refused


def answer(qtbot: QtBot, page: WatchPage, words: str) -> None:
    qtbot.keyClicks(page.question.field, words)
    qtbot.keyClick(page.question.field, Qt.Key.Key_Return)
    page.refresh()


def test_the_conditions_are_ticked_by_figure_with_what_was_found(
    qtbot: QtBot, small: SmallSchool
) -> None:
    on_leave(small, 0)
    page, told, _ = opened(qtbot, small, date(2026, 11, 30))
    assert page.pressing == 1
    page.press("3")
    answer(qtbot, page, "Rang all contacts")
    assert told == ["Aisha Ahmed: ticked."]
    assert "Rang all contacts (Olive Office" in page.card.found[2].text()
    assert "ticked, key 3" in page.card.checks[2].accessibleName()
    page.press("3")
    answer(qtbot, page, "Not the father")
    assert watch_returns.watched(small.office)[0].ticked == {}


def test_the_letter_is_written_when_a_person_asks(qtbot: QtBot, small: SmallSchool) -> None:
    at_home(small, small.pupils[0])
    mother(small, small.pupils[0])
    on_leave(small, 0)
    page, told, _ = opened(qtbot, small, date(2026, 11, 18))
    page.press("L")
    assert told == ["Aisha Ahmed: 1 letter waits for a signature."]
    page.refresh()
    assert page.card.letter.isHidden()


def test_nobody_to_write_to_is_said_in_its_place(qtbot: QtBot, small: SmallSchool) -> None:
    on_leave(small, 0)
    page, _, refused = opened(qtbot, small, date(2026, 11, 18))
    page.press("L")
    assert "may be written to" in refused[0]


def test_a_proposal_is_decided_with_its_reason(qtbot: QtBot, small: SmallSchool) -> None:
    marks(small, 0, to_november("GG" * 5))
    page, told, _ = opened(qtbot, small, small.head.today)
    page.press("-")
    answer(qtbot, page, "A funeral abroad")
    assert told[0].startswith("Aisha Ahmed: decided not to, recommend a referral")
    (left,) = leave_taken.leave_taken(small.office)
    assert len(left.proposed) == 1


def test_on_leave_shows_no_conditions(qtbot: QtBot, small: SmallSchool) -> None:
    on_leave(small, 0)
    page, told, _ = opened(qtbot, small, date(2026, 11, 12))
    assert (page.card.rule.isHidden(), page.card.letter.isHidden(), page.pressing) == (
        True,
        True,
        0,
    )
    for key in ("1", "L", "+"):
        page.press(key)
    assert (told, page.question.isHidden()) == ([], True)


def test_enter_opens_the_childs_page(qtbot: QtBot, small: SmallSchool) -> None:
    on_leave(small, 0)
    page, _, _ = opened(qtbot, small, date(2026, 11, 12))
    with qtbot.waitSignal(page.pupil_chosen) as caught:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert caught.args == [small.pupils[0]]


def test_nothing_to_watch_says_so(qtbot: QtBot, small: SmallSchool) -> None:
    page, _, _ = opened(qtbot, small, small.head.today)
    assert not page.none.isHidden()


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("+", "Aisha Ahmed: done, agree a re-integration plan, reviewed three weeks after."),
        (
            "-",
            "Aisha Ahmed: decided not to, agree a re-integration plan, reviewed three weeks after.",
        ),
    ],
)
def test_a_plan_after_a_long_absence_is_decided_by_key(  # R198
    qtbot: QtBot, small: SmallSchool, key: str, said: str
) -> None:
    was_away(small, 0, date(2026, 9, 14), date(2026, 10, 2))
    with_policy(small, long_absence_days=10)
    page, told, _ = opened(qtbot, small, small.head.today)
    assert (page.pressing, page.card.state.text()) == (1, "back again")
    assert "Back on Mon 5 Oct 2026 after 15 school days away" in picture(page.card)
    with qtbot.waitActive(page):
        page.activateWindow()
    qtbot.keyClicks(page.table, key)
    answer(qtbot, page, "Mornings first")
    assert (told, back_again.back_again(small.office)) == ([said], ())
    assert not page.none.isHidden()
