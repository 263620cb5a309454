"""Everything that can be used can be announced: in each place, dialog and page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar

from desktop.ui.navigation import PANELS
from desktop.ui.widgets.pupil.year_strip import YearStrip
from desktop.ui.widgets.register.view import RegisterView
from desktop.ui.widgets.year.year_view import YearView
from tests.picture import nameless
from tests.ui.seen.dialogs import DIALOGS, all_dialogs
from tests.ui.seen.pages import PAGES
from tests.ui.seen.stage import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.ui.windows.main_window import MainWindow
    from desktop.ui.windows.program_window import ProgramWindow
    from tests.ui.seen.stage import Stage


def every_tab(widget: QWidget) -> Iterator[None]:
    """Bring each tab of it to view in turn."""
    yield
    for bar in widget.findChildren(QTabBar):
        for tab in range(1, bar.count()):
            bar.setCurrentIndex(tab)
            settle()
            yield


def nameless_anywhere(widget: QWidget) -> list[str]:
    return [one for _tab in every_tab(widget) for one in nameless(widget)]


def test_every_dialog_is_in_the_table() -> None:
    named = {name.split(" ")[0] for name in DIALOGS}
    assert {kind.__name__ for kind in all_dialogs()} == named


def test_everything_in_a_place_has_a_name(open_main: Callable[..., MainWindow]) -> None:
    main, found = open_main(), list[str]()
    for place in PANELS:
        main.go(place.name)
        settle()
        assert main.places.here == place.name
        found += [f"{place.name}: {one}" for one in nameless_anywhere(main)]
    assert "\n".join(found) == ""


@pytest.mark.parametrize("name", DIALOGS)
def test_everything_in_a_dialog_has_a_name(stage: Stage, qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name](stage)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    assert nameless_anywhere(dialog) == []
    assert dialog.windowTitle()


@pytest.mark.parametrize("name", PAGES)
def test_everything_on_a_page_has_a_name(stage: Stage, window: ProgramWindow, name: str) -> None:
    page = PAGES[name](window, stage)
    window.show()
    settle()
    assert nameless_anywhere(page) == []


def spoken(widget: QWidget) -> str:
    """What a screen reader is told of a widget beside its name."""
    told = QAccessible.queryAccessibleInterface(widget)
    return str(told.text(QAccessible.Text.Description))


@pytest.mark.parametrize(
    ("place", "what", "kind", "said"),
    [
        ("change_roll", 100, YearStrip, ("Tue 10 Nov 2026 AM: ", "Mon 9 Nov 2026 PM: ")),
        (
            "set_terms",
            None,
            YearView,
            ("Tue 10 Nov 2026: school", "Tue 3 Nov 2026: school"),
        ),
    ],
)
def test_a_painted_year_says_where_its_cursor_is(
    open_main: Callable[..., MainWindow],
    place: str,
    what: object,
    kind: type[QWidget],
    said: tuple[str, str],
) -> None:
    main = open_main()
    main.go(place, what)
    settle()
    painted = main.findChild(kind)
    assert painted is not None
    assert spoken(painted).startswith(said[0])
    QTest.keyClick(painted, Qt.Key.Key_Up)
    assert spoken(painted).startswith(said[1])


def test_a_line_of_the_register_says_number_name_what_is_known_and_mark(
    open_main: Callable[..., MainWindow],
) -> None:
    main = open_main()
    main.go("take_register")
    view = main.findChild(RegisterView)
    assert view is not None
    cell = QAccessible.queryAccessibleInterface(view).child(7)
    assert cell.text(QAccessible.Text.Name) == str(view.lines.line_at(0))
