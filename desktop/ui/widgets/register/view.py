"""The register's table and its keyboard: keys are passed on, arrows move, nothing repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.ui.in_sight import bring_into_sight
from desktop.ui.style import dress_table, theme_in_use
from desktop.ui.tables.days_header import DaysHeader
from desktop.ui.tables.register_delegate import (
    RegisterDelegate,
    days_width,
    line_height,
    names_width,
)
from desktop.ui.tables.register_table import (
    DAYS,
    KNOWN,
    MARK,
    RegisterLine,
    RegisterTableModel,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_BLANK_KEYS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_ASIDE = (Qt.Key.Key_Left, Qt.Key.Key_Right)  # every line has one mark: nothing lies beside it
_REASONS = Qt.Key.Key_F2
_HISTORY = Qt.Key.Key_F4
_MARGIN = 2  # lines kept in sight around the cursor


class RegisterView(QTableView):
    """Says what was typed and on which child the cursor is; a key held down counts once."""

    typed = Signal(str)
    entered = Signal()
    took_back = Signal()
    cancelled = Signal()
    history_asked = Signal()
    reasons_held = Signal(bool)
    child_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Register")
        self.setObjectName("register")
        self.setHorizontalHeader(DaysHeader(self))
        self.lines = RegisterTableModel()
        self.setModel(self.lines)
        self.setItemDelegate(RegisterDelegate(self))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        dress_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.horizontalHeader().setMinimumSectionSize(30)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._ask_history)
        self.lines.modelReset.connect(self.fit)

    @property
    def line(self) -> RegisterLine | None:
        """The line that the cursor is on."""
        return self.lines.line_at(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, if there is such a row."""
        last = self.lines.rowCount() - 1
        if 0 <= row <= last:
            self.setCurrentIndex(self.lines.index(row, MARK))
            self._keep_in_sight()

    def fit(self) -> None:
        """Give the columns their widths: names are whole, or else the days before give way."""
        self.verticalHeader().setDefaultSectionSize(line_height(self.font()))
        wide = self.fontMetrics().horizontalAdvance("0" * 10)
        number, days = round(wide * 0.6), days_width(self.font())
        names = names_width(self.font(), self.lines.names)
        least = self.horizontalHeader().sectionSizeHint(KNOWN)
        room = self.viewport().width() - number - names
        has_days = room - days >= least + wide * 1.5
        self.setColumnHidden(DAYS, not has_days)
        room -= days if has_days else 0
        known = round(max(least, min(max(room * 0.36, wide * 1.6), wide * 1.9, room - wide * 1.2)))
        mark = round(max(wide * 1.2, min(room - known, wide * 3.6)))
        more = max(room - known - mark, 0)
        for column, width in enumerate((number, names + more, known, days, mark)):
            self.setColumnWidth(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & _CHORD or not self._is_ours(key, event.text()):
            super().keyPressEvent(event)
            return
        event.accept()
        if not event.isAutoRepeat():
            self._pressed(key, event.text())

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == _REASONS and not event.isAutoRepeat():
            self.reasons_held.emit(False)  # noqa: FBT003 - a signal takes no names
            return
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.reasons_held.emit(False)  # noqa: FBT003 - a signal takes no names
        super().focusOutEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.child_changed.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self._keep_in_sight()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.fit()
            QTimer.singleShot(0, self, self._keep_in_sight)  # once all has its new size

    def paintEvent(self, event: QPaintEvent) -> None:
        # nothing shows through, so that a scrolled table is moved and only its new lines painted
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme_in_use().surface))
        painter.end()
        super().paintEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(400, 5 * line_height(self.font()))

    def _keep_in_sight(self) -> None:
        row, last = self.currentIndex().row(), self.lines.rowCount() - 1
        if not 0 <= row <= last:
            return
        for near in (max(row - _MARGIN, 0), min(row + _MARGIN, last), row):
            place = self.lines.index(near, MARK)
            if not self.viewport().rect().contains(self.visualRect(place)):
                self.scrollTo(place)
        bring_into_sight(self)

    def _is_ours(self, key: Qt.Key, text: str) -> bool:
        special = (*_ENTER, *_BLANK_KEYS, *_ENDS, *_ASIDE, Qt.Key.Key_Escape, _REASONS, _HISTORY)
        return key in special or (len(text) == 1 and text.isprintable())

    def _pressed(self, key: Qt.Key, text: str) -> None:
        if key == _REASONS:
            self.reasons_held.emit(True)  # noqa: FBT003 - a signal takes no names
        elif key == _HISTORY:
            self.history_asked.emit()
        elif key in _ENTER:
            self.entered.emit()
        elif key in _BLANK_KEYS:
            self.took_back.emit()
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in _ENDS:
            self.go_to(0 if key == Qt.Key.Key_Home else self.lines.rowCount() - 1)
        elif key not in _ASIDE:
            self.typed.emit(text)

    def _ask_history(self) -> None:
        self.history_asked.emit()
