"""The program's one window: it shows a page at a time, from the first start to the day's work."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop.ui.in_sight import bring_into_sight
from desktop.ui.style import dress_window, program_icon
from desktop.ui.widgets.inside import keyboard_in

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from desktop.ui.choices import Choices
    from desktop.ui.windows.guide_window import GuideWindow

_SMALLEST = QSize(900, 600)
_USUAL = QSize(1280, 800)


class Page(QWidget):
    """What fills the window for a while; `guide_page` is what F1 opens."""

    asked_for_help = Signal()

    def guide_page(self) -> str:
        """Return the page of the guide that F1 opens."""
        return "index"

    def come_to_view(self) -> None:
        """Put the keyboard where the person starts; called once the page is on view."""


class ProgramWindow(QMainWindow):
    """Keeps its place and size, and the keys that work everywhere: text size and help."""

    closed = Signal()

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        self._guide: GuideWindow | None = None
        self.setWindowTitle("School Register")
        self.setWindowIcon(program_icon())
        self.setMinimumSize(_SMALLEST)
        dress_window(self)
        self._take_place()
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._keep_in_sight)
        for key, what in (
            (QKeySequence.StandardKey.ZoomIn, self._larger),
            ("Ctrl+=", self._larger),
            (QKeySequence.StandardKey.ZoomOut, self._smaller),
            ("Ctrl+0", choices.usual_text_size),
            (QKeySequence.StandardKey.HelpContents, self.show_help),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(what)

    @property
    def page(self) -> QWidget | None:
        """What the window shows now."""
        return self.centralWidget()

    def show_page(self, page: Page) -> None:
        """Show a page in place of the one before, which is let go."""
        before = self.centralWidget()
        self._end_typing()
        self.setCentralWidget(page)
        if before is not None:
            before.hide()
            before.deleteLater()
        page.asked_for_help.connect(self.show_help)
        page.come_to_view()

    def show_help(self) -> None:
        """Open the guide at the page about what is on view."""
        from desktop.ui.windows.guide_window import GuideWindow  # noqa: PLC0415 - seldom needed

        if self._guide is None:
            self._guide = GuideWindow(self)
        page = self.centralWidget()
        self._guide.show_page(page.guide_page() if isinstance(page, Page) else "index")

    def closeEvent(self, event: QCloseEvent) -> None:
        self._choices.remember_window(bytes(self.saveGeometry().toBase64().data()).decode())
        self._end_typing()
        self.closed.emit()
        super().closeEvent(event)

    def _keep_in_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self.centralWidget():
            bring_into_sight(now)

    def _end_typing(self) -> None:
        """Take the keyboard from a field while the page around it is whole, for it to be read."""
        page = self.centralWidget()
        field = keyboard_in(page) if page is not None else None
        if field is not None:
            field.clearFocus()

    def _take_place(self) -> None:
        kept = QByteArray.fromBase64(self._choices.settings.window.encode())
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(_USUAL)

    def _larger(self) -> None:
        self._choices.change_text_size(1)

    def _smaller(self) -> None:
        self._choices.change_text_size(-1)
