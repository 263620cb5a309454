"""Two parts side by side where there is room for both, else one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class TwoColumns(QWidget):
    """Keeps both parts whole at any text size; `shares` are the widths' proportions."""

    turned = Signal(bool)  # one is below the other now, or beside it again

    def __init__(self, left: QWidget, right: QWidget, shares: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self._parts = (left, right)
        self._line = QBoxLayout(_BESIDE, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(16)
        self._line.addWidget(left, shares[0])
        self._line.addWidget(right, shares[1])

    @property
    def is_below(self) -> bool:
        """Whether one part is below the other."""
        return self._line.direction() is _BELOW

    def minimumSizeHint(self) -> QSize:
        tall = super().minimumSizeHint().height()
        return QSize(max(map(_least, self._parts)), tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        needed = sum(map(_least, self._parts)) + 16
        way = _BESIDE if event.size().width() >= needed else _BELOW
        if way is not self._line.direction():
            self._line.setDirection(way)
            self.turned.emit(way is _BELOW)
        super().resizeEvent(event)


def _least(part: QWidget) -> int:
    return part.minimumSizeHint().expandedTo(part.minimumSize()).width()
