"""Where a signature is drawn with a pen or a mouse: always dark ink on white, as it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.fitted import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

_SIZE = QSize(460, 150)  # pixels at the usual size of text
_KEPT = 3  # times as fine as it is drawn
_INK, _PAPER, _LINE = QColor("#10182c"), QColor("#ffffff"), QColor("#9aa7ad")
_THICK = 2.4  # pixels
_HINT = "Sign here with a pen or the mouse, or load a picture."


class SignaturePad(QWidget):
    """Strokes, or a picture that was loaded in their place; `png` is what there is of either."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strokes: list[QPainterPath] = []
        self._loaded: QImage | None = None
        self._is_down = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._name()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing yet."""
        return not self._strokes and self._loaded is None

    @property
    def is_drawn(self) -> bool:
        """Whether there are strokes, and no picture in their place."""
        return bool(self._strokes)

    @property
    def png(self) -> bytes:
        """What was drawn, as a picture on white; empty where nothing was."""
        if not self._strokes:
            return b""
        drawn = QImage(self.size() * _KEPT, QImage.Format.Format_RGB32)
        drawn.fill(_PAPER)
        painter = QPainter(drawn)
        painter.scale(_KEPT, _KEPT)
        self._draw_strokes(painter)
        painter.end()
        kept = QByteArray()
        buffer = QBuffer(kept)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(drawn)
        return bytes(kept.data())

    def show_picture(self, png: bytes) -> None:
        """Show a picture that was loaded, in place of what was drawn."""
        self._strokes, self._loaded = [], QImage.fromData(png)
        self._tell()

    def clear(self) -> None:
        """Begin again."""
        self._strokes, self._loaded = [], None
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(scaled(_SIZE.width()), scaled(_SIZE.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_SIZE.width()) // 2, scaled(_SIZE.height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._loaded, self._is_down = None, True
        begun = QPainterPath(event.position())
        begun.lineTo(event.position() + QPointF(0.1, 0.1))  # a dot is ink, too
        self._strokes.append(begun)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        if self._is_down and self._strokes:
            self._strokes[-1].lineTo(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._is_down:
            self._is_down = False
            self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _PAPER)
        foot = self.height() * 0.78
        painter.setPen(QPen(_LINE, 1))
        painter.drawLine(QPointF(16, foot), QPointF(self.width() - 16, foot))
        if self.is_empty:
            below = QRectF(16, foot, self.width() - 32, self.height() - foot)
            painter.setPen(QColor("#4f5e66"))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, _HINT)
        if self._loaded is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._place(self._loaded), self._loaded)
        self._draw_strokes(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_LINE, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _draw_strokes(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_end, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(_INK, _THICK, Qt.PenStyle.SolidLine, round_end, round_join))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            painter.drawPath(stroke)

    def _place(self, picture: QImage) -> QRectF:
        room = QRectF(self.rect()).adjusted(16, 10, -16, -10)
        size = picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        return place

    def _tell(self) -> None:
        self._name()
        self.update()
        self.changed.emit()

    def _name(self) -> None:
        if self._loaded is not None:
            state = "a picture is loaded"
        else:
            state = "signed" if self._strokes else "empty"
        self.setAccessibleName(f"Signature: {state}")
        self.setAccessibleDescription(_HINT)
