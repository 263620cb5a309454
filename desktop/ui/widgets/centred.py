"""A page's middle column: as wide as is pleasant to read, in a window of any width."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.words import row


def centred(middle: QWidget, widest: int) -> QWidget:
    """Return a page with a column in its middle that is no wider than this at usual text size."""
    around = QWidget()
    middle.setMaximumWidth(round(widest * max(1.0, around.fontMetrics().height() / _USUAL_HEIGHT)))
    line = row(None, middle, None)
    line.setStretch(1, 100)
    around.setLayout(line)
    return around


_USUAL_HEIGHT = 19  # pixels of a line of text at usual size
