"""Deciding by key: few presses, nothing lost, and what stands against it said in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.models.days.session import Half
from desktop.models.leave.decision import Outcome, standing_decisions
from desktop.models.leave.factor import Factor
from desktop.storage.leave import decisions
from desktop.tasks.leave import decide_leave
from desktop.tasks.leave.see_requests import open_request
from desktop.tasks.leave.weigh_request import answer, weigh
from desktop.ui.widgets.leave.deciding_part import DecidingPart
from tests.tasks.leave.asking import ask, at, granted
from tests.tasks.leave.test_leave_codes import away
from tests.tasks.leave.test_weigh_request import marks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.models.leave.decision import LeaveDecision
    from tests.conftest import SmallSchool

PM = Half.PM


class Deciding:
    """The part for one request, with keys pressed as the head presses them."""

    def __init__(self, qtbot: QtBot, small: SmallSchool, number: int) -> None:
        self.qtbot, self.small, self.number = qtbot, small, number
        self.part = DecidingPart(small.head)
        self.said: list[str] = []
        self.refused: list[str] = []
        self.part.decided.connect(self.said.append)
        self.part.refused.connect(self.refused.append)
        qtbot.addWidget(self.part)
        self.part.resize(640, 900)
        self.show()
        with qtbot.waitActive(self.part):
            self.part.show()
        self.part.card.take_keys()

    def show(self) -> None:
        self.part.show_request(open_request(self.small.head, self.number))

    def keys(self, typed: str) -> None:
        """Type into whatever has the keyboard; a bar presses Enter."""
        for one in typed:
            there = self.part.focusWidget() or self.part.card
            if one == "|":
                self.qtbot.keyClick(there, Qt.Key.Key_Return)
            else:
                self.qtbot.keyClicks(there, one)

    @property
    def standing(self) -> dict[int, LeaveDecision]:
        found = standing_decisions(decisions.decisions_on(self.small.db, [self.number]))
        return {self.small.pupils.index(pupil): one for (_, pupil), one in found.items()}


def test_granting_takes_a_key_the_reason_and_enter(qtbot: QtBot, small: SmallSchool) -> None:
    deciding = Deciding(qtbot, small, ask(small, 0, 1))
    deciding.keys("1Once only|")
    assert {place: one.outcome for place, one in deciding.standing.items()} == {
        0: Outcome.GRANTED,
        1: Outcome.GRANTED,
    }
    assert deciding.standing[0].code == "C"
    assert deciding.said == [
        "Aisha Ahmed and Ben Baxter: granted. Nobody may be written to: there is no letter."
    ]


def test_refusing_suggests_g_for_a_holiday(qtbot: QtBot, small: SmallSchool) -> None:
    deciding = Deciding(qtbot, small, ask(small, 0))
    deciding.keys("3Not exceptional|")
    assert (deciding.standing[0].outcome, deciding.standing[0].code) == (Outcome.REFUSED, "G")


def test_fewer_days_are_typed_in_their_place(qtbot: QtBot, small: SmallSchool) -> None:
    deciding = Deciding(qtbot, small, ask(small, 0))
    deciding.keys("2")
    line = deciding.part.focusWidget()
    assert line is not None
    qtbot.keyClicks(line, "17/11/26")
    deciding.keys("|18/11/26|For the wedding|")
    one = deciding.standing[0]
    assert (one.outcome, one.first, one.last) == (Outcome.GRANTED_IN_PART, at(17), at(18, PM))


def test_each_child_may_be_decided_alone(qtbot: QtBot, small: SmallSchool) -> None:
    deciding = Deciding(qtbot, small, ask(small, 0, 1))
    deciding.keys("BB3SATs|")
    assert set(deciding.standing) == {1}
    deciding.show()
    assert deciding.part.card.children_row.pupils == (small.pupils[0],)


def test_a_set_apart_day_asks_for_its_body_first(qtbot: QtBot, small: SmallSchool) -> None:
    day = {"first": at(16), "last": at(16, PM), "reason": "religious observance"}
    deciding = Deciding(qtbot, small, ask(small, 0, **day))
    deciding.keys("1")
    assert "Say which religious body" in deciding.part.card.findings.words
    deciding.keys("Islam|Eid|Set apart|")
    one = deciding.standing[0]
    assert (one.code, one.facts) == ("R", {"body": "Islam", "festival": "Eid"})


def test_marks_are_shown_before_they_are_amended(qtbot: QtBot, small: SmallSchool) -> None:
    away(small, 0)
    deciding = Deciding(qtbot, small, ask(small, 0, first=at(10), last=at(11, PM)))
    deciding.keys("3No")
    assert deciding.part.card.marks.words == (
        "1 mark made already: Aisha Ahmed, Tue 10 Nov 2026 AM: N becomes G."
    )
    deciding.keys("|")
    assert deciding.said[0].endswith("1 mark amended.")


def test_what_a_changed_decision_marked_is_shown_and_amended(
    qtbot: QtBot, small: SmallSchool
) -> None:
    away(small, 0)
    days = {"first": at(10), "last": at(11, PM)}
    number = ask(small, 0, **days)
    choice = granted(small, 0, **days)
    shown = decide_leave.amendments_of(small.head, number, choice)
    decide_leave.decide(small.head, number, choice, shown)
    deciding = Deciding(qtbot, small, number)
    deciding.keys("3")
    assert deciding.part.card.marks.words == (
        "1 mark made already: Aisha Ahmed, Tue 10 Nov 2026 AM: C becomes G."
    )
    deciding.keys("Booked twice|Not exceptional|")
    assert deciding.said[0].endswith("1 mark amended.")


def test_changing_asks_why_first(qtbot: QtBot, small: SmallSchool) -> None:
    number = ask(small, 0)
    decide_leave.decide(small.head, number, granted(small, 0))
    deciding = Deciding(qtbot, small, number)
    deciding.keys("3Booked twice|Not exceptional|")
    assert deciding.standing[0].facts["why_changed"] == "Booked twice"
    deciding.show()
    assert "First granted by Hilda Head on Tue 10 Nov 2026" in deciding.part.weighed.facts.text()
    assert "Changed: Booked twice." in deciding.part.weighed.facts.text()


def test_somebody_quicker_is_said_and_the_words_stay(qtbot: QtBot, small: SmallSchool) -> None:
    number = ask(small, 0)
    deciding = Deciding(qtbot, small, number)
    deciding.keys("3Not exceptional")
    decide_leave.decide(small.head, number, granted(small, 0))
    deciding.keys("|")
    assert "somebody was quicker" in deciding.refused[0]
    assert deciding.part.card.reason.text() == "Not exceptional"
    assert deciding.standing[0].outcome is Outcome.GRANTED


def test_the_figures_say_what_each_way_would_do(qtbot: QtBot, small: SmallSchool) -> None:
    marks(small, 0, "...." + "/\\" * 40)
    deciding = Deciding(qtbot, small, ask(small, 0))
    table = deciding.part.weighed.effects.facts
    said = [
        [table.data(table.index(row, column)) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]
    assert said[0] == ["As it stands", "100.0 %, 0 of 80 missed", "no", "0.0 %", "0 of 10"]
    assert said[1][:3] == ["Granted, 5 days (C)", "88.9 %, 10 of 90 missed", "becomes so"]
    assert said[2][-1] == "10 of 10, met"


def test_the_eleven_are_answered_or_left(qtbot: QtBot, small: SmallSchool) -> None:
    number = ask(small, 0)
    deciding = Deciding(qtbot, small, number)
    deciding.keys("Q")
    assert deciding.part.factors.is_open
    deciding.keys("Five days|")
    assert weigh(small.head, number).answers[Factor.LENGTH].words == "Five days"
    assert "1 of 11 answered" in deciding.part.factors.count.text()
    answer(small.head, number, Factor.AGE, "Ten")
    deciding.keys("Too young|")
    assert "has answered" in deciding.refused[0]


def test_only_who_decides_sees_it(qtbot: QtBot, small: SmallSchool) -> None:
    number = ask(small, 0)
    part = DecidingPart(small.office)
    qtbot.addWidget(part)
    part.show_request(open_request(small.office, number))
    assert part.isHidden()


@pytest.mark.parametrize("key", ["Z", "9"])
def test_other_keys_do_nothing(qtbot: QtBot, small: SmallSchool, key: str) -> None:
    assert not Deciding(qtbot, small, ask(small, 0)).part.press(key)
