"""The late desk on the screen: few keys a child, ready for the next, nothing lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton

from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.marks.take_register import fill_rest
from desktop.ui.papers.papers_dialog import PapersDialog
from tests import make
from tests.picture import nameless
from tests.tasks.taking import AFTERNOON, codes, expect, mark, opened
from tests.ui.panels.desk_keys import DeskDriver

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]


@pytest.fixture
def driver(qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor) -> DeskDriver:
    """09:12; Aisha's brother Ben, her mother and her uncle are known."""
    small.clock.set(9, 12)
    aisha, ben, *_ = small.pupils
    make.insert(small.db, "sibling_links", pupil=aisha, sibling=ben, recorded_at=0)
    for place, (forename, relationship, facts) in enumerate(
        (("Amna", "Mother", {}), ("Omar", "Uncle", {"responsibility": 0, "do_not_contact": 1})), 1
    ):
        make.insert(
            small.db, "contacts", pupil=aisha, place=place, forename=forename, surname="Ahmed",
            relationship=relationship, **facts,
        )  # fmt: skip
    return DeskDriver(qtbot, small.office, open_desk_for(small.office))


def after_the_close(driver: DeskDriver, small: SmallSchool) -> DeskDriver:
    """09:40; all were here but Aisha."""
    small.clock.set(9, 0)
    mark(small.teacher, opened(small), 0, "N")
    fill_rest(small.teacher, opened(small).id)
    small.clock.set(9, 40)
    close_due(small.db, small.clock(), make.TUESDAY)
    driver.panel.refresh()
    return driver


def test_a_child_takes_five_presses_and_the_desk_is_ready_for_the_next(
    driver: DeskDriver, small: SmallSchool
) -> None:
    driver.type("ai⏎o⏎")
    assert driver.presses == 5
    assert codes(small) == "L . . . ."
    assert driver.said == "Aisha Ahmed, 6B, came in at 09:12: L."
    assert driver.book == ["09:12 | Aisha Ahmed, 6B | Late: L, 17 min | Overslept | "]
    assert driver.is_ready
    driver.type("ch⏎t⏎ev⏎d⏎")
    assert codes(small) == "L . L . L"


def test_after_the_close_the_mark_follows_from_the_reason(
    driver: DeskDriver, small: SmallSchool
) -> None:
    after_the_close(driver, small).type("ai⏎d")
    assert driver.panel.board.late.outcome.text() == "M, 45 minutes late"
    driver.type("o")
    assert driver.panel.board.late.outcome.text() == "U, 45 minutes late"
    driver.type("⏎")
    assert codes(small) == "U / / / /"


def test_brothers_and_sisters_come_in_the_same_entry(
    driver: DeskDriver, small: SmallSchool
) -> None:
    driver.type("ai⏎st1⏎")
    assert codes(small) == "L L . . ."
    assert driver.said == "2 children came in at 09:12: Aisha Ahmed L, Ben Baxter L."
    assert driver.book[0] == (
        "09:12 | Ben Baxter, 6B | Late: L, 17 min | Traffic | Amna Ahmed, mother"
    )


def test_a_late_bus_comes_in_together_and_one_may_be_let_go(
    driver: DeskDriver, small: SmallSchool
) -> None:
    driver.type("ch⏎+dy⏎+ev⏎⌫b⏎")
    assert codes(small) == ". . L L ."


def test_the_last_one_is_taken_back_by_ctrl_z(driver: DeskDriver, small: SmallSchool) -> None:
    driver.type("ai⏎s⏎")
    assert driver.said.startswith("Press the key of a reason")
    driver.type("o⏎").undo()
    assert codes(small) == ". . . . ."
    assert driver.said == "2 lines taken back."
    assert driver.book[0].startswith("09:12 | Ben Baxter, 6B | Late: L, 17 min; taken back by")
    assert driver.panel.undo.isEnabled() is False


def test_after_the_close_a_blank_is_not_restored_and_the_line_says_so(
    driver: DeskDriver, small: SmallSchool
) -> None:
    driver.type("ai⏎o⏎")
    small.clock.set(9, 30)
    driver.undo()
    assert "after the close a blank cannot be restored" in driver.said
    assert codes(small) == "L . . . ."


def test_a_line_of_the_book_is_taken_back(
    qtbot: QtBot, driver: DeskDriver, small: SmallSchool
) -> None:
    driver.type("ai⏎o⏎ch⏎t⏎")
    driver.panel.book.table.setFocus()
    driver.panel.book.table.selectRow(1)
    with qtbot.waitSignal(driver.panel.changed):
        driver.type("⌦")
    assert codes(small) == ". . L . ."
    assert not driver.panel.book.take_back.isEnabled()


def test_the_time_may_be_corrected_and_is_the_clocks_again_for_the_next(
    driver: DeskDriver, small: SmallSchool
) -> None:
    after_the_close(driver, small).type("ai⏎❽0920⏎t⏎")
    assert codes(small) == "L / / / /"
    assert driver.book[0].startswith("09:20 | Aisha Ahmed, 6B | Late: L, 25 min")
    assert driver.panel.moment.field.text() == "09:40"
    driver.type("❽2300⏎ai⏎")
    assert driver.said.startswith("23:00 has not come yet")


