"""Hands and an eye: press keys and buttons, wait until the window is still, take a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, Qt, QThreadPool, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from desktop.ui.tour.pictures import save_small
from desktop.ui.widgets.inside import keyboard_in, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtCore import QPoint

_W = TypeVar("_W", bound=QWidget)
_LONGEST = 30_000  # milliseconds; a step that takes longer has gone wrong
_SOON = 1_000  # milliseconds until a window has the keyboard; some have no use for it


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

    def wait_until(self, what: str, there: Callable[[], bool]) -> None:
        """Wait for something that is worked out off the screen's thread."""
        clock = QElapsedTimer()
        clock.start()
        while not there():
            if clock.elapsed() > _LONGEST:
                raise TimeoutError(f"the tour did not come to {what}")
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

    def draw(self, pad: QWidget, points: Sequence[QPoint]) -> None:
        """Draw a line with the mouse, as a signature is drawn."""
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(pad, left, none, points[0])
        for point in points[1:]:
            QTest.mouseMove(pad, point)
        QTest.mouseRelease(pad, left, none, points[-1])
        self.settle()

    def fill(self, name: str, text: str) -> None:
        """Paste into the field of this name, in place of what it holds."""
        field = self._named(name)
        field.setFocus()
        field.selectAll()
        field.insert(text)

    def press(self, words: str) -> None:
        """Press the button whose text or name begins with these words."""
        button = self._button(words)
        self.wait_until(f"{words!r} being ready", button.isEnabled)
        button.click()
        self.settle()

    def in_front(self, opens: Callable[[], object], then: Callable[[QWidget], None]) -> None:
        """Do something that opens a window in front, and work in that window until it closes."""
        waiting = QTimer(self._window)
        waiting.setInterval(20)
        worked_in: list[QWidget] = []

        def look() -> None:
            front = QApplication.activeModalWidget()
            if front is not None:
                waiting.stop()
                worked_in.append(front)
                then(front)

        waiting.timeout.connect(look)
        waiting.start()
        opens()
        # Some windows come only when work aside has ended.
        self.wait_until("a window in front", lambda: bool(worked_in))
        self.settle()

    def _button(self, words: str) -> QAbstractButton:
        self.wait_until(
            f"a button that says {words!r}", lambda: self._find_button(words) is not None
        )
        button = self._find_button(words)
        if button is None:
            raise LookupError(f"no button says {words!r}")
        return button

    def _find_button(self, words: str) -> QAbstractButton | None:
        for button in self._seen(QAbstractButton):
            if words in (button.text(), button.accessibleName()):
                return button
        for button in self._seen(QAbstractButton):
            if button.text().startswith(words) or button.accessibleName().startswith(words):
                return button
        return None

    def _named(self, name: str) -> QLineEdit:
        self.wait_until(f"a field named {name!r}", lambda: name in self._names())
        return self._names()[name]

    def _names(self) -> dict[str, QLineEdit]:
        return {one.accessibleName(): one for one in reversed(self._seen(QLineEdit))}

    def _seen(self, kind: type[_W]) -> list[_W]:
        return [one for one in parts_of(self._front(), kind) if one.isVisible()]

    def _focus(self) -> QWidget:
        front = self._front().window()
        front.activateWindow()
        QTest.qWaitForWindowActive(front)
        clock = QElapsedTimer()
        clock.start()
        while keyboard_in(front) is None and clock.elapsed() < _SOON:
            self.settle()
        return keyboard_in(front) or front

    def _front(self) -> QWidget:
        return QApplication.activeModalWidget() or self._window
