"""A school year in twelve small months; arrows go from day to day, each said in words."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.ui.in_sight import bring_into_sight
from desktop.ui.spoken import say_where
from desktop.ui.style import theme_in_use
from desktop.ui.widgets.year.day_paint import paint_day, small_font
from desktop.ui.widgets.year.month_plan import MonthPlan

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from desktop.ui.widgets.year.year_days import YearDay

_WEEKDAYS = "MTWTFSS"
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
        self._plan = MonthPlan((), self._cell(), 0)
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
        if self._here not in days:
            self._here = today if today in days else min(days, default=None)
        say_where(self, self.here.words if self.here else "")
        self._lay_out()
        self.update()

    def point_at(self, day: date) -> None:
        """Point at a day of the year and say what it is."""
        if day in self._days:
            self._here = day
            words = self._days[day].words
            say_where(self, words)
            self.described.emit(words)
            bring_into_sight(self, self._plan.place(day))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._plan.month_width * 4, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._plan.month_width, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in self._plan.months:
            self._paint_head(painter, month)
        for day, shown in self._days.items():
            paint_day(painter, self._plan.place(day), shown, is_today=day == self._today)
        if self.hasFocus() and self._here:
            painter.setPen(QPen(QColor(theme_in_use().focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._plan.place(self._here), 5, 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and self._here:
            self.point_at(self._here + timedelta(days=step))
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._day_at(event.position().toPoint())
        if found:
            self.point_at(found)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self._day_at(event.pos())
            words = self._days[found].words if found else ""
            QToolTip.showText(event.globalPos(), escape(words), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._lay_out()

    def _lay_out(self) -> None:
        months = tuple(dict.fromkeys(day.replace(day=1) for day in self._days))
        self._plan = MonthPlan(months, self._cell(), self.width())
        self.setFixedHeight(self._plan.height)

    def _cell(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("00") + 16, round(metrics.height() * 1.3))

    def _day_at(self, point: QPoint) -> date | None:
        return next((day for day in self._days if self._plan.place(day).contains(point)), None)

    def _paint_head(self, painter: QPainter, month: date) -> None:
        theme, bold = theme_in_use(), self.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(theme.text))
        corner, cell = self._plan.corner(month), self._plan.cell
        whole = QRect(corner.x() + 6, corner.y(), 7 * cell.width(), cell.height())
        painter.drawText(whole, Qt.AlignmentFlag.AlignVCenter, f"{month:%B %Y}")
        painter.setFont(small_font(self))
        painter.setPen(QColor(theme.muted))
        for weekday, letter in enumerate(_WEEKDAYS):
            box = self._plan.weekday_place(month, weekday)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
