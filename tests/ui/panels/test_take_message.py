"""The absence line on the screen: few keys a message, ready for the next, nothing lost."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.models.absence.evidence import EvidenceOutcome
from desktop.models.days.session import Half, Session
from desktop.tasks.absence import ask_evidence
from desktop.tasks.marks import take_register
from tests import make
from tests.picture import nameless
from tests.tasks.absence.test_take_message import said
from tests.tasks.taking import codes, mark, opened
from tests.ui.panels.desk_keys import LineDriver

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]


def family(small: SmallSchool) -> None:
    """Aisha and Ben are sister and brother; their mother answers for both, their aunt for none."""
    aisha, ben, *_ = small.pupils
    make.insert(small.db, "sibling_links", pupil=aisha, sibling=ben, recorded_at=0)
    for pupil in (aisha, ben):
        make.insert(
            small.db, "contacts", pupil=pupil, place=1, forename="Amna", surname="Ahmed",
            relationship="Mother", responsibility=1,
        )  # fmt: skip
    make.insert(
        small.db, "contacts", pupil=aisha, place=2, forename="Omera", surname="Khan",
        relationship="Aunt",
    )  # fmt: skip


@pytest.fixture
def driver(qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor) -> LineDriver:
    """10 past eight, before any register is open."""
    small.clock.set(8, 10)
    family(small)
    return LineDriver(qtbot, small.office, open_desk_for(small.office))


def known(small: SmallSchool, place: int, half: Half = Half.AM) -> str:
    """What stands beside a child's name once the register may be looked at."""
    row = opened(small, Session(make.TUESDAY, half)).rows[place]
    return row.known.code if row.known else ""


def test_a_child_and_a_brother_with_an_ordinary_illness_take_seven_presses(
    driver: LineDriver, small: SmallSchool
) -> None:
    driver.type("ai⏎si1⏎")
    assert driver.presses <= 8
    assert driver.is_ready
    assert driver.said == "Aisha Ahmed: I. Ben Baxter: I."
    assert [known(small, place) for place in range(3)] == ["I", "I", ""]
    assert driver.messages == [
        "08:10 Phone | Aisha Ahmed, Ben Baxter | Amna Ahmed, mother | Illness | I | Wed 11 Nov"
    ]


def test_a_backlog_of_voicemails_is_one_after_another(
    driver: LineDriver, small: SmallSchool
) -> None:
    driver.type("❻ai⏎i1⏎ch⏎i").type("Mrs Carr")  # letters are no keys of the card: nobody is named
    driver.type("⏎")
    assert driver.said == "Press the digit of who rings, or type who."
    driver.type("⎋")
    driver.panel.board.finder.line.clear()
    driver.type("be⏎m1⏎")
    assert [line.split(" | ")[0] for line in driver.messages] == ["08:10 Voicemail"] * 2
    assert codes(small) == ". . . . ."


def test_the_card_says_what_enter_will_let_stand(driver: LineDriver) -> None:
    driver.type("ai⏎")
    found = []
    for key in ("i", "1", "f", "h", "2"):
        driver.type(key)
        found.append(driver.outcome)
    assert found == [
        "Who rings?", "I  Illness", "N, waits for the head",
        "G  Holiday not granted by the school", "Kept, but explains nothing",
    ]  # fmt: skip


def test_the_day_back_moves_in_school_days_and_half_a_day_is_a_key(
    driver: LineDriver, small: SmallSchool
) -> None:
    driver.type("ai⏎m1→→→")
    assert driver.panel.board.card.span.words.text() == "Mon 16 Nov 2026"
    driver.type("←a⏎")
    assert [known(small, 0, half) for half in Half] == ["M", ""]


def test_words_are_typed_and_a_poor_reason_is_pointed_out(driver: LineDriver) -> None:
    driver.type("ai⏎i1❾").type("It is her birthday")
    assert driver.outcome == "I: a birthday is not accepted"
    driver.type("⏎")
    assert driver.messages[0].split(" | ")[3] == "Illness: It is her birthday"


def test_other_words_are_asked_for(driver: LineDriver) -> None:
    driver.type("ai⏎1o")
    assert driver.panel.board.card.reasons.words.hasFocus()
    driver.type("⏎")
    driver.type("New shoes⏎")
    assert driver.messages[0].split(" | ")[3:5] == ["In other words: New shoes", "O"]


