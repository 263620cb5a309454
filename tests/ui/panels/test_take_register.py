"""Taking a register by keyboard: presses counted, each mark on the disk, nothing in between."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop.models.days.session import Half, Session
from desktop.tasks.marks import take_register
from tests.picture import nameless
from tests.tasks.taking import MORNING, codes, expect, opened
from tests.ui.panels.register_keys import Driver, class_of_thirty

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool

BLANK = ". | . | . | . | ."


def test_an_all_present_class_of_thirty_takes_two_presses(qtbot: QtBot, small: SmallSchool) -> None:
    class_of_thirty(small)
    driver = Driver(qtbot, small.teacher).type("*").hand_in()
    assert driver.presses == 2
    assert codes(small).split() == ["/"] * 30
    assert opened(small).handed_in_by == "Tara Teach"


@pytest.mark.parametrize("rows", [(3, 7, 9), (11, 17, 22), (28, 29, 30), (1, 2, 30)])
def test_three_absences_among_thirty_take_at_most_ten_presses(
    qtbot: QtBot, small: SmallSchool, rows: tuple[int, ...]
) -> None:
    class_of_thirty(small)
    driver = Driver(qtbot, small.teacher)
    for row in rows:
        driver.type(f"{row}N")
    driver.fill_and_hand_in()
    assert driver.presses <= 10
    assert [at for at, code in enumerate(codes(small).split(), 1) if code == "N"] == list(rows)
    assert opened(small).handed_in_at is not None


@pytest.mark.parametrize(
    ("keys", "marks", "row"),
    [
        ("/", "/ ✓ | . | . | . | .", 2),
        ("/n ", "/ ✓ | N ✓ | / ✓ | . | .", 4),
        ("L7⏎", "L ✓ 7 min | . | . | . | .", 2),
        ("L⏎", "L ✓ 5 min | . | . | . | .", 2),
        ("L12n", "L ✓ 12 min | N ✓ | . | . | .", 3),
        ("L1", "L 1… | . | . | . | .", 1),
        ("L12⌫", "L 1… | . | . | . | .", 1),
        ("L⌫/", "/ ✓ | . | . | . | .", 2),
        ("L5⎋", BLANK, 1),
        ("L5↓", "L ✓ 5 min | . | . | . | .", 2),
        ("/↑⌫", BLANK, 1),
        ("/↑n", "N ✓ | . | . | . | .", 2),
        ("⇲/", ". | . | . | . | / ✓", 1),
        ("⇲⇱n", "N ✓ | . | . | . | .", 2),
        ("4/", ". | . | . | / ✓ | .", 5),
        ("*", "/ ✓ | / ✓ | / ✓ | / ✓ | / ✓", 1),
        ("n*", "N ✓ | / ✓ | / ✓ | / ✓ | / ✓", 2),
        ("i", BLANK, 1),
    ],
)
def test_keys_mark_the_child_under_the_cursor_and_it_moves_on(
    qtbot: QtBot, small: SmallSchool, keys: str, marks: str, row: int
) -> None:
    driver = Driver(qtbot, small.teacher).type(keys)
    assert driver.marks == marks
    assert driver.row == row
    saved = [words.split()[0] if "✓" in words else "." for words in marks.split(" | ")]
    assert codes(small).split() == saved


@pytest.mark.parametrize(
    ("keys", "marks"),
    [
        ("i", "I ✓ Illness"),
        ("y1", "Y1 ✓"),
        ("j1", "J…"),
        ("o", "O ✓"),
    ],
)
def test_the_office_has_every_letter(
    qtbot: QtBot, small: SmallSchool, keys: str, marks: str
) -> None:
    driver = Driver(qtbot, small.office).type(keys)
    code = marks.split(maxsplit=1)[0]
    if "✓" in marks:
        assert codes(small).split()[0] == code
    else:
        assert codes(small).split()[0] == "."
        assert "waits for the head" in driver.said


def test_c_waits_for_its_digit_and_ends_with_the_next_key(qtbot: QtBot, small: SmallSchool) -> None:
    driver = Driver(qtbot, small.officer).type("c")
    assert driver.marks.startswith("C… |")
    driver.type("1c/c↓")
    assert codes(small) == "C1 C / C ."


@pytest.mark.parametrize("key", ["/", "n"])
def test_a_key_held_down_marks_one_child(qtbot: QtBot, small: SmallSchool, key: str) -> None:
    driver = Driver(qtbot, small.teacher).type(key)
    for _ in range(4):
        held = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier, key, True
        )
        QApplication.sendEvent(driver.panel.sheet.view, held)
    assert codes(small) == f"{key.upper()} . . . ."


def test_a_refused_mark_says_why_in_the_line(
    qtbot: QtBot, small: SmallSchool, told: list[str]
) -> None:
    driver = Driver(qtbot, small.teacher).type("i")
    assert driver.said.startswith("I is for the office to enter.")
    assert told == []


@pytest.mark.parametrize(
    ("who", "keys", "words"),
    [
        ("teacher", "b", "B is for the office to enter."),
        ("teacher", "y7", "Y7 is for the office to enter."),
        ("teacher", "c1", "C1 is for the office to enter."),
        ("officer", "j⏎", "J goes with a digit, as in J1."),
        ("officer", "h", "H is no longer used: its last day was 18 August 2024. Use C if"),
        ("officer", "x", "X is only for a child below or above compulsory school age."),
        ("officer", "u", "U is for a child who arrives after the register has closed."),
        ("officer", "z", "Z is for a child who is not yet on the roll."),
        ("officer", "y4", "Y4 closes the whole school."),
    ],
)
def test_a_code_that_does_not_go_is_refused_at_once_and_the_cursor_stays(
    qtbot: QtBot, small: SmallSchool, who: str, keys: str, words: str
) -> None:
    driver = Driver(qtbot, getattr(small, who)).type("2").type(keys)
    assert driver.said.startswith(words)
    assert driver.row == 2
    assert not driver.panel.sheet.question.isVisible()
    assert codes(small) == BLANK.replace(" |", "")


def test_study_leave_in_a_primary_is_entered_with_a_warning(
    qtbot: QtBot, small: SmallSchool
) -> None:
    driver = Driver(qtbot, small.officer).type("s")
    assert driver.said == (
        "Study leave (S) is unusual in a primary school: check that it is meant."
    )
    assert codes(small) == "S . . . ."


def test_an_online_lesson_is_no_approved_activity(qtbot: QtBot, small: SmallSchool) -> None:
    driver = Driver(qtbot, small.officer).type("b").answer("online lesson at home")
    assert driver.said.startswith("Remote learning is never B.")
    assert codes(small) == ". . . . ."


def test_the_menu_offers_a_teacher_only_what_a_teacher_may_use(
    qtbot: QtBot, small: SmallSchool
) -> None:
    offered = {}
    for who in ("teacher", "office"):
        driver = Driver(qtbot, getattr(small, who))
        driver.panel.sheet.buttons.more.click()
        menu = driver.panel.sheet.buttons.findChild(QMenu)
        assert isinstance(menu, QMenu)
        offered[who] = {one.text().split()[0]: one.isEnabled() for one in menu.actions()}
        menu.close()
    assert offered["teacher"] == {"/": True, "L": True, "N": True}
    assert offered["office"]["I"]
    assert not offered["office"]["C1"]


def test_a_note_is_asked_for_where_the_code_demands_one(qtbot: QtBot, small: SmallSchool) -> None:
    driver = Driver(qtbot, small.office).type("b")
    assert codes(small) == ". . . . ."
    driver.answer("Taster day at Upton High").type("/")
    assert codes(small) == "B / . . ."
    entry = opened(small).rows[0].entry
    assert entry is not None
    assert entry.note == "Taster day at Upton High"


def test_blanks_are_asked_about_in_the_line_and_esc_goes_back(
    qtbot: QtBot, small: SmallSchool
) -> None:
    driver = Driver(qtbot, small.teacher).type("//").hand_in()
    question = driver.panel.sheet.question
    assert question.isVisible()
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert driver.panel.sheet.view.hasFocus()
    driver.hand_in()
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert opened(small).handed_in_at is not None
    assert codes(small) == "/ / . . ."


def test_what_is_known_is_shown_without_the_reason_and_accepted_at_hand_in(
    qtbot: QtBot, small: SmallSchool
) -> None:
    expect(small, 1, "I", note="Chickenpox")
    driver = Driver(qtbot, small.teacher).type("*")
    assert "1 with something known left alone" in driver.said
    driver.hand_in()
    assert driver.said == "Handed in. Accepted as known: Ben Baxter (absence known)."
    assert codes(small) == "/ I / / /"
    assert "A ✓" in driver.marks
    assert "I ✓" not in driver.marks


def test_marking_a_known_absence_present_asks_once(qtbot: QtBot, small: SmallSchool) -> None:
    expect(small, 0, "I")
    driver = Driver(qtbot, small.teacher).type("⇱/")
    assert codes(small) == ". . . . ."
    assert driver.said.startswith("Absence known for Aisha Ahmed. Type / again")
    driver.type("/")
    assert codes(small) == "/ . . . ."


def test_a_accepts_what_is_known_of_one_child(qtbot: QtBot, small: SmallSchool) -> None:
    expect(small, 1, "M")
    driver = Driver(qtbot, small.teacher).type("2a")
    assert codes(small) == ". M . . ."
    driver.type("1a")
    assert driver.said == "Nothing is known about Aisha Ahmed."


@pytest.mark.parametrize(
    ("keys", "undos", "after"),
    [
        ("/", 1, ". . . . ."),
        ("n*", 1, "N . . . ."),
        ("n*", 2, ". . . . ."),
        ("/↑n", 1, "/ . . . ."),
        ("", 1, ". . . . ."),
    ],
)
def test_ctrl_z_takes_back_the_last_press(
    qtbot: QtBot, small: SmallSchool, keys: str, undos: int, after: str
) -> None:
    driver = Driver(qtbot, small.teacher).type(keys)
    for _ in range(undos):
        driver.undo()
    assert codes(small) == after
    assert [word.split()[0] for word in driver.marks.split(" | ")] == after.split()


def test_only_the_marked_line_is_painted_again(qtbot: QtBot, small: SmallSchool) -> None:
    driver = Driver(qtbot, small.teacher)
    painted: list[tuple[int, int]] = []
    driver.panel.sheet.view.lines.dataChanged.connect(
        lambda first, last: painted.append((first.row(), last.row()))
    )
    driver.type("/")
    assert painted == [(0, 0)]


def test_a_button_is_a_mark(qtbot: QtBot, small: SmallSchool) -> None:
    driver = Driver(qtbot, small.teacher)
    buttons = driver.panel.sheet.buttons
    for button in (buttons.present, buttons.late, buttons.no_reason):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert codes(small) == "/ L N . ."
    qtbot.mouseClick(buttons.rest, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(driver.panel.header.hand_in, Qt.MouseButton.LeftButton)
    assert opened(small).handed_in_at is not None


def test_days_before_are_looked_at_and_sessions_beside_are_a_step_away(
    qtbot: QtBot, small: SmallSchool
) -> None:
    driver = Driver(qtbot, small.teacher)
    QTest.keyClick(driver.panel.sheet.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert driver.panel.sheet.marker.register.session == Session(date(2026, 11, 9), Half.PM)
    assert driver.panel.header.state.text() == "not taken"
    QTest.keyClick(driver.panel.sheet.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert driver.panel.sheet.marker.register.session == MORNING


def test_a_teacher_without_a_class_is_told_so(qtbot: QtBot, small: SmallSchool) -> None:
    driver = Driver(qtbot, small.stranger)
    assert driver.panel.nothing.words.startswith("You take no class today.")
    assert not driver.panel.header.isVisible()
    driver.panel.tick()


def test_the_other_session_of_the_day_is_shown_when_its_time_comes(
    qtbot: QtBot, small: SmallSchool
) -> None:
    driver = Driver(qtbot, small.teacher)
    small.clock.set(12, 30)
    driver.panel.tick()
    assert driver.panel.sheet.marker.register.session.half is Half.PM


@pytest.mark.parametrize("who", ["teacher", "office"])
def test_every_field_and_button_has_a_name(qtbot: QtBot, small: SmallSchool, who: str) -> None:
    driver = Driver(qtbot, getattr(small, who))
    assert nameless(driver.panel) == []


def test_the_panel_is_drawn(
    qtbot: QtBot, small: SmallSchool, same_picture: Callable[[QWidget, str], None]
) -> None:
    expect(small, 2, "V")
    driver = Driver(qtbot, small.teacher).type("/L7⏎n")
    QApplication.processEvents()
    same_picture(driver.panel, "take_register")


def test_the_marks_of_a_register_survive_its_panel(qtbot: QtBot, small: SmallSchool) -> None:
    Driver(qtbot, small.teacher).type("/n")
    assert Driver(qtbot, small.teacher).marks == "/ ✓ | N ✓ | . | . | ."
    assert take_register.open_register(small.office, small.group, MORNING).was_taken
