"""F1 opens the guide at the page about what is on view, and each documented key exists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from desktop.paths import resource
from desktop.ui.navigation import PANELS
from desktop.ui.windows.guide_window import GuideWindow, guide_page
from tests.ui.seen.stage import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.ui.windows.main_window import MainWindow

WINDOW = resource("guide/window.md").read_text("utf-8")


def test_f1_opens_the_page_of_each_place(
    open_main: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    main = open_main()
    for place in PANELS:
        main.go(place.name)
        settle()
        main.window().activateWindow()
        qtbot.waitUntil(main.window().isActiveWindow)
        QTest.keyClick(main.window().focusWidget() or main, Qt.Key.Key_F1)
        guide = main.window().findChild(GuideWindow)
        page = guide_page(place.name.replace("_", "-"))
        assert guide is not None, place.name
        assert page is not None, place.name
        assert guide.isVisible(), place.name
        heading = page.read_text("utf-8").splitlines()[0].lstrip("# ")
        assert guide.text.startswith(heading), place.name
        guide.close()


def window_keys() -> set[str]:
    """The keys of the window's own table, but those that every program has."""
    table = WINDOW.partition("| keys | what they do |")[2].partition("\n\n")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| ")]
    return set(re.findall(r"(?:Ctrl\+(?:\d|[A-Z]\b|\+|-)|F\d+)", " ".join(cells)))


def test_each_key_of_the_window_exists(open_main: Callable[..., MainWindow]) -> None:
    main = open_main()
    made = main.window().findChildren(QShortcut)
    known = {QKeySequence(one.key()).toString() for one in made}
    assert window_keys() - known == {"Ctrl+L"}  # a person's, made when work begins


def test_each_key_of_the_window_is_documented(open_main: Callable[..., MainWindow]) -> None:
    main = open_main()
    window = main.window()
    made = [one for one in window.findChildren(QShortcut) if one.parent() in (main, window)]
    known = {QKeySequence(one.key()).toString() for one in made}
    middle = {f"Ctrl+{number}" for number in range(2, 9)} | {"Ctrl+="}
    assert known - middle - window_keys() == set()
