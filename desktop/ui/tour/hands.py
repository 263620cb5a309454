"""Hands and an eye: press keys and buttons, wait until the window is still, take a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, Qt, QThreadPool, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from desktop.ui.tour.pictures import save_small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_W = TypeVar("_W", bound=QWidget)
_LONGEST = 30_000  # milliseconds; a step that takes longer has gone wrong


class Hands:
    """Works one window as a person would; `folder` is where the pictures go."""

    def __init__(self, window: QWidget, folder: Path) -> None:
        self._window, self._folder = window, folder
        self.taken: list[str] = []

    def picture(self, name: str) -> None:
        """Take a picture of the window, or of a window in front of it, once it is still."""
        self.settle()
        save_small(self._front().grab().toImage(), self._folder / f"{name}.png")
        self.taken.append(name)

    def settle(self) -> None:
        """Let work in the background end and what follows be shown."""
        for _ in range(3):
            QThreadPool.globalInstance().waitForDone(_LONGEST)
            QApplication.sendPostedEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()

    def wait_until(self, there: Callable[[], bool]) -> None:
        """Wait for something that is worked out off the screen's thread."""
        clock = QElapsedTimer()
        clock.start()
        while not there():
            if clock.elapsed() > _LONGEST:
                raise TimeoutError("the window did not come to where the tour goes on")
            self.settle()

    def keys(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        QTest.keyClicks(self._focus(), text)

    def key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press one key in whatever has the keyboard."""
        QTest.keyClick(self._focus(), key, modifier)
        self.settle()

    def fill(self, name: str, text: str) -> None:
        """Paste into the field of this name, in place of what it holds."""
        field = self._named(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        field.insert(text)

    def press(self, words: str) -> None:
        """Press the button whose text or name begins with these words."""
        button = self._button(words)
        self.wait_until(button.isEnabled)
        button.click()
        self.settle()

    def in_front(self, opens: Callable[[], object], then: Callable[[QWidget], None]) -> None:
        """Do something that opens a window in front, and work in that window until it closes."""
        waiting = QTimer(self._window)
        waiting.setInterval(20)

        def look() -> None:
            front = QApplication.activeModalWidget()
            if front is not None:
                waiting.stop()
                then(front)

        waiting.timeout.connect(look)
        waiting.start()
        opens()
        waiting.stop()
        self.settle()

    def _button(self, words: str) -> QAbstractButton:
        for button in self._seen(QAbstractButton):
            if words in (button.text(), button.accessibleName()):
                return button
        for button in self._seen(QAbstractButton):
            if button.text().startswith(words) or button.accessibleName().startswith(words):
                return button
        raise LookupError(f"no button says {words!r}")

    def _named(self, kind: type[QLineEdit], name: str) -> QLineEdit:
        for field in self._seen(kind):
            if field.accessibleName() == name:
                return field
        raise LookupError(f"no field is named {name!r}")

    def _seen(self, kind: type[_W]) -> list[_W]:
        return [one for one in self._front().findChildren(kind) if one.isVisible()]

    def _focus(self) -> QWidget:
        front = self._front().window()
        front.activateWindow()
        QTest.qWaitForWindowActive(front)
        return front.focusWidget() or front

    def _front(self) -> QWidget:
        return QApplication.activeModalWidget() or self._window