@pytest.mark.parametrize("keys", ["❽0975⏎ai⏎t⏎", "ai⏎t❽9x⏎⏎", "❼be⏎d0❽9x⏎⏎"])
def test_what_is_no_time_signs_nobody_at_the_clocks(driver: DeskDriver, keys: str) -> None:
    driver.type(keys)
    assert driver.book == []
    assert driver.said.endswith("is no time. Type it as 09:20; Escape goes to the clock.")


def test_escape_in_the_time_goes_back_to_the_clock(driver: DeskDriver) -> None:
    driver.type("❽0700⎋")
    assert not driver.panel.moment.is_corrected
    assert driver.is_ready


def test_the_time_runs_on_with_the_child_at_the_desk(
    driver: DeskDriver, small: SmallSchool
) -> None:
    driver.type("ai⏎")
    assert driver.panel.board.late.outcome.text() == "L, 17 minutes late"
    small.clock.set(9, 13, 5)
    driver.panel.tick()
    assert driver.panel.board.late.outcome.text() == "L, 18 minutes late"
    assert driver.panel.moment.field.text() == "09:13"


def test_a_child_already_here_is_said_and_the_name_can_be_typed_over(
    driver: DeskDriver, small: SmallSchool
) -> None:
    after_the_close(driver, small).type("be⏎")
    assert driver.said.startswith("Ben Baxter is already marked here by Tara Teach")
    driver.type("ai⏎o⏎")
    assert codes(small) == "U / / / /"


def test_who_is_missing_is_found_before_those_who_are_here(
    driver: DeskDriver, small: SmallSchool
) -> None:
    make.make_pupil(small.db, small.school, small.group, "Aidan", "Aaron")
    mark(small.teacher, opened(small), 0, "/")
    driver.panel.refresh()
    driver.type("ai")
    names = [driver.panel.board.finder.found.found_at(row).name for row in range(2)]
    assert names == ["Aisha Ahmed", "Aidan Aaron"]


def test_a_mark_made_meanwhile_is_shown_before_it_is_changed(
    driver: DeskDriver, small: SmallSchool
) -> None:
    driver.type("ai⏎o")
    mark(small.teacher, opened(small), 0, "N")
    driver.type("⏎")
    assert driver.said.startswith("Tara Teach has just marked Aisha Ahmed")
    assert codes(small) == "N . . . ."
    driver.type("⏎")
    assert codes(small) == "L . . . ."


def test_what_is_marked_and_known_stands_by_the_name(
    driver: DeskDriver, small: SmallSchool
) -> None:
    expect(small, 0, "M", note="Dentist at 09:00")
    mark(small.teacher, opened(small), 0, "N")
    driver.type("ai⏎")
    assert driver.panel.board.late.known.text() == (
        "Marked N by Tara Teach; known: M, Dentist at 09:00"
    )


def test_of_several_it_says_of_whom_something_is_known(
    driver: DeskDriver, small: SmallSchool
) -> None:
    expect(small, 3, "M", note="Dentist at 09:00")
    driver.type("ch⏎+dy⏎")
    assert driver.panel.board.late.known.text() == "Dylan Dodd, known: M, Dentist at 09:00"
    driver.type("⌫")
    assert not driver.panel.board.late.known.isVisible()


def test_who_was_signed_in_is_looked_for_no_more(driver: DeskDriver, small: SmallSchool) -> None:
    make.make_pupil(small.db, small.school, small.group, "Aidan", "Aaron")
    driver.panel.refresh()
    driver.type("aid⏎o⏎ai")
    assert driver.panel.board.finder.found.found_at(0).name == "Aisha Ahmed"


def test_words_are_asked_for_where_the_reason_is_in_words(driver: DeskDriver) -> None:
    driver.type("ai⏎w⏎")
    assert driver.said.startswith("The words are missing")
    driver.type("Car broke down⏎")
    assert driver.book == ["09:12 | Aisha Ahmed, 6B | Late: L, 17 min | Car broke down | "]


def test_escape_puts_the_child_away_with_nothing_written(
    driver: DeskDriver, small: SmallSchool
) -> None:
    driver.type("ai⏎o⎋")
    assert driver.is_ready
    driver.type("❼❻")
    assert driver.is_ready
    assert codes(small) == ". . . . ."


def test_a_child_leaves_and_comes_back(driver: DeskDriver, small: SmallSchool) -> None:
    after_the_close(driver, small).type("❼be⏎d0⏎")
    assert driver.said == "Ben Baxter left at 09:40. The mark stands."
    small.clock.set(11, 5)
    driver.panel.tick()
    driver.type("be⏎⏎")
    assert driver.said == "Ben Baxter came back at 11:05."
    assert [line.split(" | ")[2] for line in driver.book] == ["Back", "Left"]
    assert codes(small) == "N / / / /"


def test_back_late_for_the_afternoon_is_marked_there(
    driver: DeskDriver, small: SmallSchool
) -> None:
    after_the_close(driver, small).type("❼be⏎l0⏎")
    small.clock.set(13, 10)
    driver.panel.tick()
    driver.type("be⏎⏎")
    assert codes(small, AFTERNOON) == ". L . . ."


