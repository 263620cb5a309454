"""A day, typed as schools write it or chosen from a calendar that knows the school's holidays."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.models.days.session import day_in_words
from desktop.models.days.uk_date import parse_day
from desktop.ui.fitted import put_picture
from desktop.ui.style import dress, theme_in_use

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.models.days.school_year import SchoolCalendar

_WIDEST = "Wed 30 Sep 2026"


class DayField(QWidget):
    """Takes 12/11/26, 12 Nov 2026 or a press in the calendar; up and down go a day on and back."""

    day_changed = Signal()

    def __init__(self, day: date | None = None, calendar: SchoolCalendar | None = None) -> None:
        super().__init__()
        self._calendar = calendar
        self._line = _DayLine()
        self._line.setPlaceholderText("day/month/year")
        self._button = _calendar_button()
        self._pop_up: _PopUp | None = None
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self._line, 1)
        inside.addWidget(self._button)
        self.setFocusProxy(self._line)
        self._line.editingFinished.connect(self._settle)
        self._line.stepped.connect(self._step)
        self._button.clicked.connect(self._show_calendar)
        self.set_day(day)

    @property
    def text(self) -> str:
        """What is typed, a day or not."""
        return self._line.text().strip()

    @property
    def day(self) -> date | None:
        """The day, or None while nothing or no day is typed."""
        return parse_day(self.text)

    @property
    def is_wrong(self) -> bool:
        """Whether something is typed that is no day."""
        return bool(self.text) and self.day is None

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self._line.setText(day_in_words(day) if day else "")
        self._line.setCursorPosition(0)
        dress(self._line, wrong="false")

    def begin(self) -> None:
        """Take the keyboard; what is typed takes the place of what stands there."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's own name
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)
        self._button.setAccessibleName(f"{name}: calendar")

    def _settle(self) -> None:
        if self.day is not None:
            self.set_day(self.day)
        dress(self._line, wrong="true" if self.is_wrong else "false")
        self.day_changed.emit()

    def _step(self, days: int) -> None:
        if self.day is not None:
            ahead = as_qdate(self.day).addDays(days)
            self._choose(ahead)

    def _choose(self, chosen: QDate) -> None:
        self.set_day(as_day(chosen))
        self.day_changed.emit()

    def _show_calendar(self) -> None:
        self._pop_up = _PopUp(self, self._calendar, self.day)
        self._pop_up.picked.connect(self._choose)
        self._pop_up.move(self.mapToGlobal(self.rect().bottomLeft()))
        self._pop_up.show()


class _DayLine(QLineEdit):
    stepped = Signal(int)

    def minimumSizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(_WIDEST) + 34
        return super().minimumSizeHint().expandedTo(QSize(width, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)


class _PopUp(QFrame):
    picked = Signal(QDate)

    def __init__(self, parent: QWidget, calendar: SchoolCalendar | None, day: date | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shown = QCalendarWidget()
        self._shown.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._shown.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if calendar and calendar.years:
            self._shown.setMinimumDate(as_qdate(calendar.years[0].starts))
            self._shown.setMaximumDate(as_qdate(calendar.years[-1].ends))
        if day is not None:
            self._shown.setSelectedDate(as_qdate(day))
        QVBoxLayout(self).addWidget(self._shown)
        self._grey_holidays(calendar)
        self._shown.activated.connect(self._pick)
        self._shown.clicked.connect(self._pick)

    def _grey_holidays(self, calendar: SchoolCalendar | None) -> None:
        if calendar is None or not calendar.years:
            return
        greyed = QTextCharFormat()
        greyed.setForeground(QColor(theme_in_use().faint))
        day, last = as_qdate(calendar.years[0].starts), as_qdate(calendar.years[-1].ends)
        while day <= last:
            if not calendar.is_school_day(as_day(day)):
                self._shown.setDateTextFormat(day, greyed)
            day = day.addDays(1)

    def _pick(self, day: QDate) -> None:
        self.picked.emit(day)
        self.close()


def as_qdate(day: date) -> QDate:
    """Return a day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def as_day(shown: QDate) -> date:
    """Return Qt's day as Python's."""
    return date(shown.year(), shown.month(), shown.day())


def _calendar_button() -> QToolButton:
    made = QToolButton()
    put_picture(made, "calendar-days")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
