"""The guide in a window of its own, beside the work it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from desktop.paths import resource
from desktop.ui.widgets.words import button, row

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QResizeEvent

_INDEX = "index"
_MARGIN = 18  # pixels round a page
_IMAGE = QTextDocument.ResourceType.ImageResource


class GuideWindow(QWidget):
    """Shows the pages that the program brings with it; nothing is fetched from anywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Guide - School Register")
        self.resize(QSize(640, 760))
        self._pages = _Pages()
        self._back = button("Back", self._pages.backward, "quiet", "arrow-left")
        contents = button("Contents", self._show_contents, "quiet", "book-open")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.addLayout(row(self._back, contents, None))
        layout.addWidget(self._pages, 1)
        self._pages.backwardAvailable.connect(self._back.setEnabled)
        self._back.setEnabled(False)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)

    def show_page(self, name: str) -> None:
        """Open a page by its file's name, or the contents where there is no such page."""
        self._pages.setSource(QUrl(f"{name if guide_page(name) else _INDEX}.md"))
        self.show()
        self.raise_()
        self.activateWindow()
        self._pages.setFocus()

    @property
    def text(self) -> str:
        """What the page on view says."""
        return self._pages.toPlainText()

    def _show_contents(self) -> None:
        self.show_page(_INDEX)


def guide_page(name: str) -> Path | None:
    """Return the file of a page of the guide, or None where there is none."""
    try:
        return resource(f"guide/{name}.md")
    except FileNotFoundError:
        return None


class _Pages(QTextBrowser):
    """Links lead from page to page of the guide, and nowhere else; pictures are as wide as it."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures: dict[str, QImage] = {}
        self.setAccessibleName("Guide")
        self.setSearchPaths([str(resource("guide/index.md").parent)])
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDocumentMargin(_MARGIN)
        self.anchorClicked.connect(self._follow)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        found: object = super().loadResource(kind, name)
        if kind != _IMAGE.value or not found:
            return found
        picture = QImage.fromData(cast("QByteArray", found))
        self._pictures[QUrl(name).toString()] = picture
        return self._fitted(picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for name, picture in self._pictures.items():
            self.document().addResource(_IMAGE, QUrl(name), self._fitted(picture))
        super().resizeEvent(event)

    def _fitted(self, picture: QImage) -> QImage:
        dots = self.devicePixelRatioF()
        room = int((self.viewport().width() - 2 * _MARGIN) * dots)
        smooth = Qt.TransformationMode.SmoothTransformation
        fitted = picture.scaledToWidth(max(1, min(picture.width(), room)), smooth)
        fitted.setDevicePixelRatio(dots)
        return fitted

    def _follow(self, link: QUrl) -> None:
        if link.isRelative() and guide_page(link.path().removesuffix(".md")):
            self.setSource(link)
