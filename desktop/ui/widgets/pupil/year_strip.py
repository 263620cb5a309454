"""A school year at a glance: a column a week, a row a session, a letter where a child was away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.ui.style import theme_in_use
from desktop.ui.widgets.pupil.year_cells import ROWS, YearCell, YearCells, year_cells

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.tasks.admissions.show_pupil import SessionMark

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
_GAP = 7  # pixels between half-terms
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where each square stands, for a size of text."""

    lefts: tuple[int, ...]
    width: int
    height: int
    top: int

    def rect(self, at: tuple[int, int]) -> QRect:
        down = self.top + at[1] * self.height + (at[1] // 2) * 3
        return QRect(self.lefts[at[0]], down, self.width - 2, self.height - 1)

    def at(self, point: QPoint) -> tuple[int, int] | None:
        places = ((column, row) for column in range(len(self.lefts)) for row in range(ROWS))
        return next((at for at in places if self.rect(at).contains(point)), None)

    @property
    def size(self) -> QSize:
        right = self.lefts[-1] + self.width if self.lefts else 0
        return QSize(right + 4, self.top + ROWS * self.height + 16)


class YearStrip(QWidget):
    """Arrows walk from session to session; Enter or a press opens a mark's history."""

    opened = Signal(object)
    pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("This year, session by session")
        self._cells = YearCells((), ())
        self._at = (0, 0)
        self._plan = _plan(self._cells.weeks, self._metrics())

    def show_year(
        self, calendar: SchoolCalendar, today: date, marks: Iterable[SessionMark]
    ) -> None:
        """Show the school year that today belongs to; the cursor stands on the last mark."""
        marks = tuple(marks)
        self._cells = year_cells(calendar, today, marks)
        self._at = self._cells.place_of(marks[-1].session) if marks else (0, 0)
        self.measure()

    def measure(self) -> None:
        """Take the size that the squares need at the size of text chosen now."""
        self._plan = _plan(self._cells.weeks, self._metrics())
        self.setFixedSize(self._plan.size)
        self.update()

    @property
    def cell(self) -> YearCell | None:
        """The square under the cursor."""
        return self._cells.cell(self._at)

    def sizeHint(self) -> QSize:
        return self._plan.size

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        _paint_heads(painter, self._plan, self._cells.weeks)
        for column, cells in enumerate(self._cells.columns):
            for row, cell in enumerate(cells):
                _paint_cell(painter, self._plan.rect((column, row)), cell)
        if self.hasFocus() and self.cell is not None:
            painter.setPen(QPen(QColor(theme_in_use().focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._plan.rect(self._at).adjusted(-1, -1, 1, 1), 4, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            across, down = _STEPS[key]
            self._go((self._at[0] + across, self._at[1] + down))
        elif key in _ENTER:
            self._open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._plan.at(event.position().toPoint())
        if at is not None:
            self._go(at)
            self._open()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        cell = self._cells.cell(self._plan.at(event.position().toPoint()) or (-1, -1))
        QToolTip.showText(
            event.globalPosition().toPoint(), escape(_words(cell)) if cell else "", self
        )

    def _go(self, at: tuple[int, int]) -> None:
        cell = self._cells.cell(at)
        if cell is not None:
            self._at = at
            self.setAccessibleDescription(_words(cell))
            self.pointed.emit(_words(cell))
            self.update()

    def _open(self) -> None:
        if self.cell is not None and self.cell.is_marked:
            self.opened.emit(self.cell.session)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.8)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._small())


def _words(cell: YearCell) -> str:
    return f"{cell.session}: {cell.words}"


def _plan(weeks: tuple[date, ...], metrics: QFontMetrics) -> _Plan:
    width = metrics.horizontalAdvance("Y4") + 8
    left, before, lefts = metrics.horizontalAdvance("Wed") + 10, None, []
    for monday in weeks:
        if before is not None:
            left += width + (_GAP if monday - before > timedelta(days=7) else 0)
        lefts.append(left)
        before = monday
    return _Plan(tuple(lefts), width, metrics.height() + 1, metrics.height() + 6)


def _paint_heads(painter: QPainter, plan: _Plan, weeks: tuple[date, ...]) -> None:
    painter.setPen(QColor(theme_in_use().muted))
    baseline = painter.fontMetrics().ascent()
    month = 0
    for left, monday in zip(plan.lefts, weeks, strict=True):
        friday = monday + timedelta(days=4)
        if friday.month != month:
            painter.drawText(left, baseline, f"{friday:%b}")
            month = friday.month
    for place, name in enumerate(_WEEKDAYS if weeks else ()):
        painter.drawText(0, plan.rect((0, place * 2)).top() + baseline, name)


def _paint_cell(painter: QPainter, rect: QRect, cell: YearCell) -> None:
    if not cell.is_school:
        return
    theme = theme_in_use()
    if cell.back:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(theme, cell.back)))
    else:
        painter.setPen(QColor(theme.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, 3, 3)
    if cell.letter:
        painter.setPen(QColor(getattr(theme, cell.fore)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cell.letter)
