"""Pictures small enough to travel with the guide: the colours a window has most of, and no more."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageWriter

if TYPE_CHECKING:
    from pathlib import Path

_COLOURS = 256  # as many as one byte a dot can name
_EVERY = 3  # dots looked at: one in three finds the same colours
_SMALLEST = 100  # Qt's number for the most patient packing
_PLAIN = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither


def save_small(picture: QImage, path: Path) -> None:
    """Write a PNG of a third of its usual size; raises OSError where it cannot be written."""
    whole = picture.convertToFormat(QImage.Format.Format_RGB32)
    dots = Counter(memoryview(whole.constBits()).cast("I")[::_EVERY])
    colours = [colour for colour, _times in dots.most_common(_COLOURS)]
    writer = QImageWriter(str(path))
    writer.setCompression(_SMALLEST)
    if not writer.write(whole.convertToFormat(QImage.Format.Format_Indexed8, colours, _PLAIN)):
        raise OSError(writer.errorString())
