"""The places one has been to: those left last stay as they were, others are made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
)

from desktop.ui import navigation
from desktop.ui.panel import Panel
from desktop.ui.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]


class PlainPanel(Panel):
    """A place with little in it; `show_what` turns its page, as a child's page comes to view."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.choice, self.box, self.pages = QComboBox(self), QCheckBox(self), QStackedWidget(self)
        self.choice.addItems(["All classes", "Oak"])
        for page in (QLabel("A list"), QLabel("A page")):
            self.pages.addWidget(page)

    def show_what(self, what: object) -> None:
        self.pages.setCurrentIndex(int(str(what)))


def plain(_place: navigation.Place) -> type[Panel]:
    return PlainPanel


@pytest.fixture
def places(
    small: SmallSchool,
    open_desk_for: OpenDeskFor,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Places:
    """The head's, at the first of them."""
    monkeypatch.setattr(navigation.Place, "panel_class", plain)
    made = Places()
    qtbot.addWidget(made)
    made.go(made.work_at(small.head, open_desk_for(small.head))[0].name)
    return made


def come_back_after(places: Places, others: int) -> bool:
    """Go to so many others and back; whether the first is as it was left."""
    first = places.panel
    begun = places.here
    for place in places.open_places[1 : others + 1]:
        places.go(place.name)
    places.go(begun)
    assert places.panel is not None
    return places.panel is first


def half_typed(panel: Panel) -> None:
    QTest.keyClicks(QLineEdit(panel), "Rang to say")


def half_written(panel: Panel) -> None:
    QTest.keyClicks(QPlainTextEdit(panel), "Rang to say")


def narrowed(panel: Panel) -> None:
    assert isinstance(panel, PlainPanel)
    panel.choice.setCurrentIndex(1)


def ticked(panel: Panel) -> None:
    assert isinstance(panel, PlainPanel)
    panel.box.setChecked(True)


def turned(panel: Panel) -> None:
    panel.show_what(1)


def offering_to_undo(panel: Panel) -> None:
    panel.undoable.emit("Said.", panel.refresh)


@pytest.mark.parametrize(
    ("goes", "at_rest", "kept"),
    [(True, True, False), (True, False, True), (False, True, True)],
)
def test_settings_are_let_go_when_they_are_left_at_rest(
    places: Places, monkeypatch: pytest.MonkeyPatch, goes: bool, at_rest: bool, kept: bool
) -> None:
    monkeypatch.setattr(PlainPanel, "goes_when_left", goes)
    monkeypatch.setattr(PlainPanel, "is_at_rest", at_rest)
    assert come_back_after(places, 1) is kept


@pytest.mark.parametrize(("others", "kept"), [(1, True), (5, True), (6, False), (15, False)])
def test_a_place_not_seen_for_long_is_made_anew(places: Places, others: int, kept: bool) -> None:
    assert come_back_after(places, others) is kept


@pytest.mark.parametrize(
    "begin", [half_typed, half_written, narrowed, ticked, turned, offering_to_undo]
)
def test_a_place_stays_while_something_would_be_lost_with_it(
    places: Places, begin: Callable[[Panel], None]
) -> None:
    assert places.panel is not None
    begin(places.panel)
    assert come_back_after(places, 15)