def test_who_rings_is_a_key_also_after_words_were_typed(driver: LineDriver) -> None:
    driver.type("ai⏎o").type("New shoes⏎")
    assert driver.said == "Press the digit of who rings, or type who."
    driver.type("1⏎")
    assert driver.messages[0].split(" | ")[3:5] == ["In other words: New shoes", "O"]


def test_a_time_still_to_come_was_the_evening_before(driver: LineDriver) -> None:
    driver.type("❽").type("2140⏎")
    driver.type("ai⏎i1⏎")
    assert driver.messages[0].startswith("Mon 21:40")


def test_escape_empties_the_line_of_the_name(driver: LineDriver) -> None:
    driver.type("be⎋ai⏎i1⏎")
    assert driver.messages[0].split(" | ")[1] == "Aisha Ahmed"


def test_what_is_said_of_tomorrow_leaves_today_alone(
    driver: LineDriver, small: SmallSchool
) -> None:
    small.clock.set(9)
    mark(small.teacher, opened(small), 0, "/")
    driver.type("ai⏎ni1⏎")
    assert driver.said == "Aisha Ahmed: I."
    assert driver.messages[0].endswith("| From Wed 11 Nov, illness | I | Thu 12 Nov")
    assert (known(small, 0), codes(small)[0]) == ("", "/")
    small.clock.set(8, day=make.TUESDAY + timedelta(days=1))
    row = opened(small, Session(make.TUESDAY + timedelta(days=1), Half.AM)).rows[0]
    assert row.known is not None
    assert row.known.code == "I"


def test_from_which_day_goes_round_in_a_week(driver: LineDriver) -> None:
    driver.type("ai⏎")
    span = driver.panel.board.card.span
    said = [(driver.type("n"), span.begins.text())[1] for _ in range(6)]
    assert said[:4:2] == ["N   From Wed 11 Nov", "N   From Fri 13 Nov"]
    assert said[-1] == "N   From today"
    driver.type("np")
    assert span.words.text() == "the day after, here that morning"


def test_who_rings_and_is_not_to_be_contacted_says_so(
    driver: LineDriver, small: SmallSchool
) -> None:
    small.db.execute("UPDATE contacts SET do_not_contact = 1 WHERE relationship = 'Mother'")
    driver.type("ai⏎")
    keys = [one.text() for one in driver.panel.board.card.adults.findChildren(QPushButton)]
    assert keys == ["1   Amna Ahmed, mother  ·  DO NOT CONTACT",
                    "2   Omera Khan, aunt  ·  may not explain"]  # fmt: skip


def test_what_was_said_last_has_its_day_and_its_reason(
    driver: LineDriver, small: SmallSchool
) -> None:
    driver.type("ai⏎i1⏎")
    small.clock.set(8, 30)
    driver.type("ai⏎")
    about = [one.text() for one in driver.panel.board.card.findChildren(QLabel)]
    assert "Last said Tue 10 Nov 08:10 by Amna Ahmed: illness." in about


def test_a_mark_made_from_a_message_withdrawn_is_n_again(
    driver: LineDriver, small: SmallSchool
) -> None:
    small.clock.set(9)
    mark(small.teacher, opened(small), 0, "N")
    driver.type("ai⏎i1⏎")
    driver.panel.lists.messages.table.selectRow(0)
    driver.panel.lists.messages.table.setFocus()
    driver.type("⌦").type("Wrong child⏎")
    assert driver.said.endswith("counts no longer. 1 mark amended: look at the board.")
    assert codes(small)[0] == "N"


def test_a_message_is_withdrawn_with_why(driver: LineDriver, small: SmallSchool) -> None:
    driver.type("ai⏎i1⏎")
    driver.panel.lists.messages.table.selectRow(0)
    driver.panel.lists.messages.table.setFocus()
    driver.type("⌦")
    assert driver.panel.board.isHidden()  # the list has the room meanwhile
    driver.type("Wrong child⏎")
    assert driver.panel.board.isVisible()
    assert driver.messages[0].split(" | ")[4] == "withdrawn"
    assert known(small, 0) == ""


def test_here_or_away_is_asked_until_it_is_settled(driver: LineDriver, small: SmallSchool) -> None:
    driver.type("ai⏎i1⏎")
    small.clock.set(9)
    mark(small.teacher, opened(small), 0, "/")
    driver.panel.refresh()
    doubts = driver.panel.doubts
    assert doubts.isVisible()
    doubts.table.setFocus()
    QTest.keyClicks(doubts.table, "a")
    driver.type("Not in the room⏎")
    assert (doubts.isVisible(), codes(small)[0]) == (False, "I")


