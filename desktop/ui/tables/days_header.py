"""The head of a register's table: weekdays stand over the marks of their day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QHeaderView

from desktop.ui.style import theme_in_use
from desktop.ui.tables.register_delegate import day_places
from desktop.ui.tables.register_table import DAYS, LINE, RegisterLine

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection, QRect
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget


class DaysHeader(QHeaderView):
    """A head like any other but for the column of the days before."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Do nothing: a head that shows no selection need not be painted with each one."""

    def paintSection(  # noqa: N802 - Qt's own name
        self, painter: QPainter, rect: QRect, logical: int
    ) -> None:
        painter.save()
        super().paintSection(painter, rect, logical)
        painter.restore()
        if logical == DAYS:
            self._paint_days(painter, rect)

    def _paint_days(self, painter: QPainter, rect: QRect) -> None:
        line = self.model().index(0, 0).data(LINE)
        if not isinstance(line, RegisterLine):
            return
        painter.save()
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.9)
        small.setWeight(QFont.Weight.DemiBold)
        painter.setFont(small)
        painter.setPen(QColor(theme_in_use().muted))
        above = self.parentWidget()
        font = above.font() if above else self.font()
        for day, place in zip(line.days, day_places(rect, font, len(line.days)), strict=True):
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{day.day:%a}")
        painter.restore()
