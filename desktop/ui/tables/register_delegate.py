"""How a register's line is painted: large names, marks that read from a metre away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.marks.shown_mark import ShownMark, Tone
from desktop.ui.style import theme_in_use
from desktop.ui.tables.register_table import DAYS, KNOWN, LINE, MARK, NAME, NUMBER, RegisterLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.marks.week_strip import DayMarks
    from desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_SMOOTH = QPainter.RenderHint.Antialiasing
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_COLOURS = {
    Tone.PRESENT: ("ok_back", "ok_text"),
    Tone.LATE: ("late_back", "late_text"),
    Tone.NO_REASON: ("warn_back", "warn_text"),
    Tone.ABSENT: ("info_back", "info_text"),
}
_PAD = 10


class RegisterDelegate(QStyledItemDelegate):
    """Paints a RegisterLine; sizes follow the view's font.

    The days before are drawn once for all children who have the same, and kept as pictures.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._drawn: dict[object, QPixmap] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if not isinstance(line, RegisterLine):
            return
        painter.save()
        painter.setRenderHint(_SMOOTH)
        box, theme = option.rect, theme_in_use()
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        _back(painter, box, index.column(), theme, current=current)
        if index.column() == MARK:
            self._mark(painter, option, line, theme)
        elif index.column() == DAYS:
            painter.drawPixmap(box.topLeft(), self._days(option, line.days, theme))
        else:
            _words(painter, option, line, index.column(), theme)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = line_height(option.font)
        if index.column() == DAYS:
            return QSize(days_width(option.font), high)
        font = name_font(option.font) if index.column() == NAME else option.font
        return QSize(_width(font, str(index.data() or "")), high)

    def _days(
        self, option: QStyleOptionViewItem, days: tuple[DayMarks, ...], theme: Theme
    ) -> QPixmap:
        sharp = option.widget.devicePixelRatioF()
        size, marks = option.rect.size(), tuple((day.am, day.pm) for day in days)
        key = (marks, theme.name, option.font.pointSizeF(), size.toTuple(), sharp)
        if key not in self._drawn:
            drawn = QPixmap(size * sharp)
            drawn.setDevicePixelRatio(sharp)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            painter.setRenderHint(_SMOOTH)
            _days(painter, QRect(QPoint(0, 0), size), option.font, days, theme)
            painter.end()
            self._drawn[key] = drawn
        return self._drawn[key]

    def _mark(
        self, painter: QPainter, option: QStyleOptionViewItem, line: RegisterLine, theme: Theme
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        has_focus = chosen and option.widget.hasFocus()
        pill = _pill_box(option.rect, option.font, line)
        if line.typing:
            _waiting(painter, pill, option.font, line.typing, theme)
        else:
            _pill(painter, pill, option.font, line.shown, theme)
        if has_focus:
            _ring(painter, pill, theme)
        place = QRectF(option.rect).adjusted(pill.right() - option.rect.left() + _PAD, 0, -4, 0)
        if line.shown.sign and not line.typing:
            place = _tick(painter, place, theme)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(place, _LEFT, _short(line.beside, option.font, place.width()))


def line_height(font: QFont) -> int:
    """Return the height of a line in pixels."""
    return round(QFontMetricsF(font).height() * 1.75)


def name_font(font: QFont) -> QFont:
    """Return the face of the names: larger, to be read from a metre away."""
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * 1.14)
    larger.setWeight(QFont.Weight.Medium)
    return larger


def names_width(font: QFont, names: Iterable[str]) -> int:
    """Return how wide the longest of the names is."""
    larger = name_font(font)
    return max((_width(larger, name) for name in names), default=0)


def _width(font: QFont, words: str) -> int:
    return round(QFontMetricsF(font).horizontalAdvance(words)) + 2 * _PAD + 1


def days_width(font: QFont) -> int:
    """Return how wide five days are."""
    return round(5 * _day_width(font)) + _PAD


def _back(painter: QPainter, box: QRect, column: int, theme: Theme, *, current: bool) -> None:
    if current:
        painter.fillRect(box, QColor(theme.accent_soft))
        if column == NUMBER:
            painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), QColor(theme.accent))
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(theme.line))


def _words(
    painter: QPainter, option: QStyleOptionViewItem, line: RegisterLine, column: int, theme: Theme
) -> None:
    box = QRectF(option.rect).adjusted(_PAD, 0, -_PAD, 0)
    font = name_font(option.font) if column == NAME else QFont(option.font)
    painter.setFont(font)
    if column == KNOWN:
        _known(painter, box, font, line.known, theme)
        return
    painter.setPen(QColor(theme.muted if column == NUMBER else theme.text))
    text = str(line.number) if column == NUMBER else line.name
    painter.drawText(box, _RIGHT if column == NUMBER else _LEFT, _short(text, font, box.width()))


