"""One paper on view: its pages, rendered off the screen's thread, and the way through them."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.ui.background import BackgroundTask
from desktop.ui.papers.page_view import PageView
from desktop.ui.papers.rendering import PageSize, page_picture, page_sizes, page_words
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from desktop.tasks.papers.paper import Paper

_KEPT = 12  # pictures of pages: a few megabytes each


class PageTurner(QWidget):
    """Shows a page and asks for it again when its width changes; keys turn pages."""

    left_paper = Signal(int)  # turned past the last page (1) or the first (-1)
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = PageView()
        self.where = label("")
        self.whole = QCheckBox("Whole page")
        self._back = button("Page before", self._turn_back, picture="chevron-left")
        self._on = button("Next page", self._turn_on, picture="chevron-right")
        self._paper: Paper | None = None
        self._sizes: tuple[PageSize, ...] = ()
        self._page, self._is_rendering = 0, False
        self._kept: dict[tuple[int, int, int], tuple[QImage, str]] = {}
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        head = FlowRow()
        head.add_left(self._back, self._on, self.where)
        head.add_right(self.whole)
        inside.addWidget(head)
        inside.addWidget(self.view, 1)
        self.view.turned.connect(self.turn)
        self.view.resized.connect(self._ask)
        self.whole.toggled.connect(self._fit)

    def show_paper(self, paper: Paper) -> None:
        """Show a paper from its first page."""
        self._paper, self._page = paper, 0
        self._sizes = page_sizes(paper.pdf)
        self._ask()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_last(self) -> None:
        """Show the paper's last page."""
        self._page = len(self._sizes) - 1
        self._ask()

    def turn(self, way: int) -> None:
        """Turn a page on (1) or back (-1)."""
        if not 0 <= self._page + way < len(self._sizes):
            self.left_paper.emit(way)
            return
        self._page += way
        self._ask()

    @property
    def words(self) -> str:
        """Where in the paper one is."""
        return f"Page {self._page + 1} of {len(self._sizes)}"

    @property
    def place(self) -> tuple[int, int]:
        """Which page is on view, from 0, and of how many."""
        return self._page, len(self._sizes)

    def _turn_on(self) -> None:
        self.turn(1)

    def _turn_back(self) -> None:
        self.turn(-1)

    def _fit(self, whole: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.view.shows_whole = whole
        self._ask()

    def _ask(self) -> None:
        """Show the page, from what was rendered before or as soon as it is."""
        if self._paper is None:
            return
        self.where.setText(self.words)
        key = self._key()
        if key in self._kept:
            self._show(key)
            return
        if self._is_rendering:  # a window that is being resized asks again and again
            return
        self._is_rendering = True
        task = BackgroundTask(_no_desk, partial(_render, self._paper, key), self)
        task.finished.connect(self._keep)
        task.failed.connect(self._fail)
        task.start()

    def _key(self) -> tuple[int, int, int]:
        size = self._sizes[self._page]
        return id(self._paper), self._page, self.view.wanted_width(size.width / size.height)

    def _keep(self, rendered: tuple[tuple[int, int, int], QImage, str]) -> None:
        self._is_rendering = False
        key, picture, words = rendered
        while len(self._kept) >= _KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[key] = picture, words
        self._ask()

    def _fail(self, error: Exception) -> None:
        self._is_rendering = False
        raise error

    def _show(self, key: tuple[int, int, int]) -> None:
        picture, words = self._kept[key]
        title = self._paper.title if self._paper else ""
        self.view.show_page(picture, f"{self.words}: {title}", words)
        self.shown.emit()


def _no_desk() -> AbstractContextManager[None]:
    return nullcontext()


def _render(
    paper: Paper, key: tuple[int, int, int], _desk: None, _task: BackgroundTask
) -> tuple[tuple[int, int, int], QImage, str]:
    _, page, width = key
    return key, page_picture(paper.pdf, page, width), page_words(paper.pdf, page)
