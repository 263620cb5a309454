"""A school year at a glance: a column a week, a row a session, a letter where a child was away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.ui.spoken import say_where
from desktop.ui.style import theme_in_use
from desktop.ui.theme import LIGHT, THEMES
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

    def top_of(self, row: int) -> int:
        return self.top + row * self.height + (row // 2) * 3

    def rect(self, at: tuple[int, int]) -> QRect:
        return QRect(self.lefts[at[0]], self.top_of(at[1]), self.width - 2, self.height - 1)

    def at(self, point: QPoint) -> tuple[int, int] | None:
        places = ((column, row) for column in range(len(self.lefts)) for row in range(ROWS))
        return next((at for at in places if self.rect(at).contains(point)), None)

    @property
    def size(self) -> QSize:
        right = self.lefts[-1] + self.width if self.lefts else 0
        return QSize(right + 4, self.top + ROWS * self.height + 14)


class _Look(NamedTuple):
    """All but the words that a square's picture depends on."""

    theme: str
    font: str
    ratio: float
    width: int
    height: int


class YearStrip(QWidget):
    """Arrows walk from session to session; Enter or a press opens a mark's history."""

    opened = Signal(object)
    pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("The year, session by session")
        self._cells = YearCells((), ())
        self._at = (0, 0)
        self._plan = _plan(self._cells.weeks, self._metrics())

    def show_year(self, calendar: SchoolCalendar, day: date, marks: Iterable[SessionMark]) -> None:
        """Show the school year that a day belongs to; the cursor stands on the last mark."""
        marks = tuple(marks)
        before = self._cells.weeks
        self._cells = year_cells(calendar, day, marks)
        last = self._cells.place_of(marks[-1].session) if marks else (0, 0)
        self._at = last if last in self._cells else (0, 0)
        say_where(self, _words(self.cell) if self.cell else "")
        if self._cells.weeks == before:
            self.update()
        else:
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

    @property
    def place(self) -> QRect:
        """Where the square under the cursor is drawn."""
        return self._plan.rect(self._at) if self.cell else QRect()

    def sizeHint(self) -> QSize:
        return self._plan.size

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        _paint_heads(painter, self._plan, self._cells.weeks)
        look = _Look(
            theme_in_use().name, self._small().toString(), self.devicePixelRatioF(),
            self._plan.width - 2, self._plan.height - 1,
        )  # fmt: skip
        tops = [self._plan.top_of(row) for row in range(ROWS)]
        for left, cells in zip(self._plan.lefts, self._cells.columns, strict=True):
            for top, cell in zip(tops, cells, strict=True):
                if cell.is_school:
                    painter.drawPixmap(left, top, _square(look, cell.letter, cell.back, cell.fore))
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
            say_where(self, _words(cell))
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


@lru_cache(maxsize=256)  # a year has some four hundred squares that look a dozen ways
def _square(look: _Look, letter: str, back: str, fore: str) -> QPixmap:
    theme, rect = THEMES.get(look.theme, LIGHT), QRect(0, 0, look.width, look.height)
    made = QPixmap(rect.size() * look.ratio)
    made.setDevicePixelRatio(look.ratio)
    made.fill(Qt.GlobalColor.transparent)
    font = QFont()
    font.fromString(look.font)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen if back else QColor(theme.line))
    painter.setBrush(QColor(getattr(theme, back)) if back else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect if back else rect.adjusted(0, 0, -1, -1), 3, 3)
    painter.setPen(QColor(getattr(theme, fore)))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    return made
