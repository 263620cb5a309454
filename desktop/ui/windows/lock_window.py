"""The lock: covers what is on the screen until the person, or another one, signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from desktop.ui.widgets.centred import centred
from desktop.ui.widgets.people.sign_in_card import SignInCard
from desktop.ui.widgets.words import button, label, row, scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWindow

    from desktop.tasks.people.sign_in import SignedIn
    from desktop.tasks.safety.open_file import OpenFile

_WIDEST = 860
_AT_WORK = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Notices that nobody has touched the program for so many minutes.

    It looks at what reaches a window from outside: the hundreds of events that Qt sends about
    inside, for each key that is pressed, do not pass through here.
    """

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._left = QTimer(self)
        self._left.setSingleShot(True)
        self._left.setTimerType(Qt.TimerType.PreciseTimer)
        self._left.setInterval(minutes * 60_000)
        self._left.timeout.connect(self.idle)
        for window in QGuiApplication.allWindows():
            window.installEventFilter(self)
        self._app().focusWindowChanged.connect(self._look_at)
        self._left.start()

    @property
    def minutes(self) -> float:
        """After how many minutes it says so."""
        return self._left.interval() / 60_000

    @property
    def left(self) -> int:
        """The milliseconds until then, if nobody touches it."""
        return self._left.remainingTime()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _AT_WORK:
            self._left.start()
        return super().eventFilter(watched, event)

    def stop(self) -> None:
        """Look no more."""
        self._left.stop()
        self._app().focusWindowChanged.disconnect(self._look_at)
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)

    def _look_at(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _app(self) -> QGuiApplication:
        return cast("QGuiApplication", QApplication.instance())


class Cover(QWidget):
    """Lies over a window so that nothing in it can be read, and grows with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAutoFillBackground(True)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)


class LockWindow(QDialog):
    """Asks who is at the desk; it cannot be put away otherwise."""

    signed_in = Signal(object, str)
    forgot = Signal(object)
    closed = Signal()  # the program is to end

    def __init__(self, file: OpenFile, offered: str, why: str, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self.setWindowTitle("School Register is locked")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._covers = [Cover(one) for one in _open_windows(self)]
        self.card = SignInCard(file, offered)
        self.card.signed_in.connect(self._let_in)
        self.card.forgot.connect(self.forgot)
        middle = QWidget()
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.addStretch(1)
        inside.addWidget(label(why, "title", wraps=True))
        inside.addWidget(label(_SAVED, "hint", wraps=True))
        inside.addSpacing(8)
        inside.addWidget(self.card)
        inside.addLayout(row(None, button("Close School Register", self.closed.emit, "quiet")))
        inside.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(centred(middle, _WIDEST)))
        self.setGeometry(window.geometry())

    def begin(self) -> None:
        """Lock now."""
        self.open()
        self.card.take_the_keyboard()

    def uncover(self) -> None:
        """Let what was covered be seen again."""
        for cover in self._covers:
            cover.hide()
            cover.deleteLater()
        self._covers = []
        self.done(QDialog.DialogCode.Accepted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Stay: a locked window is left by signing in, or by closing the program's window."""

    def _let_in(self, signed_in: SignedIn, secret: str) -> None:
        self.signed_in.emit(signed_in, secret)


def _open_windows(lock: QWidget) -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not lock]


_SAVED = "Everything that was marked is saved."
