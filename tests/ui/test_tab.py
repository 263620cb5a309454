"""By Tab alone every control of every place is come to, in the order in which it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.admissions.pupil import Contact
from desktop.tasks.admissions.change_contacts import add_contact
from desktop.ui.navigation import PANELS, Place
from desktop.ui.widgets.inside import stops_of
from tests.picture import spoken_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from desktop.ui.panel import Panel
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]


def by_tab(panel: Panel) -> list[QWidget]:
    """Press Tab from where work begins until it comes round again."""
    panel.take_keyboard()
    passed: list[QWidget] = []
    here = QApplication.focusWidget()
    while here is not None and here not in passed:
        passed.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    return passed


def names_by_tab(panel: Panel) -> list[str]:
    return [spoken_name(one) for one in by_tab(panel)]


def stops(panel: Panel) -> list[QWidget]:
    return [one for one in stops_of(panel) if one.isEnabled() and one.isVisibleTo(panel)]


@pytest.mark.parametrize("place", PANELS, ids=lambda place: place.name)
def test_tab_comes_to_everything_and_is_caught_nowhere(
    small: SmallSchool, open_desk_for: OpenDeskFor, qtbot: QtBot, place: Place
) -> None:
    panel = place.panel_class()(small.head, open_desk_for(small.head))
    qtbot.addWidget(panel)
    panel.resize(1040, 620)
    panel.refresh()
    with qtbot.waitActive(panel):
        panel.show()
    passed = by_tab(panel)
    missed = [spoken_name(one) or str(one) for one in stops(panel) if one not in passed]
    assert missed == []


def test_half_terms_come_before_what_stands_below_them(
    small: SmallSchool, open_desk_for: OpenDeskFor, qtbot: QtBot
) -> None:
    place = next(one for one in PANELS if one.name == "set_terms")
    panel = place.panel_class()(small.head, open_desk_for(small.head))
    qtbot.addWidget(panel)
    panel.resize(1040, 620)
    panel.refresh()
    with qtbot.waitActive(panel):
        panel.show()
    names = [spoken_name(one) for one in by_tab(panel)]
    first, last = names.index("Half-term 1: name"), names.index("Add a half-term")
    assert all(name.startswith(("Half-term", "Take out half-term")) for name in names[first:last])
    assert last < names.index("Name of the year") < names.index("Closures")


def test_on_a_childs_page_tab_goes_through_the_cards_where_they_stand(
    small: SmallSchool, open_desk_for: OpenDeskFor, qtbot: QtBot
) -> None:
    for name in ("Amal", "Omar"):
        add_contact(small.office, Contact(pupil=small.pupils[0], forename=name))
    place = next(one for one in PANELS if one.name == "change_roll")
    panel = place.panel_class()(small.head, open_desk_for(small.head))
    qtbot.addWidget(panel)
    panel.resize(1040, 620)
    panel.refresh()
    panel.show_what(small.pupils[1])
    panel.show_what(small.pupils[0])
    with qtbot.waitActive(panel):
        panel.show()
    qtbot.waitUntil(lambda: "Add contact" in names_by_tab(panel))
    wanted = [
        "Ring Amal earlier", "Ring Amal later", "Change Amal", "Take Amal off the list",
    ]  # fmt: skip

    def in_order() -> bool:
        names = names_by_tab(panel)
        first = names.index("Add contact")
        return names[first + 1 : first + 5] == wanted and names[first + 9] == "Add"

    qtbot.waitUntil(in_order)  # once the page has been there for a moment
