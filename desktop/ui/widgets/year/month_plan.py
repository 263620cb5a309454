"""Where each month and each day of a year is drawn, at any width and text size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize

if TYPE_CHECKING:
    from datetime import date

_WEEKS, _HEADS = 6, 2  # lines of days, and of the month's name and the weekdays
_BETWEEN_ACROSS, _BETWEEN_DOWN = 24, 18
_ROWS_OF_MONTHS = (1, 2, 3, 4, 6)


@dataclass(frozen=True, slots=True)
class MonthPlan:
    """Months in rows as even as the width lets them be; `cell` is the size of a day."""

    months: tuple[date, ...]
    cell: QSize
    width: int

    @property
    def month_width(self) -> int:
        """The least width of a month, with the space to the next."""
        return 7 * self.cell.width() + _BETWEEN_ACROSS

    @property
    def columns(self) -> int:
        """How many months stand side by side."""
        fits = max(1, (self.width + _BETWEEN_ACROSS) // self.month_width)
        return max(count for count in _ROWS_OF_MONTHS if count <= fits)

    @property
    def height(self) -> int:
        """The height of all months."""
        return -(-max(len(self.months), 1) // self.columns) * self._month_height

    @property
    def _month_height(self) -> int:
        return (_WEEKS + _HEADS) * self.cell.height() + _BETWEEN_DOWN

    def corner(self, month: date) -> QPoint:
        """Return the top left of a month, given its first day."""
        line, column = divmod(self.months.index(month), self.columns)
        across = max(self.month_width, self.width // self.columns)
        return QPoint(column * across, line * self._month_height)

    def place(self, day: date) -> QRect:
        """Return where a day is drawn."""
        first = day.replace(day=1)
        corner, cell = self.corner(first), self.cell
        week, weekday = divmod(first.weekday() + day.day - 1, 7)
        left = corner.x() + weekday * cell.width()
        top = corner.y() + (week + _HEADS) * cell.height()
        return QRect(left, top, cell.width() - 2, cell.height() - 2)

    def weekday_place(self, month: date, weekday: int) -> QRect:
        """Return where a weekday's letter stands above a month."""
        corner, cell = self.corner(month), self.cell
        left, top = corner.x() + weekday * cell.width(), corner.y() + cell.height()
        return QRect(left, top, cell.width(), cell.height())
