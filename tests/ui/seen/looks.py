"""What is seen, measured from the picture itself: how much stands out, and by how much."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import compress
from operator import ne
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage

from desktop.ui.theme import contrast

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

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
    then, now = dots(before), dots(after)
    pairs = Counter(compress(zip(then, now, strict=True), map(ne, then, now)))
    return sum(times for pair, times in pairs.items() if between(*pair) >= STANDS_OUT)


@cache
def between(one: int, other: int) -> float:
    """Return the contrast of two colours of a picture."""
    return contrast(QColor(one).name(), QColor(other).name())
