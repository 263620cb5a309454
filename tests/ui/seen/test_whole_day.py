"""A whole day with no mouse: every key a real one, in the program's own window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from desktop.models.admissions.person_name import search_words
from desktop.models.days.sample_clock import SAMPLE_DAY
from desktop.models.days.session import Half, Session
from desktop.models.organisation.sample_secrets import PASSWORD, PIN
from desktop.tasks.admissions.find_pupil import findable_pupils
from desktop.tasks.marks.look_at_registers import look_at, my_classes
from desktop.tasks.safety.open_file import open_file
from desktop.tasks.sample_school import make_sample
from desktop.tasks.site.desk_child import not_here_yet
from desktop.ui.program import Program
from desktop.ui.tour.other_classes import take_other_classes
from desktop.ui.tour.tour_clock import TourClock
from tests.ui.seen.keyboard import CONTROL, SHIFT, Key, Keyboard
from tests.ui.seen.stage import HEAD, OFFICE, TEACHER, desk_of, settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.models.marks.register import Register
    from desktop.tasks.desk import Desk
    from desktop.ui.choices import Choices
    from desktop.ui.windows.main_window import MainWindow

_TO_LATE = 7  # columns from the names
MORNING = Session(SAMPLE_DAY, Half.AM)


class Day:
    """The program on a sample school of its own, a clock, and a keyboard."""

    def __init__(self, program: Program, clock: TourClock, folder: Path) -> None:
        self.program, self.clock, self.folder = program, clock, folder
        self.keys = Keyboard(program.window)

    @property
    def main(self) -> MainWindow:
        assert self.program.at_work is not None
        assert self.program.at_work.main is not None
        return self.program.at_work.main

    def desk(self, name: str) -> Desk:
        assert self.program.file is not None
        return desk_of(self.program.file, name)

    def at(self, hour: int, minute: int) -> None:
        self.clock.set(hour, minute)
        assert self.main.heart is not None
        self.main.heart.beat()
        settle()

    def sign_in(self, name: str, secret: str, qtbot: QtBot) -> None:
        before = self.program.at_work
        self.keys.tab_to("Find a name")
        self.keys.type(name)
        self.keys.press(Key.Key_Return)
        self.keys.type(secret)
        self.keys.press(Key.Key_Return)
        qtbot.waitUntil(lambda: self.program.at_work not in (None, before), timeout=8_000)
        qtbot.waitUntil(lambda: self.main.signed_in.name == name, timeout=8_000)
        settle()

    def change_person(self, name: str, secret: str, qtbot: QtBot) -> None:
        self.keys.press(Key.Key_L, modifier=CONTROL)
        self.sign_in(name, secret, qtbot)

    def count(self, table: str) -> int:
        assert self.program.file is not None
        return int(self.program.file.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608

    def register(self, name: str = TEACHER) -> Register:
        desk = self.desk(name)
        return look_at(desk, my_classes(desk)[0].id, MORNING)


@pytest.fixture
def day(tmp_path: Path, choices: Choices, monkeypatch: pytest.MonkeyPatch) -> Iterator[Day]:
    path = tmp_path / "Hawthorn Lane.school"
    make_sample(path, day=SAMPLE_DAY)
    monkeypatch.chdir(tmp_path)  # a paper's name is enough to save it here
    choices.set_theme("light")
    program, clock = Program(choices), TourClock(SAMPLE_DAY)
    program.window.resize(1280, 800)
    program.show_first_start()
    program.window.show()
    program.file = replace(open_file(path), clock=clock)
    program.show_door()
    settle()
    yield Day(program, clock, tmp_path)
    settle()
    program.window.close()
    program.window.deleteLater()
    settle()


def take_the_register(day: Day) -> None:
    keys = day.keys
    day.at(8, 57)
    keys.type("//n/l4")
    keys.press(Key.Key_Down)
    keys.type("*")
    keys.press(Key.Key_Return, modifier=CONTROL)
    assert day.register().handed_in_at is not None
    assert {"N", "L"} <= {row.code for row in day.register().rows}


def keep_the_desk(day: Day) -> None:
    """The office: a late child, a reminder, and a drill."""
    keys, desk = day.keys, day.desk(OFFICE)
    day.at(9, 12)
    keys.go("Late desk")
    everyone = [one for one in findable_pupils(desk) if one.is_on_roll]
    missing = not_here_yet(desk, [one.pupil for one in everyone])
    child = next(one for one in everyone if one.pupil in missing)
    before = day.count("signings")
    keys.type(" ".join(search_words(child.name)))
    keys.press(Key.Key_Return)
    keys.type("o")
    keys.press(Key.Key_Return)
    assert day.count("signings") == before + 1
    keys.go("Today")
    keys.press(Key.Key_R, modifier=CONTROL | SHIFT)
    assert day.count("reminders") == 1


def call_the_roll(day: Day) -> None:
    keys = day.keys
    keys.go("On site")

    def first_of_the_menu() -> None:
        keys.press(Key.Key_Down, Key.Key_Return)

    before = day.count("roll_calls")
    keys.press_and(Key.Key_F7, first_of_the_menu)
    assert day.count("roll_calls") == before + 1
    ticks = day.count("roll_call_ticks")
    keys.press(Key.Key_Space)
    assert day.count("roll_call_ticks") > ticks
    keys.tab_to("End")
    keys.press(Key.Key_Return)
    keys.type("A drill: the rest were seen at the gate")
    keys.press(Key.Key_Return, modifier=CONTROL)
    found = "SELECT ended_at FROM roll_calls ORDER BY id DESC LIMIT 1"
    assert day.program.file is not None
    assert day.program.file.db.execute(found).fetchone()[0]


def ask_for_a_correction(day: Day) -> None:
    keys = day.keys
    assert day.register().closed_at is not None
    before = day.count("corrections")
    keys.press(Key.Key_Home)
    keys.type("n")
    keys.type("Left with her mother before I had finished")
    keys.press(Key.Key_Return)
    assert day.count("corrections") == before + 1


def amend_and_look_back(day: Day) -> None:
    keys, before = day.keys, day.count("amendments")
    keys.go("Amend")
    keys.press(Key.Key_Down, Key.Key_Space)
    keys.tab_to("Reason")
    keys.type("A letter came: all were unwell")
    keys.press(Key.Key_Return, modifier=CONTROL)
    keys.tab_to("Amend")
    keys.press(Key.Key_Space)
    assert day.count("amendments") == before + 1
    keys.go("Look back")
    keys.press(Key.Key_Left)
    assert day.main.places.here == "look_back"


def see_a_child_and_the_figures(day: Day) -> None:
    keys = day.keys

    def find() -> None:
        keys.type("wojcik")
        keys.press(Key.Key_Return)

    keys.press_and(Key.Key_K, find, CONTROL)
    assert day.main.places.here == "change_roll"
    keys.go("Figures")
    keys.press(*[Key.Key_Right] * _TO_LATE)
    keys.press_and(Key.Key_Return, lambda: keys.press(Key.Key_Escape))
    assert day.main.places.here == "see_figures"


def save_a_paper(day: Day, qtbot: QtBot) -> None:
    keys = day.keys
    keys.go("Paper")
    keys.tab_to("Of whom")
    keys.press(Key.Key_Space)
    keys.tab_to("Show")

    def save() -> None:
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        keys.press_and(Key.Key_S, lambda: keys.press(Key.Key_Return), CONTROL)
        qtbot.waitUntil(lambda: any(day.folder.glob("*.pdf")), timeout=8_000)
        keys.press(Key.Key_Escape)

    keys.press(Key.Key_Space)
    save()
    assert [one.read_bytes()[:5] for one in day.folder.glob("*.pdf")] == [b"%PDF-"]


def settle_corrections(day: Day) -> None:
    waiting = "SELECT count(*) FROM corrections WHERE settled_at IS NULL"
    assert day.program.file is not None
    before = day.program.file.db.execute(waiting).fetchone()[0]
    day.keys.go("Corrections")
    day.keys.type("a")
    assert day.program.file.db.execute(waiting).fetchone()[0] == before - 1


def test_the_whole_day_is_worked_without_a_mouse(day: Day, qtbot: QtBot) -> None:
    day.sign_in(TEACHER, PIN, qtbot)
    take_the_register(day)
    assert day.program.file is not None
    take_other_classes(day.program.file, 1, TEACHER)
    day.change_person(OFFICE, PASSWORD, qtbot)
    keep_the_desk(day)
    call_the_roll(day)
    day.at(9, 26)
    day.change_person(TEACHER, PIN, qtbot)
    ask_for_a_correction(day)
    day.change_person(OFFICE, PASSWORD, qtbot)
    amend_and_look_back(day)
    see_a_child_and_the_figures(day)
    save_a_paper(day, qtbot)
    settle_corrections(day)
    day.change_person(HEAD, PASSWORD, qtbot)
    assert day.main.signed_in.name == HEAD
