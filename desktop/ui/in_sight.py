"""What the keyboard is on stays in sight: pages scroll to it, at every size of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar

_AROUND = 8  # pixels


def bring_into_sight(widget: QWidget, part: QRect | None = None) -> None:
    """Scroll every page around a widget until it, or a part of it, can be seen."""
    shown = part if part is not None else _what_counts(widget)
    if widget.visibleRegion().boundingRect().contains(shown):
        return  # to ask for the widgets around it has Qt's binding make ready many kinds of them
    above = widget.parentWidget()
    while above is not None:
        inside = above.widget() if isinstance(above, QScrollArea) else None
        if inside is not None and isinstance(above, QScrollArea):
            _scroll(above, QRect(widget.mapTo(inside, shown.topLeft()), shown.size()))
        above = above.parentWidget()


def bring_row_into_sight(view: QAbstractItemView) -> None:
    """Scroll a list, and the pages around it, to the row that its cursor is on."""
    place = view.currentIndex()
    if place.isValid():
        if not view.viewport().rect().contains(view.visualRect(place)):
            view.scrollTo(place)
        bring_into_sight(view)


def _what_counts(widget: QWidget) -> QRect:
    """The row under the cursor of a list; the whole of anything else."""
    if not isinstance(widget, QAbstractItemView) or not widget.currentIndex().isValid():
        return widget.rect()
    row = widget.visualRect(widget.currentIndex())
    return QRect(widget.viewport().mapTo(widget, QPoint(0, row.top())), row.size())


def _scroll(area: QScrollArea, place: QRect) -> None:
    room = area.viewport().size()
    _scroll_one(area.verticalScrollBar(), place.top(), place.bottom(), room.height())
    _scroll_one(area.horizontalScrollBar(), place.left(), place.right(), room.width())


def _scroll_one(bar: QScrollBar, first: int, last: int, room: int) -> None:
    if first - _AROUND < bar.value():
        bar.setValue(first - _AROUND)
    elif last + _AROUND > bar.value() + room:
        bar.setValue(min(first - _AROUND, last + _AROUND - room))
