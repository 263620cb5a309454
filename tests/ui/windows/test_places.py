"""Of many places the one gone to longest ago is let go; what is half done stays."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.days.session import Half, Session
from desktop.ui.panels.change_roll import ChangeRollPanel
from desktop.ui.panels.look_back import LookBackPanel
from desktop.ui.panels.plan_absence import PlanAbsencePanel
from desktop.ui.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

OTHERS = (
    "see_today", "take_register", "take_message", "sign_in_late", "chase_absence",
    "explain_absence", "settle_corrections", "see_figures",
)  # fmt: skip


@pytest.fixture
def places(
    small: SmallSchool,
    open_desk_for: Callable[[Desk], Callable[[], AbstractContextManager[Desk]]],
    qtbot: QtBot,
) -> Places:
    made = Places()
    qtbot.addWidget(made)
    made.work_at(small.head, open_desk_for(small.head))
    made.show()
    return made


def go_round(places: Places) -> None:
    for name in OTHERS:
        places.go(name)
    QApplication.processEvents()


def test_what_was_gone_to_longest_ago_is_made_anew(places: Places) -> None:
    places.go("watch_children")
    before = places.panel
    go_round(places)
    places.go("watch_children")
    assert places.panel is not before


def test_a_few_places_stay_as_they_were(places: Places) -> None:
    places.go("watch_children")
    before = places.panel
    for name in OTHERS[:5]:
        places.go(name)
    places.go("watch_children")
    assert places.panel is before


def test_coming_back_shows_what_was_on_view(places: Places, small: SmallSchool) -> None:
    session = Session(date(2026, 11, 9), Half.PM)
    places.go("look_back", (small.group, session))
    go_round(places)
    places.go("look_back")
    panel = places.panel
    assert isinstance(panel, LookBackPanel)
    assert panel.bookmark == (small.group, session)


@pytest.mark.parametrize("name", ["plan_absence", "change_roll"])
def test_what_somebody_has_typed_stays(places: Places, name: str) -> None:
    places.go(name)
    panel = places.panel
    assert isinstance(panel, PlanAbsencePanel | ChangeRollPanel)
    line = panel.search if isinstance(panel, PlanAbsencePanel) else panel.list.search
    QTest.keyClicks(line, "ada")
    go_round(places)
    places.go(name)
    assert places.panel is panel
    assert line.text() == "ada"


def test_a_place_that_offers_to_undo_stays(places: Places) -> None:
    places.go("watch_children")
    panel = places.panel
    assert panel is not None
    panel.undoable.emit("Done.", print)
    go_round(places)
    places.go("watch_children")
    assert places.panel is panel


def test_a_child_at_the_desk_stays(places: Places, small: SmallSchool) -> None:
    for name in ("sign_in_late", "take_message"):
        places.go(name, small.pupils[0])
        panel = places.panel
        assert panel is not None
        assert not panel.may_go
