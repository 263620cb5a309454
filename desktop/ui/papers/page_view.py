"""A page of a paper on the screen, white whatever the theme, turned and scrolled by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent

_LEAST = 240  # pixels: a narrower page could not be read at all
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class PageView(QScrollArea):
    """Shows one page's picture; it says how wide a picture it wants and which way to turn."""

    turned = Signal(int)  # so many pages on or back
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paper")
        self._page = QLabel()
        self._page.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("No page yet")
        self.shows_whole = False

    @property
    def pixels(self) -> float:
        """How many dots of the screen one pixel of the program is."""
        return self.devicePixelRatioF()

    def wanted_width(self, shape: float) -> int:
        """Return how wide the picture of a page should be; `shape` is its width by its height."""
        across = self.viewport().width() - 8
        if self.shows_whole:
            across = min(across, int((self.viewport().height() - 8) * shape))
        return int(max(_LEAST, across) * self.pixels)

    def show_page(self, picture: QImage, name: str, words: str) -> None:
        """Show a page; a screen reader says its name, and its words as the description."""
        pixmap = QPixmap.fromImage(picture)
        pixmap.setDevicePixelRatio(self.pixels)
        self._page.setPixmap(pixmap)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _TURNS.get(Qt.Key(event.key()))
        if way is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            self.turned.emit(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
