"""The register on the screen around its close: read-only, corrections, amendments, two windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.models.organisation.staff import Role
from desktop.tasks.marks import settle_corrections
from desktop.tasks.marks.close_registers import close_due
from tests import make
from tests.tasks.taking import MORNING, codes, mark, opened
from tests.ui.panels.register_keys import Driver

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool


def test_before_it_opens_the_register_is_for_looking(qtbot: QtBot, small: SmallSchool) -> None:
    small.clock.set(8, 40)
    driver = Driver(qtbot, small.teacher).type("/")
    assert driver.panel.sheet.banner.words.startswith("Marking opens at 08:45.")
    assert driver.said.startswith("Marking opens at 08:45.")
    assert not driver.panel.header.hand_in.isEnabled()
    small.clock.set(8, 45)
    driver.panel.tick()
    assert driver.panel.header.hand_in.isEnabled()
    assert driver.panel.header.figure.text() == "41:00"


def test_at_the_close_it_turns_read_only_without_a_press(qtbot: QtBot, small: SmallSchool) -> None:
    driver = Driver(qtbot, small.teacher).type("/L")
    small.clock.set(9, 26)
    driver.panel.tick()
    assert driver.said == "The register has closed. L was still being typed and is not saved."
    assert codes(small) == "/ N N N N"
    assert "goes to the office as a correction" in driver.panel.sheet.banner.words
    assert not driver.panel.header.hand_in.isEnabled()


def test_a_teacher_sends_a_correction_and_sees_the_answer(qtbot: QtBot, small: SmallSchool) -> None:
    driver = Driver(qtbot, small.teacher).type("*").hand_in()
    small.clock.set(9, 40)
    driver.panel.tick()
    driver.type("⇱n").answer("She went home at 9, I marked too soon")
    assert codes(small) == "/ / / / /"
    assert "asked for N" in driver.marks
    (asked,) = settle_corrections.corrections_waiting(small.office)
    settle_corrections.accept(small.office, asked)
    driver.panel.refresh()
    assert codes(small) == "N / / / /"
    assert "N ✓ correction accepted" in driver.marks


def test_the_office_amends_with_a_reason_and_both_marks_stay(
    qtbot: QtBot, small: SmallSchool
) -> None:
    Driver(qtbot, small.teacher).type("*").hand_in()
    small.clock.set(10)
    close_due(small.db, small.clock(), make.TUESDAY)
    driver = Driver(qtbot, small.office).type("2m")
    assert codes(small) == "/ / / / /"
    driver.answer("Dentist, mum rang")
    assert codes(small) == "/ M / / /"
    driver.type("⏎")
    history = driver.panel.sheet.history
    assert history.isVisible()
    shown = [one.text() for one in history.findChildren(QLabel)]
    assert "amendment by Olive Office, Office" in shown
    assert "Reason: Dentist, mum rang" in shown


def test_a_marks_history_leads_to_the_register_as_it_stood(
    qtbot: QtBot, small: SmallSchool
) -> None:
    Driver(qtbot, small.teacher).type("n")
    driver = Driver(qtbot, small.office).type("⏎")
    with qtbot.waitSignal(driver.panel.went) as went:
        driver.panel.sheet.history.look_back.click()
    assert went.args == ["look_back", (small.group, MORNING)]


def test_a_class_teacher_does_not_look_back(qtbot: QtBot, small: SmallSchool) -> None:
    driver = Driver(qtbot, small.teacher).type("n⏎")
    assert not driver.panel.sheet.history.look_back.isVisible()


def test_the_office_takes_late_with_one_reason_for_the_session(
    qtbot: QtBot, small: SmallSchool
) -> None:
    small.clock.set(10)
    driver = Driver(qtbot, small.office)
    assert driver.panel.sheet.banner.words.startswith("Nobody took this register")
    driver.type("n").answer("Fire drill").type("l9⏎*")
    assert codes(small) == "N L / / /"
    driver.hand_in()
    assert opened(small).handed_in_by == "Olive Office"


def test_a_register_nobody_handed_in_is_handed_in_by_the_office(
    qtbot: QtBot, small: SmallSchool
) -> None:
    mark(small.teacher, opened(small), 0, "/")
    small.clock.set(10)
    driver = Driver(qtbot, small.office)
    assert driver.panel.header.hand_in.isEnabled()
    driver.hand_in()
    asked = driver.panel.sheet.question.findChildren(QLabel)[0].text()
    assert asked.startswith("Taken, but never handed in.")
    driver.answer("All here but those four, she says")
    assert (opened(small).handed_in_by, codes(small)) == ("Olive Office", "/ N N N N")
    assert not driver.panel.header.hand_in.isEnabled()


def test_two_windows_see_each_other_and_lose_nothing(qtbot: QtBot, small: SmallSchool) -> None:
    teacher, office = Driver(qtbot, small.teacher), Driver(qtbot, small.office)
    teacher.type("L5")
    office.type("2i")
    teacher.panel.refresh()
    assert teacher.marks.startswith("L 5… | A ✓ absence known |")
    assert teacher.row == 1
    office.type("3i")
    teacher.type("⏎").type("3/")
    assert "Olive Office has just marked Chloe Carr" in teacher.said
    assert codes(small) == "L I I . ."
    assert teacher.marks.split(" | ")[2].startswith("A ✓")


def test_what_another_marks_while_minutes_are_typed_is_told_and_stays(
    qtbot: QtBot, small: SmallSchool
) -> None:
    teacher = Driver(qtbot, small.teacher).type("L5")
    Driver(qtbot, small.office).type("1i")
    teacher.panel.refresh()
    teacher.type("⏎")
    assert "Olive Office has just marked Aisha Ahmed" in teacher.said
    assert codes(small) == "I . . . ."
    teacher.type("1L5⏎")
    assert teacher.said.startswith("Absence known for Aisha Ahmed") or codes(small)[0] == "L"


@pytest.mark.parametrize("who", ["teacher", "office"])
def test_reasons_stay_off_a_classs_screen(qtbot: QtBot, small: SmallSchool, who: str) -> None:
    mark(small.office, opened(small), 0, "I", note="Chickenpox")
    driver = Driver(qtbot, getattr(small, who))
    driver.type("1")
    QTest.keyPress(driver.panel.sheet.view, Qt.Key.Key_F2)
    seen = driver.marks.split(" | ")[0]
    QTest.keyRelease(driver.panel.sheet.view, Qt.Key.Key_F2)
    assert seen.startswith("I" if who == "office" else "A")
    if who == "teacher":
        assert driver.said.startswith("The office knows the reasons.")


def test_who_sees_all_and_teaches_the_class_sees_reasons_while_f2_is_held(
    qtbot: QtBot, small: SmallSchool
) -> None:
    both = make.make_person(small.db, small.school, "Bo Both", Role.CLASS_TEACHER, Role.HEAD)
    make.teach(small.db, small.group, both)
    mark(small.office, opened(small), 0, "I")
    driver = Driver(qtbot, small.desk(both))
    QTest.keyPress(driver.panel.sheet.view, Qt.Key.Key_F2)
    assert driver.marks.startswith("I")
    QTest.keyRelease(driver.panel.sheet.view, Qt.Key.Key_F2)
    assert driver.marks.startswith("A")
