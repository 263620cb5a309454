"""A keyboard and nothing else: keys go to whatever has the focus, as a person's would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.picture import spoken_name
from tests.ui.seen.stage import settle

if TYPE_CHECKING:
    from collections.abc import Callable

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
_MOST_TABS = 80
_LONGEST = 10_000  # milliseconds


class Keyboard:
    """Works the window on view, and what stands before it, until that closes."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    @property
    def focus(self) -> QWidget:
        """What a key would reach now."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        front = front or self._window
        if not front.isActiveWindow() and front is not QApplication.activePopupWidget():
            front.activateWindow()
            QTest.qWaitForWindowActive(front)
        return front.focusWidget() or front

    def type(self, words: str) -> None:
        """Type letters."""
        for letter in words:
            QTest.keyClicks(self.focus, letter)
        settle()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press keys one after another."""
        for key in keys:
            QTest.keyClick(self.focus, key, modifier)
            settle()

    def press_and(
        self, key: Qt.Key, then: Callable[[], None], modifier: Qt.KeyboardModifier = NONE
    ) -> None:
        """Press a key that opens a menu or a window which holds on, and work in that."""
        before = QApplication.activeModalWidget()
        looks = QTimer(self._window)
        came: list[QWidget] = []

        def look() -> None:
            front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if front is not None and front is not before and not came:
                came.append(front)
                then()

        looks.timeout.connect(look)
        looks.start(20)
        self.press(key, modifier=modifier)
        looks.stop()
        waiting = QElapsedTimer()
        waiting.start()
        while not came and not waiting.hasExpired(_LONGEST):  # work aside may have to end first
            settle()
            look()
        assert came, "nothing came to the front"

    def tab_to(self, name: str) -> None:
        """Press Tab until something of this name has the keyboard."""
        passed = []
        for _ in range(_MOST_TABS):
            here = self.focus
            passed.append(spoken_name(here))
            if passed[-1].startswith(name):
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {name!r}, only to {passed}")

    def go(self, place: str) -> None:
        """Go to a place of the list by the letters of its name, and into it."""
        self.press(Key.Key_G, modifier=CONTROL)
        QTest.keyClicks(self.focus, place)  # at once: the list begins a name anew after a pause
        self.press(Key.Key_Return)
        settle()
