"""The first-day board on the screen: a press or two an attempt, the next child without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.models.sending.sending_setup import SendingSetup
from desktop.tasks.absence import chase_absence
from desktop.tasks.admissions.flag_pupils import put_flag
from desktop.tasks.sending import set_up_sending
from desktop.ui.dialogs.absence.ask_visit import AskVisitDialog
from desktop.ui.dialogs.absence.choose_tier import ChooseTierDialog
from desktop.ui.dialogs.absence.outbox import OutboxDialog
from desktop.ui.dialogs.absence.send_text import SendTextDialog
from desktop.ui.dialogs.absence.write_visit import WriteVisitDialog
from tests import make
from tests.exchange.sending.notify_server import TEMPLATE
from tests.picture import nameless
from tests.tasks.absence.test_chase_absence import away_since_monday, closed, taken
from tests.tasks.absence.test_take_message import said
from tests.tasks.taking import MORNING, mark, opened
from tests.ui.panels.desk_keys import BoardDriver
from tests.ui.panels.places import form

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]


def contact(small: SmallSchool, place: int, name: str, *, rung: int = 1, **more: object) -> int:
    """Somebody to ring for a child, with a mobile number of their own."""
    number = make.insert(
        small.db, "contacts", pupil=small.pupils[place], place=rung, forename=name,
        surname="Ahmed", relationship="Mother" if rung == 1 else "Aunt", **more,
    )  # fmt: skip
    typed = f"07700 90000{rung}"
    make.insert(
        small.db, "phones", contact=number, place=1, kind="mobile", typed=typed,
        e164=f"+44770090000{rung}", can_text=1,
    )  # fmt: skip
    return number


@pytest.fixture
def morning(small: SmallSchool) -> SmallSchool:
    """09:31: Aisha and Dylan, sister and brother, and Ben are away; Aisha is RED."""
    make.insert(
        small.db, "sibling_links", pupil=small.pupils[0], sibling=small.pupils[3], recorded_at=0
    )
    for place in (0, 3):
        contact(small, place, "Amna")
        contact(small, place, "Omera", rung=2)
        contact(small, place, "Barred", rung=3, do_not_contact=1)
    put_flag(small.head, small.pupils[0], "social worker")
    taken(small, 0, 1, 3)
    closed(small, 9, 31)
    return small


@pytest.fixture
def driver(qtbot: QtBot, morning: SmallSchool, open_desk_for: OpenDeskFor) -> BoardDriver:
    return BoardDriver(qtbot, morning.office, open_desk_for(morning.office))


def test_an_attempt_is_two_presses_for_brother_and_sister(driver: BoardDriver) -> None:
    driver.type("cn")
    assert driver.presses == 2
    assert driver.said == "Aisha Ahmed and Dylan Dodd: call, no answer (Amna Ahmed)."
    assert (driver.chosen, driver.is_ready) == ("Aisha Ahmed, 6B", True)
    assert driver.tried == ["Call, no answer (Amna Ahmed)"]


def test_the_list_is_by_what_is_due_with_a_family_together(driver: BoardDriver) -> None:
    assert driver.lines == [
        "Aisha Ahmed | Call by 09:30, overdue",
        "Dylan Dodd, with Aisha | Text by 09:30, overdue",
        "Ben Baxter | Text by 09:30, overdue",
    ]
    assert driver.panel.count.text() == "3 open, 3 overdue"


def test_b_leaves_the_family_out(driver: BoardDriver, morning: SmallSchool) -> None:
    driver.type("bcn")
    by_name = {one.name: one for one in chase_absence.board(morning.office)}
    assert [len(by_name[name].attempts) for name in ("Aisha Ahmed", "Dylan Dodd")] == [1, 0]


def test_a_digit_chooses_whom_and_the_next_in_order_follows(driver: BoardDriver) -> None:
    driver.type("2cvcn")
    assert driver.tried == ["Call, no answer (Amna Ahmed)", "Call, voicemail left (Omera Ahmed)"]


def test_enter_goes_to_the_next_family(driver: BoardDriver) -> None:
    driver.type("⏎")
    assert (driver.chosen, driver.is_ready) == ("Ben Baxter, 6B", True)
    driver.type("⏎")
    assert driver.chosen == "Aisha Ahmed, 6B"


def test_who_is_not_to_be_contacted_has_no_key_and_no_number(driver: BoardDriver) -> None:
    words = [one.text() for one in driver.panel.board.card.contacts.findChildren(QLabel)]
    assert "Do not contact" in words
    assert not [one for one in words if "900003" in one]
    assert not driver.panel.board.card.contacts.press("3")


def test_escape_lets_go_and_an_unknown_key_says_so(driver: BoardDriver) -> None:
    driver.type("c⎋n")
    assert driver.tried == []
    assert driver.said.startswith("That key does nothing here.")


@pytest.mark.parametrize("back", ["undo", "delete"])
def test_the_last_attempt_is_taken_back(driver: BoardDriver, back: str) -> None:
    driver.type("bcn")
    driver.control(Qt.Key.Key_Z) if back == "undo" else driver.type("⌦")
    assert driver.tried == []
    assert driver.lines[0] == "Aisha Ahmed | Call by 09:30, overdue"


def test_words_go_with_the_attempt_and_an_agency_needs_its_name(driver: BoardDriver) -> None:
    driver.type("a")
    assert driver.said == "Which agency was told? Say it in words, then Enter."
    driver.type("The clinic⏎")
    driver.type("❾ref 12⏎p")
    assert driver.tried == ["Police told: ref 12", "Another agency told: The clinic"]


def test_the_number_is_copied(driver: BoardDriver) -> None:
    driver.control(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "07700 900001"
    assert driver.said == "07700 900001 is copied."


def test_what_others_save_keeps_the_chosen_child(driver: BoardDriver, morning: SmallSchool) -> None:
    driver.type("⏎")
    mark(morning.officer, opened(morning), 0, "U", minutes=40, reason="Overslept")
    driver.panel.refresh()
    assert driver.chosen == "Ben Baxter, 6B"


def test_a_child_whom_a_colleague_settles_gives_way(
    driver: BoardDriver, morning: SmallSchool
) -> None:
    driver.type("c")
    mark(morning.officer, opened(morning), 0, "U", minutes=40, reason="Overslept")
    driver.panel.refresh()
    assert driver.said == "Aisha Ahmed is no longer on the board."
    assert not driver.panel.board.card.keys.is_begun
    driver.type("w")  # a wrong number, and not education welfare told of the next child
    assert driver.said.startswith("Aisha Ahmed has left the board: nothing was written down. Now")
    driver.type("cw")
    assert driver.said == "Ben Baxter: call, wrong number."


def test_whoever_comes_back_to_the_board_begins_with_the_next_child(
    driver: BoardDriver, morning: SmallSchool
) -> None:
    mark(morning.officer, opened(morning), 0, "U", minutes=40, reason="Overslept")
    driver.panel.hide()
    driver.panel.show()
    driver.panel.refresh()
    driver.type("cn")
    assert driver.said == "Ben Baxter: call, no answer."


def test_a_wrong_number_stands_beside_it_and_the_next_is_rung(driver: BoardDriver) -> None:
    driver.type("cw")
    labels = driver.panel.board.card.contacts.findChildren(QLabel)
    assert [one.text() for one in labels].count("wrong number, Tue 10 Nov") == 1
    driver.type("cncncn")
    assert driver.said.endswith("call, no answer (Omera Ahmed).")


def test_the_clock_makes_overdue(driver: BoardDriver, morning: SmallSchool) -> None:
    driver.type("bcn")
    assert "Aisha Ahmed, with Dylan | Ask for a visit by 09:45" in driver.lines
    morning.clock.set(9, 46)
    driver.panel.tick()
    assert "Aisha Ahmed, with Dylan | Ask for a visit by 09:45, overdue" in driver.lines


def test_empty_means_done_and_says_how_many(driver: BoardDriver, morning: SmallSchool) -> None:
    for place in (0, 1, 3):
        mark(morning.officer, opened(morning), place, "I", reason="Rang")
    driver.panel.refresh()
    assert driver.lines == []
    assert driver.panel.board.head.empty.words == (
        "Done: every child is accounted for. 3 children were settled since the registers came in."
    )


def test_a_class_that_nobody_took_is_said_first(
    qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor
) -> None:
    opened(small)
    closed(small)
    driver = BoardDriver(qtbot, small.office, open_desk_for(small.office))
    assert driver.panel.board.head.unknown.words == (
        "6B: 5 children unknown, nobody has taken the register."
    )
    assert "Done" not in driver.panel.board.head.empty.words
    with qtbot.waitSignal(driver.panel.went) as went:
        driver.panel.board.head.take.click()
    assert went.args == ["take_register", (small.group, MORNING)]


def test_the_teacher_is_asked_once_for_the_class(
    qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor
) -> None:
    mark(small.teacher, opened(small), 0, "/")
    closed(small)
    driver = BoardDriver(qtbot, small.office, open_desk_for(small.office))
    assert driver.lines[0] == "Ben Baxter | Check with the teacher"
    driver.type("k")
    assert [line.split(" | ")[1] for line in driver.lines] == ["Text by 09:30"] * 4


def test_a_visit_is_asked_for_and_written_down_back_at_the_desk(
    driver: BoardDriver, qtbot: QtBot
) -> None:
    driver.type("bh")
    asked = form(driver.panel, AskVisitDialog)
    asked.why.setText("No answer")
    assert asked.by_when.text() == "10:00"
    qtbot.mouseClick(asked.save_button, Qt.MouseButton.LeftButton)
    driver.type("❼")
    assert driver.panel.tabs.tabText(1) == "Visits (1)   F7"
    driver.type("⏎")
    written = form(driver.panel, WriteVisitDialog)
    written.outcome.setCurrentIndex(0)
    written.visitor.setText("Fay Driver")
    written.answers["who"].setPlainText("Her mother")
    qtbot.mouseClick(written.save_button, Qt.MouseButton.LeftButton)
    assert driver.panel.visits.line.text() == "The visit to Aisha Ahmed is written down: seen."
    driver.type("❻")
    assert driver.tried[0] == "Home visit, seen (Fay Driver)"


def test_a_visit_is_called_off(driver: BoardDriver, qtbot: QtBot) -> None:
    driver.type("bh")
    asked = form(driver.panel, AskVisitDialog)
    asked.why.setText("No answer")
    qtbot.mouseClick(asked.save_button, Qt.MouseButton.LeftButton)
    driver.type("❼⌦")
    assert driver.panel.visits.line.text() == "The visit to Aisha Ahmed is called off."


def test_a_tier_is_chosen_with_its_reason(driver: BoardDriver, qtbot: QtBot) -> None:
    driver.type("⏎r")
    chosen = form(driver.panel, ChooseTierDialog)
    chosen.tier.setCurrentIndex(0)
    qtbot.mouseClick(chosen.save_button, Qt.MouseButton.LeftButton)
    assert chosen.boxes["why"].finding
    chosen.why.setText("Grandmother is worried")
    qtbot.mouseClick(chosen.save_button, Qt.MouseButton.LeftButton)
    assert driver.panel.board.card.why.text() == (
        "RED: chosen by Olive Office: Grandmother is worried"
    )


def test_a_proposal_is_decided_with_its_reason(
    qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor
) -> None:
    away_since_monday(small)
    driver = BoardDriver(qtbot, small.office, open_desk_for(small.office))
    driver.type("-")
    assert driver.focus is driver.panel.board.deciding.field
    driver.type("At her aunt⏎")
    assert driver.said.startswith("Aisha Ahmed: decided not to, refer to social care")
    assert driver.panel.board.card.proposals.isHidden()


def test_a_message_from_a_neighbour_and_who_must_be_told_are_shown(
    driver: BoardDriver, morning: SmallSchool
) -> None:
    said(morning, contact=None, caller="Mrs Next", words="Seen on the bus")
    driver.panel.refresh()
    told = driver.panel.board.card.told.words.splitlines()
    assert told[0] == "Tell the child’s social worker."
    assert "Mrs Next" in told[1]
    assert "may not explain" in told[1]


def test_the_place_looks_as_kept(
    driver: BoardDriver, same_picture: Callable[[QWidget, str], None]
) -> None:
    driver.type("cn")
    assert nameless(driver.panel) == []
    same_picture(driver.panel, "chase_absence")
    QTest.keyClick(driver.panel, Qt.Key.Key_F7)
    assert nameless(driver.panel) == []


def test_a_text_is_written_where_the_school_can_send(
    driver: BoardDriver, morning: SmallSchool
) -> None:
    morning.db.execute("UPDATE contacts SET responsibility = 1 WHERE forename = 'Amna'")
    morning.db.execute("UPDATE schools SET phone = '01632 960123'")
    set_up_sending.set_up(morning.head, SendingSetup(texts="notify", text_template=TEMPLATE), {})
    driver.type("t")
    dialog = driver.panel.findChild(SendTextDialog)
    assert isinstance(dialog, SendTextDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert driver.said == "1 text to the family: on the way."
    assert driver.panel.board.card.message.words == "Text to Amna Ahmed. Waiting"
    assert "text waiting" in driver.lines[0]
    assert driver.tried == []


def test_x_offers_the_words_to_copy_where_it_cannot(driver: BoardDriver) -> None:
    driver.type("x")
    dialog = driver.panel.findChild(SendTextDialog)
    assert isinstance(dialog, SendTextDialog)
    assert dialog.copy_words.isVisible()
    dialog.close()


def test_f10_shows_what_went_out(driver: BoardDriver) -> None:
    QTest.keyClick(driver.panel, Qt.Key.Key_F10)
    dialog = driver.panel.findChild(OutboxDialog)
    assert isinstance(dialog, OutboxDialog)
    dialog.close()
