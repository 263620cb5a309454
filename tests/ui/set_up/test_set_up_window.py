"""Setting up a school in the window: from an empty folder to somebody at work."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThreadPool

from desktop.models.days.school_year import Closure, ClosureKind, SchoolYear, Term
from desktop.models.days.year_draft import YearDraft
from desktop.tasks.organisation import manage_classes, set_policy, set_terms
from desktop.tasks.organisation.manage_classes import ClassFacts
from desktop.tasks.safety.open_file import OpenFile, close_file
from desktop.ui.set_up.classes_step import ClassesStep
from desktop.ui.set_up.policy_step import PolicyStep
from desktop.ui.set_up.set_up_window import SetUpWindow
from desktop.ui.set_up.year_step import YearStep
from tests.make import TERMS
from tests.picture import nameless
from tests.ui.people import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk

CLOSED = (
    (date(2026, 9, 3), ClosureKind.INSET),
    (date(2026, 9, 4), ClosureKind.INSET),
    (date(2027, 5, 3), ClosureKind.BANK_HOLIDAY),
)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[SetUpWindow]:
    made, files = SetUpWindow(folder=tmp_path), list[OpenFile]()
    made.begun.connect(files.append)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    yield made
    QThreadPool.globalInstance().waitForDone()
    for file in files:
        close_file(file)


def fill_in_school(window: SetUpWindow) -> None:
    editor = window.school.editor
    for field, words in (
        (editor.name, "Hawthorn Lane Primary School"),
        (editor.la, "886"),
        (editor.estab, "2001"),
    ):
        field.setText(words)


def fill_in_person(window: SetUpWindow, secret: str = SECRET) -> None:
    window.person.person.setText("Hilda Head")
    window.person.secret.first.set_text(secret)
    window.person.secret.again.set_text(secret)


def begin(window: SetUpWindow, qtbot: QtBot) -> Desk:
    fill_in_school(window)
    window.next.click()
    fill_in_person(window)
    with qtbot.waitSignal(window.begun):
        window.next.click()
    assert window.desk is not None
    return window.desk


def keep(window: SetUpWindow, qtbot: QtBot) -> None:
    before = window.step
    window.next.click()
    qtbot.waitUntil(lambda: window.step is not before)


def test_a_school_needs_a_name_and_both_numbers(window: SetUpWindow) -> None:
    assert not window.next.isEnabled()
    fill_in_school(window)
    assert window.next.isEnabled()
    window.school.editor.estab.setText("20")
    window.school.editor.touch("estab")
    assert not window.next.isEnabled()
    assert window.school.editor.finding("estab") == "The establishment number has 4 digits."


def test_the_authority_is_named_as_its_number_is_typed(window: SetUpWindow) -> None:
    window.school.editor.la.setText("886")
    assert window.school.editor.finding("la") == ""
    window.school.editor.la.setText("111")
    window.school.editor.touch("la")
    assert "not the number of a local authority" in window.school.editor.finding("la")


def test_a_file_that_is_already_there_is_never_written_over(
    window: SetUpWindow, tmp_path: Path
) -> None:
    (tmp_path / "Hawthorn Lane Primary School.school").write_bytes(b"somebody's")
    fill_in_school(window)
    assert not window.next.isEnabled()


@pytest.mark.parametrize("secret", ["short", "password1", "Hilda Head"])
def test_a_password_that_is_easily_guessed_does_not_go_on(window: SetUpWindow, secret: str) -> None:
    fill_in_school(window)
    window.next.click()
    fill_in_person(window, secret)
    assert not window.next.isEnabled()


def test_nothing_is_on_the_disk_before_there_is_somebody_to_sign_in(
    window: SetUpWindow, tmp_path: Path
) -> None:
    fill_in_school(window)
    window.next.click()
    assert list(tmp_path.glob("*.school*")) == []


def test_the_code_is_shown_once_and_must_be_kept(window: SetUpWindow, qtbot: QtBot) -> None:
    begin(window, qtbot)
    assert window.step is window.recovery
    assert len(window.recovery.card.code) == 24
    assert not window.next.isEnabled()
    assert not window.back.isVisible()
    window.recovery.kept.setChecked(True)
    assert window.next.isEnabled()


def test_year_policy_and_classes_are_kept_on_the_way(window: SetUpWindow, qtbot: QtBot) -> None:
    desk = begin(window, qtbot)
    window.recovery.kept.setChecked(True)
    keep(window, qtbot)
    year = window.step
    assert isinstance(year, YearStep)
    year.editor.show_draft(a_year())
    year.editor.changed.emit()
    assert year.editor.count.days == 190
    keep(window, qtbot)
    assert isinstance(window.step, PolicyStep)
    keep(window, qtbot)
    classes = window.step
    assert isinstance(classes, ClassesStep)
    classes.editor.show_classes([ClassFacts("6B", ("6",)), ClassFacts("Oak", ("3", "4"))])
    classes.editor.changed.emit()
    keep(window, qtbot)
    assert [kept.year.name for kept in set_terms.years_of(desk)] == ["2026/27"]
    assert set_policy.policy_today(desk).am is not None
    assert [one.name for one in manage_classes.classes_on(desk, desk.today)] == ["Oak", "6B"]


def a_year() -> YearDraft:
    terms = tuple(
        Term(name, date.fromisoformat(first), date.fromisoformat(last))
        for name, first, last in TERMS
    )
    closures = tuple(Closure(day, day, kind) for day, kind in CLOSED)
    return YearDraft(SchoolYear("2026/27", date(2026, 9, 1), date(2027, 8, 31), terms), closures)


def test_the_rest_can_wait_for_another_day(window: SetUpWindow, qtbot: QtBot) -> None:
    begin(window, qtbot)
    window.recovery.kept.setChecked(True)
    keep(window, qtbot)
    with qtbot.waitSignal(window.finished) as told:
        window.leave.click()
    assert told.args is not None
    assert told.args[0].name == "Hilda Head"
    assert not told.args[0].must_change


def test_every_step_has_names_for_all_its_fields(window: SetUpWindow, qtbot: QtBot) -> None:
    assert nameless(window) == []
    begin(window, qtbot)
    window.recovery.kept.setChecked(True)
    while window.step is not window.steps[-1]:
        assert nameless(window) == []
        window.skip()


def test_typing_begins_in_the_field_that_is_empty(window: SetUpWindow, qtbot: QtBot) -> None:
    begin(window, qtbot)
    first = {}
    with qtbot.waitActive(window):
        window.activateWindow()
    while window.step is not window.steps[-1]:
        window.skip()
        there = window.focusWidget()
        first[window.step.name] = there.accessibleName() if there else ""
    assert first["School year"] == "Half-term 1: first day"
    assert first["Classes"] == "Class 1: class"
    assert first["Staff"] == "Person 1: name"
    assert window.focusWidget() is window.next
