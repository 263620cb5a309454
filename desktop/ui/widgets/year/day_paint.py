"""How a day of the year is drawn: its number, its sign, and a shape for what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.models.days.session import Half
from desktop.ui.style import theme_in_use
from desktop.ui.widgets.year.year_days import Look, YearDay

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROUND = 5.0
_BACKS = {
    Look.SCHOOL: "accent_soft",
    Look.INSET: "info_back",
    Look.UNEXPECTED: "late_back",
    Look.PLANNED: "hover",
    Look.BANK_HOLIDAY: "hover",
}
_WORDS = {
    Look.SCHOOL: "accent_text",
    Look.INSET: "info_text",
    Look.UNEXPECTED: "late_text",
    Look.PLANNED: "text",
    Look.BANK_HOLIDAY: "text",
}


def small_font(widget: QWidget, share: float = 0.88) -> QFont:
    """Return the widget's font made smaller."""
    font = QFont(widget.font())
    font.setPointSizeF(widget.font().pointSizeF() * share)
    return font


def paint_day(painter: QPainter, box: QRect, shown: YearDay, *, is_today: bool = False) -> None:
    """Draw one day; the half in which the school meets is filled as a school day is."""
    theme = theme_in_use()
    words = QColor(getattr(theme, _WORDS.get(shown.look, "muted")))
    _paint_back(painter, box, shown)
    usual = QFont(painter.font())
    number = QFont(usual)
    number.setBold(is_today or shown.look is Look.SCHOOL)
    number.setUnderline(is_today)
    painter.setFont(number)
    painter.setPen(words)
    sign = shown.look.sign
    inner = box.adjusted(4, 0, -3, 0)
    side = Qt.AlignmentFlag.AlignLeft if sign else Qt.AlignmentFlag.AlignHCenter
    painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, str(shown.day.day))
    if sign:
        small = QFont(usual)
        small.setBold(True)
        small.setPointSizeF(usual.pointSizeF() * 0.68)
        painter.setFont(small)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, sign)
    painter.setFont(usual)


def _paint_back(painter: QPainter, box: QRect, shown: YearDay) -> None:
    theme = theme_in_use()
    colour = _BACKS.get(shown.look)
    if colour is None:
        return
    edged = shown.look is not Look.SCHOOL
    edge = QColor(getattr(theme, _WORDS[shown.look]))
    style = Qt.PenStyle.DashLine if shown.look is Look.PLANNED else Qt.PenStyle.SolidLine
    painter.setPen(QPen(edge, 1, style) if edged else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(theme, colour)))
    inner = QRectF(box).adjusted(1, 1, -1, -1)
    corners = inner.height() / 2 if shown.look is Look.BANK_HOLIDAY else _ROUND
    painter.drawRoundedRect(inner, corners, corners)
    if edged and shown.open_halves:
        _paint_open_half(painter, inner, shown.open_halves)


def _paint_open_half(painter: QPainter, inner: QRectF, halves: Iterable[Half]) -> None:
    """A bar above (the morning) or below (the afternoon) where the school meets all the same."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme_in_use().accent))
    for half in halves:
        top = inner.top() if half is Half.AM else inner.bottom() - 3
        painter.drawRect(QRectF(inner.left() + 3, top, inner.width() - 6, 3))


class DaySwatch(QWidget):
    """A sample of one look, for the key beside the year."""

    def __init__(self, shown: YearDay) -> None:
        super().__init__()
        self._shown = shown
        self.setAccessibleName(shown.look.value)
        metrics = self.fontMetrics()
        self.setFixedSize(
            QSize(metrics.horizontalAdvance("00") + 16, round(metrics.height() * 1.3))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        paint_day(painter, self.rect(), self._shown)
