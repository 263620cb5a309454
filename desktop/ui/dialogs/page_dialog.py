"""A dialog that is one page: as tall as its words need, scrolled where the screen has no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.dialogs.keyed_dialog import KeyedDialog
from desktop.ui.fitted import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_SHARE = 0.94  # of the screen that a dialog may take


class PageDialog(KeyedDialog):
    """`inside` is the layout to fill; `width` is in pixels at the usual size of text."""

    def __init__(self, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        page = QWidget()
        self.inside = QVBoxLayout(page)
        self.inside.setContentsMargins(28, 24, 28, 20)
        self.inside.setSpacing(12)
        self._area = _Whole(page, width)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._area)

    def take_its_size(self) -> None:
        """Be as large as the page, as far as the screen goes."""
        room = self.screen().availableSize() * _SHARE
        self.resize(self._area.wanted(room.width()).boundedTo(room))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.take_its_size()


class _Whole(QScrollArea):
    def __init__(self, page: QWidget, width: int) -> None:
        super().__init__()
        self._page, self._wide = page, width
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def wanted(self, widest: int) -> QSize:
        """Return the size at which all of the page can be seen."""
        self._page.ensurePolished()
        wide = max(scaled(self._wide), self._page.minimumSizeHint().width())
        wide = min(wide, widest)
        by_width = self._page.heightForWidth(wide) if self._page.hasHeightForWidth() else 0
        return QSize(wide, max(by_width, self._page.minimumSizeHint().height()) + 2)
