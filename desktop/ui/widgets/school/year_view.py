"""A school year in twelve small months; arrows go from day to day, each said in words."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.ui.style import theme_in_use
from desktop.ui.widgets.school.day_paint import paint_day, small_font

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from desktop.ui.widgets.school.year_days import YearDay

_WEEKDAYS = "MTWTFSS"
_WEEKS = 6
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class YearView(QWidget):
    """Draws the days it is given; `described` says in words the day that is pointed at."""

    described = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._days: dict[date, YearDay] = {}
        self._months: list[date] = []
        self._today: date | None = None
        self._here: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The school year, day by day")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def here(self) -> YearDay | None:
        """The day that is pointed at."""
        return self._days.get(self._here) if self._here else None

    def show_days(self, days: dict[date, YearDay], today: date) -> None:
        """Show a year's days; begin at today, or on the first day of another year."""
        self._days, self._today = days, today
        self._months = list(dict.fromkeys(day.replace(day=1) for day in days))
        if self._here not in days:
            self._here = today if today in days else min(days, default=None)
        self._take_height()
        self.update()

    def point_at(self, day: date) -> None:
        """Point at a day of the year and say what it is."""
        if day in self._days:
            self._here = day
            words = self._days[day].words
            self.setAccessibleDescription(words)
            self.described.emit(words)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._month_width() * 4, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._month_width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._take_height()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in self._months:
            self._paint_head(painter, month)
        for day, shown in self._days.items():
            paint_day(painter, self._place(day), shown, is_today=day == self._today)
        if self.hasFocus() and self._here:
            painter.setPen(QColor(theme_in_use().focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._place(self._here).adjusted(0, 0, -1, -1), 5, 5)
            painter.drawRoundedRect(self._place(self._here).adjusted(1, 1, -2, -2), 5, 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and self._here:
            self.point_at(self._here + timedelta(days=step))
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._day_at(event.position().toPoint().x(), event.position().toPoint().y())
        if found:
            self.point_at(found)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self._day_at(event.x(), event.y())
            words = self._days[found].words if found else ""
            QToolTip.showText(event.globalPos(), escape(words))
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def _take_height(self) -> None:
        rows = -(-max(len(self._months), 1) // self._columns(self.width()))
        self.setFixedHeight(rows * self._month_height())

    def _cell(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("00") + 16, round(metrics.height() * 1.3))

    def _month_width(self) -> int:
        return 7 * self._cell().width() + 24

    def _month_height(self) -> int:
        return (_WEEKS + 2) * self._cell().height() + 18

    def _columns(self, width: int) -> int:
        fits = max(1, (width + 24) // self._month_width())
        return max(count for count in (1, 2, 3, 4, 6) if count <= fits)

    def _corner(self, month: date) -> tuple[int, int]:
        columns = self._columns(self.width())
        row, column = divmod(self._months.index(month), columns)
        across = max(self._month_width(), self.width() // columns)
        return column * across, row * self._month_height()

    def _place(self, day: date) -> QRect:
        first = day.replace(day=1)
        left, top = self._corner(first)
        cell = self._cell()
        week, weekday = divmod(first.weekday() + day.day - 1, 7)
        line = top + (week + 2) * cell.height()
        return QRect(left + weekday * cell.width(), line, cell.width() - 2, cell.height() - 2)

    def _day_at(self, x: int, y: int) -> date | None:
        return next((day for day in self._days if self._place(day).contains(x, y)), None)

    def _paint_head(self, painter: QPainter, month: date) -> None:
        left, top = self._corner(month)
        cell, theme = self._cell(), theme_in_use()
        bold = self.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(theme.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        whole = QRect(left + 6, top, 7 * cell.width(), cell.height())
        painter.drawText(whole, middle, f"{month:%B %Y}")
        painter.setFont(small_font(self))
        painter.setPen(QColor(theme.muted))
        for place, letter in enumerate(_WEEKDAYS):
            box = QRect(left + place * cell.width(), top + cell.height(), *cell.toTuple())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