def _known(painter: QPainter, box: QRectF, font: QFont, known: str, theme: Theme) -> None:
    if not known:
        return
    text = _short(known, font, box.width() - 2 * _PAD)
    width = QFontMetricsF(font).horizontalAdvance(text) + 2 * _PAD
    high = QFontMetricsF(font).height() + 4
    chip = QRectF(box.left(), box.center().y() - high / 2, width, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.info_back))
    painter.drawRoundedRect(chip, 6, 6)
    painter.setPen(QColor(theme.info_text))
    painter.drawText(chip, _MIDDLE, text)


def _pill_box(box: QRect, font: QFont, line: RegisterLine) -> QRectF:
    high = min(box.height() - 6.0, QFontMetricsF(font).height() * 1.5)
    wide = high * (2.2 if len(line.typing) > 2 else 1.5)
    return QRectF(box.left() + _PAD, box.center().y() - high / 2 + 0.5, wide, high)


def _pill(painter: QPainter, box: QRectF, font: QFont, shown: ShownMark, theme: Theme) -> None:
    back, text = _COLOURS.get(shown.tone, ("", "edge"))
    if back:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(theme, back)))
    else:
        painter.setPen(QPen(QColor(theme.edge), 1))
        painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(box, 7, 7)
    _sign(painter, box, font, shown.sign, getattr(theme, text))


def _waiting(painter: QPainter, box: QRectF, font: QFont, typing: str, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.accent), 1.6, Qt.PenStyle.DotLine))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(box, 7, 7)
    _sign(painter, box, font, f"{typing}…", theme.accent_text)


def _sign(painter: QPainter, box: QRectF, font: QFont, sign: str, colour: str) -> None:
    bold = QFont(font)
    bold.setPointSizeF(font.pointSizeF() * 1.3)
    bold.setWeight(QFont.Weight.Bold)
    painter.setFont(bold)
    painter.setPen(QColor(colour))
    painter.drawText(box, _MIDDLE, sign)


def _ring(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.focus), 2))
    painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 8, 8)


def _tick(painter: QPainter, place: QRectF, theme: Theme) -> QRectF:
    """The mark is on the disk."""
    _drawn_tick(painter, QPointF(place.left() + 6, place.center().y()), 5, theme.ok_text)
    return place.adjusted(20, 0, 0, 0)


def _drawn_tick(painter: QPainter, middle: QPointF, size: float, colour: str) -> None:
    pen = QPen(QColor(colour), max(1.6, size / 3))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    low = QPointF(middle.x() - size / 5, middle.y() + size * 0.7)
    painter.drawPolyline(
        [
            QPointF(middle.x() - size, middle.y()),
            low,
            QPointF(middle.x() + size, middle.y() - size * 0.7),
        ]
    )


def day_places(box: QRect, font: QFont, count: int) -> list[QRectF]:
    """Return where each of the days stands in the column, for the head and for the lines."""
    wide, size = _day_width(font), 2 * _cell(font)
    left, top, high = box.left() + _PAD / 2, float(box.top()), float(box.height())
    return [QRectF(left + at * wide, top, size, high) for at in range(count)]


def _day_width(font: QFont) -> float:
    return 2 * _cell(font) + 10


def _cell(font: QFont) -> float:
    return round(QFontMetricsF(font).height() * 0.92)


def _days(
    painter: QPainter, box: QRect, font: QFont, days: tuple[DayMarks, ...], theme: Theme
) -> None:
    size = _cell(font)
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.82)
    small.setWeight(QFont.Weight.Bold)
    top = box.center().y() - size / 2 + 0.5
    for day, place in zip(days, day_places(box, font, len(days)), strict=True):
        for shown, left in ((day.am, place.left()), (day.pm, place.left() + size)):
            _small(painter, QRectF(left, top, size - 1, size - 1), small, shown, theme)


def _small(painter: QPainter, box: QRectF, font: QFont, shown: ShownMark, theme: Theme) -> None:
    if shown.tone is Tone.NONE:
        return
    back, text = _COLOURS.get(shown.tone, ("", "muted"))
    rim = QColor(getattr(theme, text))
    rim.setAlpha(70)
    painter.setPen(rim if back else QPen(QColor(theme.edge), 1, Qt.PenStyle.DotLine))
    painter.setBrush(QColor(getattr(theme, back)) if back else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 4, 4)
    if shown.sign == "✓":
        _drawn_tick(painter, box.center(), box.width() / 4.2, getattr(theme, text))
        return
    painter.setFont(font)
    painter.setPen(QColor(getattr(theme, text)))
    painter.drawText(box, _MIDDLE, shown.sign)


def _short(text: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
