"""What is seen, measured from the picture itself: how much stands out, and by how much."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage

from desktop.ui.theme import contrast

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

_PIECE = 256  # bytes, four to a dot
STANDS_OUT = 3.0  # to 1: WCAG 2.2, 1.4.11 and 2.4.13


def painted(widget: QWidget, part: QRect | None = None) -> QImage:
    """Return what is painted of a window, or of a part of it."""
    pixmap = widget.grab() if part is None else widget.grab(part)
    return pixmap.toImage().convertToFormat(QImage.Format.Format_RGB32)


def dots(image: QImage) -> list[int]:
    """Return the colours of a picture, dot by dot."""
    return list(memoryview(image.constBits()).cast("I"))


def dots_that_changed(before: QImage, after: QImage) -> int:
    """Return how many dots have another colour now, one that stands out from the one before."""
    pairs = Counter[tuple[int, int]]()
    for then, now in zip(_pieces(before), _pieces(after), strict=True):
        if then != now:
            pairs.update(zip(memoryview(then).cast("I"), memoryview(now).cast("I"), strict=True))
    return sum(
        times
        for (one, other), times in pairs.items()
        if one != other and between(one, other) >= STANDS_OUT
    )


def _pieces(image: QImage) -> list[bytes]:
    """Cut a picture up, since what is the same in two is quickly told by the piece."""
    bits = bytes(image.constBits())
    return [bits[at : at + _PIECE] for at in range(0, len(bits), _PIECE)]


@cache
def between(one: int, other: int) -> float:
    """Return the contrast of two colours of a picture."""
    return contrast(QColor(one).name(), QColor(other).name())
