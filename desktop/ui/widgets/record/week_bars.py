"""Absence week by week as bars with their numbers, walked by arrows; readable in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.models.days.session import day_in_words
from desktop.models.marks.rates import rate, rate_in_words
from desktop.ui.style import theme_in_use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from desktop.models.record.weeks import Week

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LEAST = 10  # per cent that the tallest bar stands for at least, so that a good week looks small
_WIDEST = 60
_TALL, _LEAST_TALL = 7, 5  # lines of small text


class WeekBars(QWidget):
    """`pointed` says the week under the cursor in words."""

    pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Absence week by week")
        self._weeks: tuple[Week, ...] = ()
        self._at = 0

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show these weeks; the cursor stands on the last."""
        self._weeks, self._at = tuple(weeks), max(len(weeks) - 1, 0)
        self._measure()
        self._point()

    @property
    def week(self) -> Week | None:
        """The week under the cursor."""
        return self._weeks[self._at] if self._weeks else None

    @property
    def cursor_at(self) -> QPoint:
        """The middle of the bar under the cursor."""
        return QPoint(self._at * self._wide + self._wide // 2, self.height() // 2)

    def sizeHint(self) -> QSize:
        small = QFontMetrics(self._small())
        wide = small.horizontalAdvance("0.0") + 5
        return QSize(len(self._weeks) * wide, small.height() * _TALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._small())
        top = max((_share(week.tally.absent, week) for week in self._weeks), default=0.0)
        for place, week in enumerate(self._weeks):
            self._paint_week(painter, place, week, max(top, _LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not 0 <= self._at + step < len(self._weeks):
            super().keyPressEvent(event)
            return
        self._at += step
        self._point()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().x()) // self._wide
        if 0 <= place < len(self._weeks):
            self._at = place
            self._point()

    @property
    def _wide(self) -> int:
        return min(max(self.width() // max(len(self._weeks), 1), 1), _WIDEST)

    def _paint_week(self, painter: QPainter, place: int, week: Week, top: float) -> None:
        theme, line = theme_in_use(), painter.fontMetrics().height()
        column = QRect(place * self._wide, 0, self._wide, self.height())
        floor, room = self.height() - line - 2, self.height() - 2 * line - 4
        whole = round(room * _share(week.tally.absent, week) / top)
        above = round(room * _share(week.tally.unauthorised, week) / top)
        bar = QRect(column.left() + 3, floor - whole, self._wide - 6, whole)
        painter.fillRect(bar, QColor(theme.accent_soft))
        hatched = QRect(bar.left(), bar.top(), bar.width(), above)
        painter.fillRect(hatched, QBrush(QColor(theme.text), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QColor(theme.edge))
        painter.drawRect(bar.adjusted(0, 0, -1, -1 if whole else 0))
        painter.setPen(QColor(theme.text))
        number = QRect(column.left() - 6, bar.top() - line, self._wide + 12, line)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, rate_in_words(week.tally.absence))
        painter.setPen(QColor(theme.muted))
        if self._begins_month(place):
            painter.drawText(QPoint(column.left() + 3, self.height() - 4), f"{week.friday:%b}")
        if self.hasFocus() and place == self._at:
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRect(column.adjusted(1, 1, -1, -line - 1))

    def _begins_month(self, place: int) -> bool:
        return place == 0 or self._weeks[place - 1].friday.month != self._weeks[place].friday.month

    def _measure(self) -> None:
        hint = self.sizeHint()
        self.setMinimumSize(hint.width(), hint.height() * _LEAST_TALL // _TALL)
        self.updateGeometry()
        self.update()

    def _point(self) -> None:
        words = week_in_words(self.week) if self.week else ""
        self.setAccessibleDescription(words)
        self.pointed.emit(words)
        self.update()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.8)
        return font


def week_in_words(week: Week) -> str:
    """Say a week: attendance, absence, and what of it was authorised."""
    tally = week.tally
    authorised, unauthorised = (
        rate_in_words(rate(part, tally.possible)) for part in (tally.authorised, tally.unauthorised)
    )
    return (
        f"Week of {day_in_words(week.monday)}: attendance {rate_in_words(tally.attendance)} %,"
        f" absence {rate_in_words(tally.absence)} %"
        f" (authorised {authorised} %, unauthorised {unauthorised} %)"
    )


def _share(part: int, week: Week) -> float:
    return 100 * part / week.tally.possible
