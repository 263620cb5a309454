"""Unexplained on the screen: digits choose, letters explain, what is due goes in one press."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.models.days.session import Half, Session
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.ui.panels.explain_absence import ExplainAbsencePanel
from tests import make
from tests.picture import nameless
from tests.tasks.absence.test_take_message import said
from tests.tasks.taking import codes, mark, opened
from tests.ui.panels.places import brought_to_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool
    from tests.ui.panels.places import OpenDeskFor

_RETURN = Qt.Key.Key_Return
MORNINGS = tuple(Session(date(2026, 11, day), Half.AM) for day in (2, 3, 4))


def two_mornings(small: SmallSchool) -> None:
    """Aisha was away on Monday, Tuesday and Wednesday, Ben on Tuesday; it is Tuesday a week on."""
    for session, away in zip(MORNINGS, ((0,), (0, 1), (0,)), strict=True):
        small.clock.set(9, day=session.day)
        for place in away:
            mark(small.teacher, opened(small, session), place, "N")
        take_register.fill_rest(small.teacher, opened(small, session).id)
        small.clock.set(10, day=session.day)
        close_due(small.db, small.clock(), session.day)
    small.clock.set(10, day=make.TUESDAY)


class Driver:
    """The place on view, with keys going wherever the keyboard is."""

    def __init__(self, qtbot: QtBot, desk: Desk, open_desk_for: OpenDeskFor) -> None:
        self.panel = ExplainAbsencePanel(desk, open_desk_for(desk))
        brought_to_view(qtbot, self.panel)
        self.panel.take_keyboard()

    def type(self, keys: str) -> Driver:
        for key in keys:
            where = self.panel.focusWidget() or self.panel
            QTest.keyClick(where, _RETURN) if key == "⏎" else QTest.keyClicks(where, key)
        return self

    @property
    def asked(self) -> str:
        """The question in its place; empty for none."""
        words = self.panel.question.findChildren(QLabel)[0].text()
        return words if self.panel.question.isVisible() else ""

    @property
    def rows(self) -> list[str]:
        facts = self.panel.lists.without.facts
        return [
            " | ".join(facts.index(row, column).data() for column in (0, 1, 3))
            for row in range(facts.rowCount())
        ]


@pytest.fixture
def driver(qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor) -> Driver:
    two_mornings(small)
    return Driver(qtbot, small.office, open_desk_for)


def all_codes(small: SmallSchool) -> list[str]:
    return [codes(small, session)[:3] for session in MORNINGS]


def test_the_deadline_is_said_and_sorts(driver: Driver) -> None:
    assert driver.rows == [
        "overdue since Mon 9 Nov | Aisha Ahmed | Mon 2 Nov 2026 AM",
        "today | Aisha Ahmed | Tue 3 Nov 2026 AM",
        "today | Ben Baxter | Tue 3 Nov 2026 AM",
        "Wed 11 Nov, in 1 school day | Aisha Ahmed | Wed 4 Nov 2026 AM",
    ]


def test_a_childs_run_is_explained_with_one_digit_one_letter_and_words(
    driver: Driver, small: SmallSchool
) -> None:
    driver.type("2i").type("Mother rang").type("⏎")
    assert all_codes(small) == ["I /", "I N", "I /"]
    entry = opened(small, MORNINGS[0]).rows[0].entry
    assert entry is not None
    assert entry.reason == "Illness: Mother rang"
    assert driver.panel.lists.without.hasFocus()


@pytest.mark.parametrize(("keys", "chosen"), [("1", 1), ("2", 3), ("3", 4), ("4", 3), ("21", 1)])
def test_digits_choose_together(
    qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor, keys: str, chosen: int
) -> None:
    aisha, ben, *_ = small.pupils
    make.insert(small.db, "sibling_links", pupil=aisha, sibling=ben, recorded_at=0)
    two_mornings(small)
    driver = Driver(qtbot, small.office, open_desk_for).type(keys)
    assert len(driver.panel.lists.chosen) == chosen


def test_all_that_are_due_are_settled_after_a_look_and_taken_back_at_once(
    qtbot: QtBot, driver: Driver, small: SmallSchool
) -> None:
    driver.type("d")
    assert "3 sessions (Aisha Ahmed 2, Ben Baxter 1) become O" in driver.asked
    with qtbot.waitSignal(driver.panel.undoable) as done:
        driver.type("⏎")
    assert all_codes(small) == ["O /", "O O", "N /"]
    done.args[1]()
    assert all_codes(small) == ["N /", "N N", "N /"]


def test_before_the_deadline_nothing_becomes_o(driver: Driver, small: SmallSchool) -> None:
    driver.type("2o")
    assert driver.panel.line.text().startswith("Choose what is due")
    assert all_codes(small) == ["N /", "N N", "N /"]


def waiting(small: SmallSchool) -> None:
    small.clock.set(9)
    mark(small.teacher, opened(small), 0, "N")
    take_register.fill_rest(small.teacher, opened(small).id)
    said(small, reason="family", words="Her grandfather has died")
    small.clock.set(10, day=make.TUESDAY)
    close_due(small.db, small.clock(), make.TUESDAY)


@pytest.mark.parametrize(("who", "after"), [("office", "N"), ("head", "C"), ("officer", "C")])
def test_what_waits_for_the_head_is_one_key_of_the_head(
    qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor, who: str, after: str
) -> None:
    waiting(small)
    driver = Driver(qtbot, getattr(small, who), open_desk_for).type("a")
    assert codes(small)[0] == after
    assert driver.panel.nothing.isVisible() is (after == "C")


def test_what_was_not_accepted_becomes_o_with_words(
    qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor
) -> None:
    waiting(small)
    Driver(qtbot, small.head, open_desk_for).type("u").type("Not exceptional").type("⏎")
    assert codes(small)[0] == "O"


def test_a_colleagues_amendment_is_seen_and_nothing_is_overwritten(
    driver: Driver, small: SmallSchool
) -> None:
    driver.type("i").type("Mother rang")
    mark(small.head, opened(small, MORNINGS[0]), 0, "M", reason="Dentist")
    driver.type("⏎")
    assert driver.panel.line.text().startswith("Somebody has changed Aisha Ahmed’s mark")
    assert all_codes(small)[0] == "M /"
    assert len(driver.rows) == 3


def test_what_is_chosen_stays_chosen_when_a_colleague_explains_another(
    driver: Driver, small: SmallSchool
) -> None:
    driver.type("2")
    mark(small.head, opened(small, MORNINGS[1]), 1, "M", reason="Dentist")
    driver.panel.refresh()
    assert [line.name for line in driver.panel.lists.chosen] == ["Aisha Ahmed"] * 3


def test_enter_shows_the_register(qtbot: QtBot, driver: Driver, small: SmallSchool) -> None:
    with qtbot.waitSignal(driver.panel.went) as went:
        driver.type("⏎")
    assert went.args == ["take_register", (small.group, MORNINGS[0], small.pupils[0])]


def test_today_leads_to_a_childs_lines(driver: Driver, small: SmallSchool) -> None:
    driver.panel.show_what(small.pupils[1])
    assert [line.name for line in driver.panel.lists.chosen] == ["Ben Baxter"]


def test_every_field_and_button_has_a_name(driver: Driver) -> None:
    assert nameless(driver.panel) == []


def test_the_panel_is_drawn(
    driver: Driver, small: SmallSchool, same_picture: Callable[[QWidget, str], None]
) -> None:
    waiting(small)
    driver.panel.refresh()
    same_picture(driver.panel, "explain_absence")
