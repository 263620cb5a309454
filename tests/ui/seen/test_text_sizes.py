"""At every size of text, in the usual and the smallest window, nothing is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QTabBar

from desktop.ui.navigation import PANELS
from desktop.ui.style import apply_style
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.register.view import RegisterView
from tests.ui.seen.dialogs import DIALOGS
from tests.ui.seen.fit import clipped
from tests.ui.seen.pages import PAGES
from tests.ui.seen.stage import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from desktop.ui.choices import Choices
    from desktop.ui.windows.main_window import MainWindow
    from desktop.ui.windows.program_window import ProgramWindow
    from tests.ui.seen.stage import Stage

PERCENTS = (100, 125, 150, 200)
SIZES = ((1280, 720), (900, 600))
PUPIL = 100
DESKS = (
    "see_today", "take_message", "sign_in_late", "chase_absence", "see_on_site", "explain_absence",
    "settle_corrections", "plan_absence", "watch_children", "see_figures", "decide_leave",
    "sign_letters",
)  # fmt: skip


def every_view(main: MainWindow) -> Iterator[str]:
    """Go to each place, to each of its tabs, and to a child's page."""
    for place in PANELS:
        main.go(place.name)
        settle()
        yield place.name
        yield from every_tab(main.places)
    main.go("change_roll", PUPIL)
    settle()
    yield "a child's page"


def every_tab(widget: QWidget) -> Iterator[str]:
    for bar in widget.findChildren(QTabBar):
        for tab in range(1, bar.count() if bar.isVisible() else 0):
            bar.setCurrentIndex(tab)
            settle()
            yield f"tab {bar.tabText(tab)}"


@pytest.mark.parametrize(("percent", "size"), [*zip(PERCENTS, SIZES * 2, strict=True)])
def test_nothing_is_cut_off_in_any_place(
    open_main: Callable[..., MainWindow], percent: int, size: tuple[int, int]
) -> None:
    main = open_main(percent, size=size)
    found = [f"{view}: {one}" for view in every_view(main) for one in clipped_at_both(main)]
    assert "\n".join(found) == ""


def clipped_at_both(page: QWidget) -> list[str]:
    """What is cut off as a page was opened, and once its window is drawn to the other size."""
    window, found = page.window(), clipped(page)
    other = SIZES[window.size().toTuple() == SIZES[0]]
    window.resize(*other)
    settle()
    return found + [f"drawn to {other}: {one}" for one in clipped(page)]


def test_no_list_of_the_day_scrolls_sideways_in_the_usual_window(
    open_main: Callable[..., MainWindow],
) -> None:
    main, found = open_main(100), list[str]()
    for place in DESKS:
        main.go(place)
        settle()
        found += past_the_edge(main)
        for tab in every_tab(main.places):
            found += [f"{tab}: {one}" for one in past_the_edge(main)]
    assert "\n".join(found) == ""


def past_the_edge(widget: QWidget) -> Iterator[str]:
    """Name each table on view whose columns need more room than there is."""
    for table in widget.findChildren(FactView):
        head = table.horizontalHeader()
        if table.isVisible() and head.length() > table.viewport().width():
            yield f"{table.accessibleName()}: {head.length() - table.viewport().width()}"


@pytest.mark.parametrize("percent", PERCENTS)
def test_nothing_is_cut_off_in_any_dialog(
    stage: Stage, qtbot: QtBot, choices: Choices, qapp: QApplication, percent: int
) -> None:
    del choices  # puts the style back
    apply_style(qapp, "light", percent)
    found = []
    for name, opens in DIALOGS.items():
        dialog = opens(stage)
        qtbot.addWidget(dialog)
        dialog.show()
        settle()
        found += [f"{name}: {one}" for one in clipped(dialog)]
        dialog.hide()
    assert "\n".join(found) == ""


@pytest.mark.parametrize(("percent", "size"), [*zip((100, 200), SIZES, strict=True)])
def test_nothing_is_cut_off_on_any_page(
    stage: Stage, window: ProgramWindow, qapp: QApplication, percent: int, size: tuple[int, int]
) -> None:
    apply_style(qapp, "light", percent)
    window.resize(*size)
    window.show()
    found = []
    for name, opens in PAGES.items():
        page = opens(window, stage)
        settle()
        found += [f"{name}: {one}" for one in clipped_at_both(page)]
    assert "\n".join(found) == ""


def in_sight(view: RegisterView) -> bool:
    """Whether the row under the cursor can be seen, in its table and on its page."""
    row = view.visualRect(view.currentIndex())
    shown = view.viewport().visibleRegion().boundingRect()
    return shown.top() <= row.top() and row.bottom() <= shown.bottom()


@pytest.mark.parametrize("larger", [1, 3, 9], ids=["110 %", "150 %", "200 %"])
def test_the_registers_cursor_stays_in_sight(
    open_main: Callable[..., MainWindow], choices: Choices, qtbot: QtBot, larger: int
) -> None:
    main = open_main()
    main.go("take_register")
    view = main.findChild(RegisterView)
    assert view is not None
    for row in (0, 17, 29):
        view.go_to(row)
        for steps in (larger, 0):
            choices.change_text(steps)
            qtbot.waitUntil(lambda: in_sight(view))


def test_the_current_place_stays_in_sight(
    open_main: Callable[..., MainWindow], choices: Choices
) -> None:
    main = open_main(size=(900, 600))
    for name in (PANELS[-1].name, PANELS[0].name):
        main.go(name)
        choices.change_text(9)
        settle()
        shown = main.list.visualItemRect(main.list.currentItem())
        assert main.list.viewport().rect().contains(shown)
        choices.change_text(0)
