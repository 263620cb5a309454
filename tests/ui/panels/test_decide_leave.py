"""Leave on the screen: a request by keys alone, what is said as it is typed, the list by state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from desktop.models.leave.request import Came
from desktop.tasks.admissions.link_siblings import link_siblings
from desktop.tasks.leave import decide_leave
from desktop.tasks.leave.see_requests import open_request, requests_of_year
from desktop.tasks.leave.withdraw_request import withdraw_request
from desktop.ui.panels.decide_leave import DecideLeavePanel
from desktop.ui.papers.papers_dialog import PapersDialog
from tests import make
from tests.picture import nameless, picture
from tests.tasks.leave.asking import ask, at, granted, refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]
    OpenPanel = Callable[[Desk], DecideLeavePanel]


@pytest.fixture
def panel_for(qtbot: QtBot, open_desk_for: OpenDeskFor) -> OpenPanel:
    def opened(desk: Desk) -> DecideLeavePanel:
        panel = DecideLeavePanel(desk, open_desk_for(desk))
        qtbot.addWidget(panel)
        panel.resize(1040, 680)
        with qtbot.waitActive(panel):
            panel.show()
        panel.refresh()
        panel.take_keyboard()
        return panel

    return opened


@pytest.fixture
def family(small: SmallSchool) -> SmallSchool:
    """Aisha and Ben are brother and sister; their mother lives with them, their father does not."""
    link_siblings(small.head, small.pupils[0], small.pupils[1])
    for place, (name, lives_with) in enumerate([("Amira", 1), ("Karim", 0)], 1):
        make.insert(
            small.db, "contacts", pupil=small.pupils[0], place=place, forename=name,
            surname="Ahmed", relationship="Parent", responsibility=1, lives_with=lives_with,
        )  # fmt: skip
    return small


@pytest.fixture
def asked(small: SmallSchool) -> SmallSchool:
    """One waits, one is granted, one is refused, one is withdrawn."""
    ask(small, 0)
    decide_leave.decide(small.head, ask(small, 1, 2), granted(small, 1, 2))
    decide_leave.decide(small.head, ask(small, 3), refusal(small, 3))
    return small


@pytest.fixture
def press(qtbot: QtBot, qapp: QApplication) -> Callable[..., None]:
    """Press keys, or type words, wherever the keyboard is."""

    def pressed(*keys: Any) -> None:
        for key in keys:
            where = qapp.focusWidget()
            assert where is not None
            if isinstance(key, str):
                qtbot.keyClicks(where, key)
            else:
                qtbot.keyClick(where, key)

    return pressed


ENTER, F4, F6, F7 = Qt.Key.Key_Return, Qt.Key.Key_F4, Qt.Key.Key_F6, Qt.Key.Key_F7


def test_the_list_says_how_each_request_stands(
    asked: SmallSchool, panel_for: OpenPanel, same_picture: Callable[[QWidget, str], None]
) -> None:
    panel = panel_for(asked.office)
    same_picture(panel, "decide_leave")
    assert nameless(panel) == []


def test_a_request_for_a_family_is_written_down_by_keys_alone(
    family: SmallSchool, panel_for: OpenPanel, press: Callable[..., None]
) -> None:
    panel = panel_for(family.office)
    press(F4, "ai", ENTER, "H", "1", "S", "D", "30/11/26", ENTER, "4/12/26", ENTER, ENTER)
    (line,) = requests_of_year(family.office)
    request = line.request
    assert set(request.pupils) == set(family.pupils[:2])
    assert (request.asker, request.lives_with, request.reason) == ("Amira Ahmed", True, "holiday")
    assert line.days == "Mon 30 Nov 2026 to Fri 4 Dec 2026"
    assert panel.list.current is not None
    assert panel.line.text() == (
        "Kept: Aisha Ahmed, Ben Baxter, family holiday. It waits for the head."
    )


def test_what_is_to_be_known_is_said_before_it_is_kept(
    family: SmallSchool, panel_for: OpenPanel, press: Callable[..., None]
) -> None:
    panel = panel_for(family.office)
    press(F4, "ai", ENTER, "2", "W", "D", "12/11/26", ENTER, ENTER)
    said = picture(panel.board.card)
    for words in (
        "Late: it was to be asked for by Thu 29 Oct 2026.",
        "Karim Ahmed does not live with the child.",
        "1 school day (2 sessions), back on Fri 13 Nov 2026",
    ):
        assert words in said
    assert requests_of_year(family.office) == ()
    press("L", "L")
    assert "Lives with the child" in picture(panel.board.card)
    assert "Karim Ahmed does not live with the child." not in picture(panel.board.card)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("ai", ENTER, "H", "1", ENTER), "Press D and type the first day."),
        (("ai", ENTER, "H", "1", "D", "31/11/26", ENTER, ENTER, ENTER), "“31/11/26” is no day."),
        (("ai", ENTER, "1", "D", "30/11/26", ENTER, ENTER, ENTER), "No reason is chosen."),
        (("ai", ENTER, "H", "D", "30/11/26", ENTER, ENTER, ENTER), "Nobody is named who asks."),
        (("ai", ENTER, "H", "1", "D", "5/12/26", ENTER, ENTER, ENTER), "does not meet"),
    ],
)
def test_what_is_missing_is_refused_and_nothing_is_lost(
    family: SmallSchool,
    panel_for: OpenPanel,
    press: Callable[..., None],
    keys: tuple[Any, ...],
    words: str,
) -> None:
    panel = panel_for(family.office)
    press(F4, *keys)
    assert words in panel.line.text()
    assert panel.board.flow.is_begun
    assert requests_of_year(family.office) == ()


def test_how_it_came_and_halves_are_keys_too(
    family: SmallSchool, panel_for: OpenPanel, press: Callable[..., None]
) -> None:
    panel_for(family.office)
    press(F4, "ai", ENTER, F6, F6, "B", "1", "D", "30/11/26", ENTER, ENTER, "N", ENTER)
    (line,) = requests_of_year(family.office)
    assert line.request.came is Came.EMAIL
    assert (line.request.first, line.request.last) == (
        at(30, half=line.request.first.half), line.request.first,
    )  # fmt: skip
    assert line.days == "Mon 30 Nov 2026 PM"


def test_the_list_is_narrowed_by_state_and_by_name(
    asked: SmallSchool, panel_for: OpenPanel, press: Callable[..., None]
) -> None:
    panel = panel_for(asked.office)
    press(F7)
    assert [one.state.value for one in panel.list.table.facts.facts] == ["waits for the head"]
    panel.list.tabs.setCurrentIndex(0)
    panel.list.search.setText("dod")
    assert [one.names for one in panel.list.table.facts.facts] == ["Dylan Dodd, 6B"]
    panel.list.search.setText("zz")
    assert panel.view.isHidden()


def test_papers_are_noted_beside_the_request(
    asked: SmallSchool, panel_for: OpenPanel, press: Callable[..., None]
) -> None:
    panel = panel_for(asked.office)
    number = panel.list.current.number if panel.list.current else 0
    press("S", "tickets", ENTER, "F")
    assert "Evidence of the dates: seen (tickets). Form filed on Tue 10 Nov 2026." in picture(
        panel.view
    )
    assert len(open_request(asked.office, number).papers) == 2


def test_a_request_is_withdrawn_with_a_reason(
    asked: SmallSchool, panel_for: OpenPanel, press: Callable[..., None]
) -> None:
    panel = panel_for(asked.office)
    press("W", "The trip is off", ENTER)
    assert "counts no longer" in panel.line.text()
    assert "withdrawn" in [one.state.value for one in panel.list.table.facts.facts]


def test_who_was_slower_is_told_and_sees_the_new_state(
    asked: SmallSchool, panel_for: OpenPanel, press: Callable[..., None]
) -> None:
    panel = panel_for(asked.office)
    number = panel.list.current.number if panel.list.current else 0
    withdraw_request(asked.officer, number, "Asked twice")
    press("F")
    assert "Asif Officer has withdrawn this request." in panel.line.text()


def test_the_place_opens_at_the_request_that_was_asked_for(
    asked: SmallSchool, panel_for: OpenPanel
) -> None:
    panel = panel_for(asked.head)
    number = requests_of_year(asked.head)[-1].number
    panel.show_what(number)
    assert panel.list.current is not None
    assert panel.list.current.number == number


def test_the_place_opens_at_the_watch_and_stays_there(
    asked: SmallSchool, panel_for: OpenPanel
) -> None:
    panel = panel_for(asked.office)
    for _ in range(2):
        panel.show_what("watch")
        assert panel.watching.isVisible()
    panel.show_what(requests_of_year(asked.office)[-1].number)
    assert not panel.watching.isVisible()


@pytest.mark.parametrize("filled", [False, True], ids=["blank", "filled"])
def test_the_form_is_shown_before_it_is_printed(
    asked: SmallSchool,
    panel_for: OpenPanel,
    press: Callable[..., None],
    qtbot: QtBot,
    filled: bool,
) -> None:
    panel = panel_for(asked.office)
    if filled:
        press("P")
    else:
        panel.blank.click()
    dialog = panel.findChild(PapersDialog)
    assert isinstance(dialog, PapersDialog)
    with qtbot.waitSignal(dialog.all_made, timeout=20_000):
        pass
    assert dialog.papers[0].title == "Request for leave in term time"
    assert (dialog.papers[0].subject is not None) is filled
    dialog.reject()
