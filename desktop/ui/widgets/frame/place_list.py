"""The list of places at the left: only those the person at the desk may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.fitted import scaled, size_pictures
from desktop.ui.style import icon, theme_in_use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter, QResizeEvent

    from desktop.ui.navigation import Place

_WITH_KEYS = 9
_TO_THE_LIST = "Ctrl+G"  # then arrows, or the first letters of a place
_RESTED = 250  # milliseconds after the last letter of a place's name
_BETWEEN_SECTIONS = 9  # pixels at the usual text size
_BEGINS_SECTION = Qt.ItemDataRole.UserRole


class PlaceList(QListWidget):
    """Arrows go at once and stay in the list; a click, Enter and Ctrl+1 to Ctrl+9 go right in."""

    chosen = Signal(str)
    entered = Signal()  # the keyboard is to go into the place that was chosen

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.setObjectName("places")
        self.setAccessibleName("Places")
        size_pictures(self, 20)
        self.setItemDelegate(_Sections(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._places: tuple[Place, ...] = ()
        self._keys = [_KeyToPlace(self, number, window) for number in range(_WITH_KEYS)]
        QShortcut(QKeySequence(_TO_THE_LIST), window).activated.connect(self._take_keyboard)
        self._spelt = False  # a name is being typed: the places on the way to it are not gone to
        self._waits = False  # to be gone to where it led once the keys rest
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTED)
        self._rest.timeout.connect(self._go_where_typed)
        self.currentRowChanged.connect(self._choose)
        self.clicked.connect(self.entered)
        self.activated.connect(self._enter)

    def offer(self, places: Sequence[Place]) -> None:
        """Show these places; none is chosen yet."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._places = tuple(places)
        self.clear()
        before = None
        for number, place in enumerate(places):
            item = _item(place, number)
            item.setData(_BEGINS_SECTION, before is not None and before is not place.section)
            self.addItem(item)
            before = place.section
        self.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._fit()

    def show_place(self, name: str) -> None:
        """Mark the place that is on view, without going there again."""
        names = [place.name for place in self._places]
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.setCurrentRow(names.index(name) if name in names else -1)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own

    def go_to_row(self, row: int) -> None:
        """Choose the place in a row, if there is one."""
        if row < len(self._places):
            self.setCurrentRow(row)

    def restyle(self) -> None:
        """Draw the icons again and make room for larger words."""
        for row, place in enumerate(self._places):
            self.item(row).setIcon(icon(place.icon, "muted"))
        self._fit()
        self._keep_in_sight()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_in_sight()

    def keyboardSearch(self, search: str) -> None:
        self._spelt = True
        super().keyboardSearch(search)
        self._spelt = False

    def _take_keyboard(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.keyboardSearch("")  # letters typed here before are no part of the next name

    def _keep_in_sight(self) -> None:
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def _enter(self) -> None:
        self._go_where_typed()
        self.entered.emit()

    def _go_where_typed(self) -> None:
        if self._waits:
            self._choose(self.currentRow())

    def _choose(self, row: int) -> None:
        self._waits = self._spelt
        if self._waits:
            self._rest.start()
        elif 0 <= row < len(self._places):
            self.chosen.emit(self._places[row].name)

    def _fit(self) -> None:
        self.ensurePolished()
        self.setFixedWidth(self.sizeHintForColumn(0) + 44)


class _Sections(QStyledItemDelegate):
    """Leaves room and draws a line before the first place of a section."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        usual = super().sizeHint(option, index)
        more = scaled(_BETWEEN_SECTIONS) if index.data(_BEGINS_SECTION) else 0
        return QSize(usual.width(), usual.height() + more)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        placed = QStyleOptionViewItem(option)
        rect = option.rect
        if index.data(_BEGINS_SECTION):
            painter.setPen(QColor(theme_in_use().line))
            middle = rect.top() + scaled(_BETWEEN_SECTIONS) // 2
            painter.drawLine(rect.left() + 10, middle, rect.right() - 10, middle)
            placed.rect = rect.adjusted(0, scaled(_BETWEEN_SECTIONS), 0, 0)
        super().paint(painter, placed, index)


class _KeyToPlace(QShortcut):
    def __init__(self, places: PlaceList, row: int, window: QWidget) -> None:
        super().__init__(QKeySequence(f"Ctrl+{row + 1}"), window)
        self._places, self._row = places, row
        self.activated.connect(self._go)

    def _go(self) -> None:
        self._places.go_to_row(self._row)
        self._places.entered.emit()


def _item(place: Place, number: int) -> QListWidgetItem:
    made = QListWidgetItem(icon(place.icon, "muted"), place.title)
    if number < _WITH_KEYS:
        made.setToolTip(f"Ctrl+{number + 1}")
    return made
