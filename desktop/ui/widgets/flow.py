"""A row that goes on in the next line when its place is too narrow, so that nothing is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_NEW_SIZES = (
    QEvent.Type.LayoutRequest,
    QEvent.Type.Show,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
)


class FlowRow(QWidget):
    """Puts widgets side by side; those added to the right stand at the end while there is room.

    One that `has_its_place` moves what is around it only when it takes another line: else a row of
    counts would have its whole page laid out anew as one of them comes or goes.
    """

    def __init__(
        self, spacing: int = 8, below: int | None = None, *, has_its_place: bool = False
    ) -> None:
        super().__init__()
        self._spacing, self._has_its_place = spacing, has_its_place
        self._below = spacing if below is None else below
        self._heights: dict[int, int] = {}  # asked for many times while a page is laid out
        self._left: list[QWidget] = []
        self._right: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def add_left(self, *widgets: QWidget) -> None:
        """Add widgets one after another."""
        for widget in widgets:
            widget.setParent(self)
            self._left.append(widget)

    def add_right(self, *widgets: QWidget) -> None:
        """Add widgets that keep to the right end of the line."""
        for widget in widgets:
            widget.setParent(self)
            self._right.append(widget)

    def remove(self, widget: QWidget) -> None:
        """Take one widget out."""
        widget.hide()
        widget.deleteLater()
        for side in (self._left, self._right):
            if widget in side:
                side.remove(widget)

    def clear(self) -> None:
        """Take every widget out."""
        for widget in (*self._left, *self._right):
            widget.hide()
            widget.deleteLater()
        self._left, self._right = [], []

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            places = self._places(width)
            self._heights[width] = max((place.bottom() + 1 for _, place in places), default=0)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        sizes = [_size(one) for one in self._shown()]
        wide = sum(size.width() for size in sizes) + self._spacing * max(len(sizes) - 1, 0)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        sizes = [one.minimumSizeHint().expandedTo(one.minimumSize()) for one in self._shown()]
        wide = max((size.width() for size in sizes), default=0)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() in _NEW_SIZES:
            before = self._heights.get(self.width())
            self._heights.clear()
            keeps = self._has_its_place and event.type() is QEvent.Type.LayoutRequest
            if not keeps or self.heightForWidth(self.width()) != before:
                self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [one for one in (*self._left, *self._right) if not one.isHidden()]

    def _arrange(self) -> None:
        for widget, place in self._places(self.width()):
            if widget.geometry() != place:
                widget.setGeometry(place)

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        places: list[tuple[QWidget, QRect]] = []
        top = 0
        for line in self._lines(width):
            high = max(_size(widget, width).height() for widget in line)
            places += self._line(line, QRect(0, top, width, high))
            top += high + self._below
        return places

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        used = 0
        for widget in self._shown():
            wide = _size(widget).width()
            if not lines or used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append(widget)
            used += wide + self._spacing
        return lines

    def _line(self, line: list[QWidget], box: QRect) -> list[tuple[QWidget, QRect]]:
        wide = sum(_size(one).width() + self._spacing for one in line) - self._spacing
        left = 0
        places: list[tuple[QWidget, QRect]] = []
        for widget in line:
            if widget in self._right and (not places or places[-1][0] not in self._right):
                left += max(box.width() - wide, 0)
            size = _size(widget, box.width()).boundedTo(QSize(box.width(), box.height()))
            top = box.top() + (box.height() - size.height()) // 2
            places.append((widget, QRect(left, top, size.width(), size.height())))
            left += size.width() + self._spacing
        return places


def _size(widget: QWidget, room: int = 0) -> QSize:
    size = widget.sizeHint().expandedTo(widget.minimumSize())
    if not widget.hasHeightForWidth():
        return size
    wide = min(size.width(), room) if room else size.width()
    return QSize(wide, widget.heightForWidth(wide))
