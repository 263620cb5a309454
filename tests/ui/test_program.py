"""The way through: first start, a file, the door, work, the lock, and another person."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout

from desktop.models.organisation.school import SchoolFacts
from desktop.models.organisation.staff import Role
from desktop.storage.file.database import create_database, open_database, saving
from desktop.storage.organisation import people
from desktop.tasks.organisation.set_up_school import new_school
from desktop.tasks.people.secret_hash import with_secret
from desktop.ui import navigation
from desktop.ui.choices import Choices
from desktop.ui.panel import Panel
from desktop.ui.program import Program
from desktop.ui.set_up.set_up_window import SetUpWindow
from desktop.ui.windows.first_start_window import FirstStartWindow
from desktop.ui.windows.lock_window import Cover
from desktop.ui.windows.sign_in_window import SignInWindow
from tests import make
from tests.picture import nameless
from tests.ui.people import CHEAP, SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.ui.widgets.people.sign_in_card import SignInCard

FACTS = SchoolFacts(name="Elm Road School", la="802", estab="2002", registers_from=make.TUESDAY)


class PlainPanel(Panel):
    def refresh(self) -> None:
        if self.layout() is None:
            QVBoxLayout(self).addWidget(QLabel("A place"))


def plain_panel(_place: navigation.Place) -> type[Panel]:
    return PlainPanel


@pytest.fixture(scope="session")
def hawthorn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hawthorn") / "hawthorn.school"
    db = create_database(path)
    school = make.make_school(db)
    for name, role in (("Hilda Head", Role.HEAD), ("Tara Teach", Role.CLASS_TEACHER)):
        someone = make.make_person(db, school, name, role)
        account = people.load_account(db, someone.person)
        with saving(db):
            people.change_account(db, with_secret(account, SECRET, someone.roles, CHEAP))
    db.close()
    return path


@pytest.fixture
def file(hawthorn: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(hawthorn, tmp_path / "hawthorn.school"))


@pytest.fixture
def program(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    del qapp
    monkeypatch.setattr(navigation.Place, "panel_class", plain_panel)
    made = Program(Choices(file=tmp_path / "settings.json"))
    yield made
    made.window.close()
    QThreadPool.globalInstance().waitForDone()


def page_of(program: Program, kind: type) -> bool:
    return isinstance(program.window.page, kind)


def at_the_door(program: Program, file: Path, qtbot: QtBot) -> SignInWindow:
    program.start(file)
    qtbot.waitUntil(lambda: page_of(program, SignInWindow))
    page = program.window.page
    assert isinstance(page, SignInWindow)
    return page


def sign_in(card: SignInCard, name: str, qtbot: QtBot) -> None:
    card.refresh(name)
    with qtbot.waitSignal(card.signed_in):
        card.try_with(SECRET)


def test_with_no_file_yet_there_are_three_choices(program: Program) -> None:
    program.start()
    assert page_of(program, FirstStartWindow)
    page = program.window.page
    assert page is not None
    assert nameless(page) == []


def test_a_file_leads_through_the_door_to_work(program: Program, file: Path, qtbot: QtBot) -> None:
    door = at_the_door(program, file, qtbot)
    sign_in(door.card, "hilda head", qtbot)
    assert program.at_work is not None
    assert program.at_work.main is program.window.page
    settings = Choices(file=file.with_name("settings.json")).settings
    assert settings.last_file == str(file)
    assert settings.people == {str(file): "hilda head"}


def test_a_file_that_is_no_schools_is_told_on_the_first_page(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "letter.school"
    other.write_text("Dear parents,", encoding="utf-8")
    program.start(other)
    page = program.window.page
    assert isinstance(page, FirstStartWindow)
    qtbot.waitUntil(lambda: "letter.school is not a school's file" in page.notice.words)


def test_a_locked_window_shows_nothing_until_the_same_person_is_back(
    program: Program, file: Path, qtbot: QtBot
) -> None:
    sign_in(at_the_door(program, file, qtbot).card, "hilda head", qtbot)
    work = program.at_work
    assert work is not None
    main = work.main
    work.lock_now()
    assert work.lock is not None
    assert nameless(work.lock) == []
    assert [cover.size() for cover in program.window.findChildren(Cover)] == [program.window.size()]
    work.lock.reject()
    assert work.lock.isVisible()
    sign_in(work.lock.card, "hilda head", qtbot)
    assert work.lock is None
    assert program.window.page is main


def test_another_person_at_the_lock_gets_their_own_places(
    program: Program, file: Path, qtbot: QtBot
) -> None:
    sign_in(at_the_door(program, file, qtbot).card, "hilda head", qtbot)
    work = program.at_work
    assert work is not None
    left_open = QDialog(program.window)
    left_open.open()
    work.change_person()
    assert work.lock is not None
    sign_in(work.lock.card, "tara teach", qtbot)
    assert not left_open.isVisible()
    assert program.at_work is not None
    assert program.at_work.main is not None
    assert program.at_work.main.desk.who.name == "Tara Teach"


def test_nobody_there_for_as_long_as_the_policy_says_locks(
    program: Program, file: Path, qtbot: QtBot
) -> None:
    sign_in(at_the_door(program, file, qtbot).card, "tara teach", qtbot)
    work = program.at_work
    assert work is not None
    assert work.idle is not None
    assert work.idle.minutes == 10
    work.idle.idle.emit()
    assert work.lock is not None


def test_a_file_with_a_school_and_nobody_in_it_goes_on_with_the_set_up(
    program: Program, empty_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = Path(shutil.copy(empty_file, tmp_path / "begun.school"))
    db = open_database(path)
    new_school(db, FACTS, make.TestClock()())
    db.close()
    program.start(path)
    qtbot.waitUntil(lambda: page_of(program, SetUpWindow))


def test_after_a_restore_everybody_signs_in_again_and_is_told_why(
    program: Program, file: Path, qtbot: QtBot
) -> None:
    sign_in(at_the_door(program, file, qtbot).card, "hilda head", qtbot)
    assert program.at_work is not None
    assert program.at_work.main is not None
    program.at_work.main.places.signed_out.emit("The file is as it was on Mon 9 Nov 2026.")
    qtbot.waitUntil(lambda: page_of(program, SignInWindow))
    door = program.window.page
    assert isinstance(door, SignInWindow)
    assert door.notice.words == "The file is as it was on Mon 9 Nov 2026."
    assert program.at_work is None
