"""A child's figures of a year in a row: each is a button that opens to what it was made of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from desktop.models.marks.rates import rate_in_words
from desktop.models.record.glance import Figure
from desktop.ui.style import theme_in_use
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from desktop.models.record.glance import Glance

IN_FULL = (
    Figure.RATE, Figure.POSSIBLE, Figure.ATTENDED, Figure.AUTHORISED, Figure.UNAUTHORISED,
    Figure.LATE, Figure.MINUTES, Figure.UNKNOWN,
)  # fmt: skip
FOR_A_CLASS = (Figure.RATE, Figure.POSSIBLE, Figure.ATTENDED, Figure.ABSENT, Figure.LATE)
_LARGER = 1.55  # the number, beside the words under it
_PAD = 8


class FigureButton(QAbstractButton):
    """A number with its name underneath, painted in one go."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.figure = figure
        self._size: QSize | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        tip(self, "Opens the sessions that this was counted from")

    def show_amount(self, words: str) -> None:
        """Show a number, and say it with its name."""
        if words != self.text():
            self.setText(words)
            self._size = None
            self.setAccessibleName(f"{self.figure.value}: {words}")
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        if self._size is None:  # asked for many times while a page is laid out
            number, name = QFontMetrics(self._large()), self.fontMetrics()
            words = number.horizontalAdvance(self.text()), name.horizontalAdvance(self.figure.value)
            self._size = QSize(max(words) + 2 * _PAD, number.height() + name.height() + 6)
        return self._size

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._size = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # as on every other number
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = theme_in_use(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, inside = self.rect().adjusted(1, 1, -2, -2), self.rect().adjusted(_PAD, 2, -_PAD, -3)
        painter.setPen(QPen(QColor(theme.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        below, above = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
        painter.setPen(QColor(theme.accent_text))
        painter.drawText(inside, below, self.figure.value)
        painter.setFont(self._large())
        painter.setPen(QColor(theme.text))
        painter.drawText(inside, above, self.text())

    def _large(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        font.setWeight(QFont.Weight.DemiBold)
        return font


class FigureButtons(QWidget):
    """Emits the figure that is to be opened; a class's screen tells no reason for an absence."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line = FlowRow(spacing=12)
        self._buttons = {figure: FigureButton(figure) for figure in (*IN_FULL, Figure.ABSENT)}
        for figure, one in self._buttons.items():
            one.clicked.connect(partial(self.opened.emit, figure))
            self._line.add_left(one)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._line)

    def show_glance(self, glance: Glance, *, in_full: bool) -> None:
        """Show the figures; *not taken* only where a register was not."""
        wanted = set(IN_FULL if in_full else FOR_A_CLASS)
        if not glance.unknown:
            wanted.discard(Figure.UNKNOWN)
        for figure, one in self._buttons.items():
            one.show_amount(amount_in_words(glance, figure))
            one.setVisible(figure in wanted)

    def button(self, figure: Figure) -> FigureButton:
        """Return a figure's button."""
        return self._buttons[figure]


def amount_in_words(glance: Glance, figure: Figure) -> str:
    """Say a figure as it is shown: the rate to one decimal, a dash where nothing was possible."""
    if figure is Figure.RATE:
        rate = glance.tally.attendance
        return "–" if rate is None else f"{rate_in_words(rate)} %"
    return f"{glance.amount(figure):,}"