def test_a_barred_adult_is_marked_and_asked_about(driver: DeskDriver) -> None:
    driver.type("ai⏎o⏎❼ai⏎d")
    buttons = driver.panel.board.leave.adults.findChildren(QPushButton)
    assert "2   Omar Ahmed, uncle  ·  DO NOT CONTACT" in [one.text() for one in buttons]
    driver.type("2⏎")
    assert driver.panel.board.leave.question.isVisible()
    driver.type("⎋1⏎")
    assert driver.book[0] == (
        "09:12 | Aisha Ahmed, 6B | Left | Medical or dental appointment | Amna Ahmed, mother"
    )


def test_nobody_leaves_without_an_adult_named(driver: DeskDriver, small: SmallSchool) -> None:
    after_the_close(driver, small).type("❼be⏎d⏎")
    assert driver.said.startswith("Nobody is named who collects the child")
    driver.type("⎋ai⏎")
    assert driver.said.startswith("Aisha Ahmed is marked N, not here")
    assert driver.book == []


def test_a_child_signed_out_is_not_signed_in_late(driver: DeskDriver, small: SmallSchool) -> None:
    after_the_close(driver, small).type("❼be⏎d0⏎❻be⏎")
    assert driver.said == (
        "Ben Baxter was signed out at 09:40. Press F7 to sign the child back in."
    )


def test_the_window_may_bring_a_child_to_the_desk(driver: DeskDriver, small: SmallSchool) -> None:
    driver.panel.show_what(small.pupils[2])
    driver.type("o⏎")
    assert codes(small) == ". . L . ."


def test_enter_in_the_book_shows_the_child(
    qtbot: QtBot, driver: DeskDriver, small: SmallSchool
) -> None:
    driver.type("ai⏎o⏎")
    driver.panel.book.table.setFocus()
    driver.panel.book.table.selectRow(0)
    with qtbot.waitSignal(driver.panel.pupil_chosen) as chosen:
        qtbot.keyClick(driver.panel.book.table, Qt.Key.Key_Return)
    assert chosen.args == [small.pupils[0]]


def test_every_field_and_button_has_a_name(driver: DeskDriver) -> None:
    driver.type("ai⏎w")
    assert nameless(driver.panel) == []
    driver.type("⎋❼ai⏎")
    assert nameless(driver.panel) == []


def test_the_panel_is_drawn(
    driver: DeskDriver, same_picture: Callable[[QWidget, str], None]
) -> None:
    driver.type("ch⏎b⏎ai⏎o")
    same_picture(driver.panel, "sign_in_late")


def test_a_name_of_nobody_on_roll_is_said(driver: DeskDriver, small: SmallSchool) -> None:
    make.make_pupil(small.db, small.school, small.group, "Zoe", "Gone", leaving_day="2026-10-23")
    driver.panel.refresh()
    driver.type("zoe⏎")
    assert driver.panel.board.finder.none.text().startswith("Nobody on roll today is called “zoe”")
    assert driver.panel.board.finder.line.hasFocus()


@pytest.fixture
def slips(qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor) -> DeskDriver:
    """The policy wants a slip on the roll."""
    small.clock.set(9, 12)
    make.insert(
        small.db, "settings", school=small.school, name="policy", from_day="2026-09-03",
        value=json.dumps(make.POLICY | {"late_slip": "80 mm"}), recorded_at=0,
    )  # fmt: skip
    return DeskDriver(qtbot, small.office, open_desk_for(small.office))


def _papers(qtbot: QtBot, driver: DeskDriver) -> PapersDialog:
    driver.control(Qt.Key.Key_P)
    dialog = driver.panel.findChild(PapersDialog)
    assert isinstance(dialog, PapersDialog)
    with qtbot.waitSignal(dialog.all_made):
        pass
    return dialog


def test_the_first_slip_asks_for_a_printer_and_the_next_goes_there_by_itself(
    qtbot: QtBot, slips: DeskDriver, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "slip.pdf"))
    slips.type("ai⏎o⏎")
    slips.panel.slips.ask = lambda *_asked: printer
    dialog = _papers(qtbot, slips)
    assert dialog.papers[0].title == "Late slip: Aisha Ahmed"
    with qtbot.waitSignal(dialog.finished_work):
        dialog.buttons.print_them()
    dialog.reject()
    (tmp_path / "slip.pdf").unlink()
    with qtbot.waitSignal(slips.panel.slips.sent):
        slips.type("be⏎t⏎")
    assert (tmp_path / "slip.pdf").is_file()


def test_a_slip_is_of_late_children_only_and_only_where_the_policy_wants_it(
    slips: DeskDriver,
) -> None:
    assert slips.panel.book.slip.isVisible()
    slips.control(Qt.Key.Key_P)
    slips.type("ai⏎o⏎❼ai⏎f0⏎")
    slips.panel.book.table.selectRow(0)
    assert not slips.panel.book.slip.isEnabled()
    slips.control(Qt.Key.Key_P)
    assert slips.panel.findChild(PapersDialog) is None
