"""Whatever has the keyboard shows it, in light and in dark, as measured from the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.navigation import PANELS
from desktop.ui.widgets.inside import stops_of
from tests.picture import spoken_name
from tests.ui.seen.dialogs import DIALOGS
from tests.ui.seen.looks import dots_that_changed, painted
from tests.ui.seen.pages import PAGES
from tests.ui.seen.stage import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from desktop.ui.windows.main_window import MainWindow
    from desktop.ui.windows.program_window import ProgramWindow
    from tests.ui.seen.stage import Stage

ENOUGH = 60  # dots: a ring round the smallest button has more
_AROUND = 4


def stops(whole: QWidget) -> list[QWidget]:
    """What the keyboard comes to by Tab."""
    return [one for one in stops_of(whole) if one.isEnabled() and one.isVisible()]


def shown_by(one: QWidget) -> int:
    """How many dots tell that this widget has the keyboard."""
    one.setFocus(Qt.FocusReason.TabFocusReason)
    settle_here()
    window = one.window()
    corner = one.mapTo(window, QPoint(0, 0))
    place = QRect(corner, one.size()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    place &= window.rect()
    if place.isEmpty():
        return 0  # out of sight
    after = painted(window, place)
    one.clearFocus()
    settle_here()
    return dots_that_changed(painted(window, place), after)


def settle_here() -> None:
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def faint(whole: QWidget) -> Iterator[str]:
    for one in stops(whole):
        shown = shown_by(one)
        if shown < ENOUGH:
            yield f"{type(one).__name__} {spoken_name(one)[:40]!r}: {shown} dots"


@pytest.fixture(autouse=True)
def _no_cursor_blinks(qapp: QApplication) -> Iterator[None]:
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_focus_can_be_seen_in_every_place(
    open_main: Callable[..., MainWindow], qtbot: QtBot, theme: str
) -> None:
    main = open_main(theme=theme)
    found = []
    for place in PANELS:
        main.go(place.name)
        settle()
        with qtbot.waitActive(main.window()):
            main.window().activateWindow()
        found += [f"{place.name}: {one}" for one in faint(main.places)]
    found += [f"window: {one}" for one in faint(main.bar)]
    assert "\n".join(found) == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_focus_can_be_seen_on_every_page(
    stage: Stage, window: ProgramWindow, restyled: Callable[[str], None], qtbot: QtBot, theme: str
) -> None:
    restyled(theme)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    found = []
    for name in ("first start", "set-up, step 1", "set-up, step 4", "sign in"):
        page = PAGES[name](window, stage)
        settle()
        found += [f"{name}: {one}" for one in faint(page)]
    assert "\n".join(found) == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_focus_can_be_seen_in_every_dialog(
    stage: Stage, window: ProgramWindow, restyled: Callable[[str], None], qtbot: QtBot, theme: str
) -> None:
    del window  # its keys and its eye on the keyboard hold for what stands before it too
    restyled(theme)
    found = []
    for name, opens in DIALOGS.items():
        dialog = opens(stage)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
        settle()
        found += [f"{name}: {one}" for one in faint(dialog)]
        dialog.hide()
    assert "\n".join(found) == ""