def test_an_n_is_amended_and_the_line_says_so(driver: LineDriver, small: SmallSchool) -> None:
    small.clock.set(9)
    mark(small.teacher, opened(small), 0, "N")
    take_register.fill_rest(small.teacher, opened(small).id)
    driver.type("ai⏎i1⏎")
    assert driver.said == "Aisha Ahmed: I, 1 mark amended."


def test_every_field_and_button_has_a_name(driver: LineDriver) -> None:
    driver.type("ai⏎")
    assert nameless(driver.panel) == []


def test_the_panel_is_drawn(
    driver: LineDriver, same_picture: Callable[[QWidget, str], None]
) -> None:
    driver.type("ai⏎i1⏎be⏎si1")
    same_picture(driver.panel, "take_message")


def away_yesterday(small: SmallSchool) -> None:
    """Chloe was away on Monday, and her mother rang then."""
    monday = Session(make.TUESDAY - timedelta(days=1), Half.AM)
    small.clock.set(8, 10, day=monday.day)
    mother = make.insert(
        small.db, "contacts", pupil=small.pupils[2], place=1, forename="Cora", surname="Carr",
        relationship="Mother", responsibility=1,
    )  # fmt: skip
    facts = {"contact": mother, "caller": "Cora Carr", "received_at": small.clock()}
    said(small, 2, first=monday, last=monday, words="Stomach bug", **facts)
    small.clock.set(9, day=monday.day)
    mark(small.office, opened(small, monday), 2, "I")
    take_register.fill_rest(small.teacher, opened(small, monday).id)
    small.clock.set(8, 10, day=make.TUESDAY)


def test_still_ill_is_two_keys(driver: LineDriver, small: SmallSchool) -> None:
    away_yesterday(small)
    driver.panel.refresh()
    driver.type("❼")
    assert driver.panel.lists.tabs.tabText(1) == "Still away 1"
    driver.presses = 0
    driver.type("s⏎")
    assert driver.presses == 2
    assert driver.said == "Chloe Carr: I, day 2."
    assert known(small, 2) == "I"


def test_an_appointment_keeps_its_times_and_that_the_card_was_seen(
    driver: LineDriver, small: SmallSchool
) -> None:
    driver.type("ai⏎m1kl").type("0850⏎").type("1100⏎").type("⏎")
    assert driver.messages[0].endswith("Doctor or dentist: 08:50-11:00 | M | Wed 11 Nov")
    (card,) = ask_evidence.evidence_of(small.office, small.pupils[0])
    assert (card.what, card.outcome) == ("appointment card", EvidenceOutcome.SEEN)


def test_who_leaves_after_registration_goes_through_the_late_desk(driver: LineDriver) -> None:
    driver.type("ai⏎m1l").type("1015⏎")
    assert "signed out at the late desk" in driver.panel.board.card.appointment.advice.text()


def test_evidence_is_asked_for_with_its_doubt_and_settled_by_a_key(
    driver: LineDriver, small: SmallSchool
) -> None:
    driver.type("ai⏎i1e")
    assert driver.panel.board.isVisible()  # with the message it is about
    driver.type("Away each Tuesday").type("⏎")
    assert driver.said.startswith("Asked for medical evidence about Aisha Ahmed.")
    assert not driver.is_ready  # the message goes on
    driver.type("⏎❼❼s")
    (kept,) = ask_evidence.evidence_of(small.office, small.pupils[0])
    assert kept.outcome is EvidenceOutcome.SEEN
    assert driver.said == "Aisha Ahmed: medical evidence seen. No copy is kept."


def test_a_mistyped_time_is_refused_and_nothing_is_kept(driver: LineDriver) -> None:
    driver.type("❽").type("0870⏎")
    driver.type("ai⏎i1⏎")
    assert "is no time" in driver.said
    assert driver.messages == []


def test_while_nobody_is_on_the_line_the_lists_have_the_room(driver: LineDriver) -> None:
    board = driver.panel.board
    idle = board.sizeHint().height()
    driver.type("ai⏎")
    taking = board.sizeHint().height()
    driver.type("i1⏎")
    assert idle < taking
    assert board.sizeHint().height() >= taking  # nothing moves between two messages
    driver.type("❼")
    QApplication.processEvents()
    assert board.sizeHint().height() == idle
