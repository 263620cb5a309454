"""Pictures and widths that follow the theme and the size of the text, also while on view."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop.ui.style import BASE_POINTS, ICON, icon

_PICTURE, _LISTED, _ROOM, _LINES = "picture", "picture_size", "room", "lines"


def scaled(pixels: int) -> int:
    """Return a size in pixels as it is at the size of text chosen now."""
    return round(pixels * QApplication.font().pointSizeF() / BASE_POINTS)


def put_picture(
    widget: QAbstractButton | QLabel, name: str, colour: str = "text", size: int = ICON
) -> None:
    """Put a shipped icon on a button or a label; `size` is its height at the usual text size."""
    widget.setProperty(_PICTURE, f"{name} {colour} {size}")
    _draw(widget)


def size_pictures(view: QAbstractItemView, size: int = ICON) -> None:
    """Let the icons in a list or a table grow with its text."""
    view.setProperty(_LISTED, size)
    _draw(view)


def keep_room(widget: QWidget, words: str, more: int = 0) -> None:
    """Keep a widget wide enough for these words, whatever the size of the text."""
    widget.setProperty(_ROOM, f"{more} {words}")
    _draw(widget)


def keep_lines(widget: QWidget, lines: int) -> None:
    """Keep a widget as tall as so many lines of text; it takes more only where there is room."""
    widget.setSizePolicy(widget.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Expanding)
    widget.setProperty(_LINES, lines)
    _draw(widget)


def keeps_lines(widget: QWidget) -> bool:
    """Whether its least height is also the height that it asks for."""
    return widget.property(_LINES) is not None


def fit_all() -> None:
    """Draw and measure again, in the theme and at the size of text chosen now."""
    for widget in QApplication.allWidgets():
        _draw(widget)


def _draw(widget: QWidget) -> None:
    picture, size, room, lines = map(widget.property, (_PICTURE, _LISTED, _ROOM, _LINES))
    if picture:
        _draw_picture(widget, *str(picture).split(" "))
    if size and isinstance(widget, QAbstractItemView):
        widget.setIconSize(QSize(scaled(size), scaled(size)))
    if room or lines:
        widget.ensurePolished()  # its letters may have another size by now
    if room:
        more, _, words = str(room).partition(" ")
        widget.setMinimumWidth(widget.fontMetrics().horizontalAdvance(words) + int(more))
    if lines:
        widget.setMinimumHeight(widget.fontMetrics().height() * int(lines))


def _draw_picture(widget: QWidget, name: str, colour: str, size: str) -> None:
    side = scaled(int(size))
    if isinstance(widget, QLabel):
        drawn = icon(name, colour, size=int(size))
        widget.setPixmap(drawn.pixmap(QSize(side, side), widget.devicePixelRatio()))
        return
    button = cast("QAbstractButton", widget)
    beside_words = isinstance(button, QPushButton)
    button.setIcon(icon(name, colour, size=int(size), spaced=beside_words))
    button.setIconSize(QSize(side * 4 // 3 if beside_words else side, side))
