"""The window of the day: places by duty, keys, what was done, others' saves, the clock."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QVBoxLayout

from desktop.errors import PermissionRefused
from desktop.models.days.session import Half, Session
from desktop.models.organisation.staff import Role
from desktop.models.site.roll_call import CallKind
from desktop.storage.file.database import open_database, saving
from desktop.tasks.marks.look_at_registers import look_at
from desktop.tasks.organisation.manage_classes import all_classes
from desktop.tasks.people.sign_in import SignedIn, schools_of
from desktop.tasks.safety.open_file import OpenFile
from desktop.tasks.site import call_roll
from desktop.ui import navigation
from desktop.ui.choices import Choices
from desktop.ui.panel import Panel
from desktop.ui.windows.main_window import MainWindow
from tests import make
from tests.picture import nameless

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool


class PlainPanel(Panel):
    """A place that counts how often it was read."""

    read = 0

    def refresh(self) -> None:
        self.read += 1
        if self.layout() is None:
            QVBoxLayout(self).addWidget(QLabel("A place"))


def plain_panel(_place: navigation.Place) -> type[Panel]:
    return PlainPanel


@pytest.fixture
def open_window(
    small: SmallSchool,
    school_file: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[Desk], MainWindow]:
    monkeypatch.setattr(navigation.Place, "panel_class", plain_panel)
    file = OpenFile(school_file, small.db, small.clock, is_sample=True)
    choices = Choices(file=tmp_path / "settings.json")

    def window_for(desk: Desk) -> MainWindow:
        someone = desk.who
        here = schools_of(small.db, someone.person, make.TUESDAY)
        window = MainWindow(file, SignedIn(someone.person, someone.name, here, False), choices)
        qtbot.addWidget(window, before_close_func=MainWindow.stop)
        window.resize(1280, 720)
        window.show()
        qtbot.waitExposed(window)
        return window

    return window_for


def places(window: MainWindow) -> list[str]:
    shown = window.findChildren(QListWidget)[0]
    return [shown.item(row).text() for row in range(shown.count())]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("teacher", ["Register", "On site", "Paper"]),
        (
            "office",
            [
                "Today",
                "Register",
                "Absence line",
                "Late desk",
                "First-day board",
                "On site",
                "Unexplained",
                "Corrections",
                "Head’s desk",
                "Planned",
                "Leave",
                "Pupils",
                "At risk",
                "Travel",
                "Figures",
                "Paper",
                "Amend",
                "Looking back",
                "Import",
                "Classes",
            ],
        ),
    ],
)
def test_only_the_places_of_ones_duties_are_offered(
    open_window: Callable[[Desk], MainWindow],
    small: SmallSchool,
    who: str,
    expected: list[str],
) -> None:
    assert places(open_window(getattr(small, who))) == expected


def test_who_sets_the_school_up_comes_to_no_child_and_no_register(
    open_window: Callable[[Desk], MainWindow], small: SmallSchool
) -> None:
    ada = make.make_person(small.db, small.school, "Ada Admin", Role.ADMINISTRATOR)
    small.db.conn.commit()
    desk = make.make_desk(small.db, small.school, ada, small.clock)
    window = open_window(desk)
    assert places(window) == [
        "Import", "School year", "Policy", "Classes", "Staff", "Safe keeping",
    ]  # fmt: skip
    window.show_pupil(small.pupils[0])
    assert window.places.here == "import_files"
    with pytest.raises(PermissionRefused):
        look_at(desk, small.group, Session(make.TUESDAY, Half.AM))
    assert [group.name for group in all_classes(desk)] == ["6B"]


def test_control_and_a_number_go_to_a_place(
    open_window: Callable[[Desk], MainWindow], small: SmallSchool, qtbot: QtBot
) -> None:
    window = open_window(small.head)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.places.here == "take_message"


def test_arrows_in_the_list_go_at_once(
    open_window: Callable[[Desk], MainWindow], small: SmallSchool, qtbot: QtBot
) -> None:
    window = open_window(small.head)
    qtbot.keyClick(window.findChildren(QListWidget)[0], Qt.Key.Key_Down)
    assert window.places.here == "take_register"


def test_what_was_done_is_said_and_can_be_taken_back(
    open_window: Callable[[Desk], MainWindow], small: SmallSchool
) -> None:
    window, undone = open_window(small.office), []
    panel = window.places.panel
    assert panel is not None
    panel.undoable.emit("Aisha joins 6B.", lambda: undone.append("Aisha"))
    assert window.said.words == "Aisha joins 6B."
    window.said.take_back()
    assert undone == ["Aisha"]
    assert window.said.words == ""


def test_another_windows_save_is_seen_within_a_second(
    open_window: Callable[[Desk], MainWindow],
    small: SmallSchool,
    school_file: Path,
    qtbot: QtBot,
) -> None:
    window = open_window(small.office)
    panel = window.places.panel
    assert isinstance(panel, PlainPanel)
    assert window.heart is not None
    other = open_database(school_file)
    with qtbot.waitSignal(window.heart.others_saved, timeout=1000), saving(other):
        other.conn.execute("UPDATE schools SET phone = '01632 960123'")
    other.close()
    assert panel.read >= 2


def test_a_roll_call_is_told_in_every_window_and_leads_to_it(
    open_window: Callable[[Desk], MainWindow], small: SmallSchool
) -> None:
    window = open_window(small.teacher)
    assert window.heart is not None
    assert window.roll_call.words == ""
    call = call_roll.begin(small.office, CallKind.EMERGENCY, "Fire")
    window.heart.others_saved.emit()
    assert window.roll_call.words == "Fire emergency: Olive Office began a roll-call at 09:00."
    window.roll_call.wanted.emit("see_on_site")
    assert window.places.here == "see_on_site"
    assert window.roll_call.words == ""
    call_roll.end(small.office, call.id, "Nobody was in")
    window.heart.others_saved.emit()
    window.go("take_register")
    assert window.roll_call.words == ""


def test_papers_that_could_not_be_written_are_said_at_the_foot(
    open_window: Callable[[Desk], MainWindow], small: SmallSchool
) -> None:
    window = open_window(small.office)
    assert window.heart is not None
    window.heart.papers.told.emit("Papers for a power cut are not up to date")
    assert "Papers for a power cut are not up to date" in window.status.text
    window.heart.papers.told.emit("")
    assert "Papers" not in window.status.text


def test_the_close_comes_by_itself_and_is_told(
    open_window: Callable[[Desk], MainWindow], small: SmallSchool, qtbot: QtBot
) -> None:
    window = open_window(small.office)
    assert window.heart is not None
    qtbot.waitUntil(lambda: "Backed up" in window.status.text)
    small.clock.set(9, 25)
    window.heart.beat()
    assert "Registers close in 1:00" in window.status.text
    small.clock.set(9, 26)
    window.heart.beat()
    assert "The register has closed." in window.said.words or "closed" in window.said.words
    assert "Registers open at 12:50" in window.status.text


def test_the_foot_says_school_person_position_and_time(
    open_window: Callable[[Desk], MainWindow], small: SmallSchool
) -> None:
    window = open_window(small.head)
    for words in ("Hawthorn Lane Primary School", "Hilda Head, Head", "Tue 10 Nov 2026, 09:00"):
        assert words in window.status.text


def test_a_person_of_two_schools_chooses_and_nothing_crosses(
    open_window: Callable[[Desk], MainWindow], small: SmallSchool
) -> None:
    other = make.make_school(small.db, "Rowan School")
    make.insert(
        small.db,
        "posts",
        school=other,
        person=small.head.who.person,
        role="office",
        position="Office",
        first_day="2026-09-01",
    )
    window = open_window(small.head)
    window.work_at(other)
    assert window.desk.school == other
    assert "Staff" not in places(window)
    assert "Rowan School" in window.status.text


def test_a_clock_that_is_wrong_stops_marking_until_confirmed(
    open_window: Callable[[Desk], MainWindow], small: SmallSchool
) -> None:
    with saving(small.db):
        small.db.conn.execute("UPDATE file_facts SET value = 'real' WHERE name = 'kind'")
    small.clock.set(9, 0, day=date(2027, 10, 1))
    window = open_window(small.head)
    assert "after the last school year ends" in window.clock.words
    window.clock.confirm_because("Next year is not entered yet.")
    assert window.clock.words == ""


def test_everything_in_the_window_has_a_name(
    open_window: Callable[[Desk], MainWindow], small: SmallSchool
) -> None:
    window = open_window(small.head)
    assert nameless(window) == []


def test_the_window_as_drawn(
    open_window: Callable[[Desk], MainWindow],
    small: SmallSchool,
    qtbot: QtBot,
    same_picture: Callable[[QWidget, str], None],
) -> None:
    window = open_window(small.head)
    qtbot.waitUntil(lambda: "Backed up" in window.status.text)
    same_picture(window, "main_window")


def is_here(window: MainWindow, place: str) -> bool:
    return window.places.here == place


def test_the_letters_of_a_place_lead_to_it(
    open_window: Callable[[Desk], MainWindow], small: SmallSchool, qtbot: QtBot
) -> None:
    window = open_window(small.head)
    with qtbot.waitActive(window):
        window.activateWindow()
    gone_to: list[str] = []
    window.places.came_to.connect(gone_to.append)
    for letters, place in (("on", "see_on_site"), ("pup", "change_roll"), ("policy", "set_policy")):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(window.list, letters)
        qtbot.waitUntil(partial(is_here, window, place))
    assert gone_to == ["see_on_site", "change_roll", "set_policy"]  # none on the way there


def test_enter_goes_at_once_where_the_letters_led(
    open_window: Callable[[Desk], MainWindow], small: SmallSchool, qtbot: QtBot
) -> None:
    window = open_window(small.head)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.list, "pup")
    qtbot.keyClick(window.list, Qt.Key.Key_Return)
    assert window.places.here == "change_roll"
