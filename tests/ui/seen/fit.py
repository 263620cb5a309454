"""What does not fit: words cut off, widgets over one another, lists with no line in sight."""

from __future__ import annotations

import re
from html import unescape
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.picture import spoken_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSED = (QComboBox, QAbstractSpinBox, QCalendarWidget, QAbstractItemView)
_NEAR = 1  # pixel that rounding may take


def clipped(whole: QWidget) -> list[str]:
    """Say of everything on view what of it cannot be read or reached."""
    return [f"{_called(one)}: {fault}" for one in _seen(whole) for fault in _faults(one)]


def _seen(whole: QWidget) -> Iterator[QWidget]:
    yield whole
    if isinstance(whole, _CLOSED):
        return
    for child in whole.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield from _seen(child)


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {spoken_name(widget)[:40]!r}"


def _faults(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _button(widget)
    elif isinstance(widget, QComboBox):
        yield from _combo(widget)
    elif isinstance(widget, QLineEdit | QAbstractSpinBox):
        yield from _line(widget)
    elif isinstance(widget, QAbstractItemView):
        yield from _view(widget)
    elif isinstance(widget, QScrollArea):
        yield from _area(widget)
    yield from _children(widget)


def _label(label: QLabel) -> Iterator[str]:
    if not label.text() or label.textFormat() is Qt.TextFormat.RichText:
        return
    room = label.size()
    if label.wordWrap():
        needs = label.heightForWidth(room.width())
        longest = max(map(label.fontMetrics().horizontalAdvance, label.text().split()), default=0)
        if room.height() < needs - _NEAR or room.width() < longest:
            yield f"{room.width()} x {room.height()} for {longest} x {needs}"
    elif not _holds(label, label.sizeHint()) and not _tells(label.toolTip(), label.text()):
        yield _lacks(label)


def _button(button: QAbstractButton) -> Iterator[str]:
    hint = button.sizeHint()
    if not button.text() or isinstance(button.parentWidget(), QTabBar):
        return
    if button.hasHeightForWidth() and button.width() >= button.minimumSizeHint().width():
        hint = QSize(button.width(), button.heightForWidth(button.width()))
    if not _holds(button, hint) and not _tells(button.toolTip(), button.text()):
        yield _lacks(button)


def _combo(combo: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    box = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo)
    needs = combo.fontMetrics().horizontalAdvance(combo.currentText())
    told = combo.isEditable() or _tells(combo.toolTip(), combo.currentText())
    if box.width() < needs - _NEAR and not told:
        yield f"{box.width()} wide for {needs}: {combo.currentText()!r}"
    if combo.height() < combo.sizeHint().height() - _NEAR:
        yield _lacks(combo)


def _line(line: QLineEdit | QAbstractSpinBox) -> Iterator[str]:
    if line.height() < line.minimumSizeHint().height() - _NEAR:
        yield _lacks(line)
    inner = line if isinstance(line, QLineEdit) else line.findChild(QLineEdit)
    if inner is None:
        return
    text = inner.displayText() if not isinstance(line, QLineEdit) or line.isReadOnly() else ""
    text = text or ("" if inner.displayText() else inner.placeholderText())
    needs = inner.fontMetrics().horizontalAdvance(text)
    room = inner.contentsRect().width() - 2
    if text and room < needs and not _tells(line.toolTip(), text):
        yield f"{room} wide for {needs}: {text!r}"


def _view(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None or not model.rowCount(QModelIndex()):
        return
    line = view.fontMetrics().height()
    first = view.visualRect(model.index(0, 0)).height()
    if first < line:
        yield f"lines {first} high for {line}"
    if view.viewport().height() < min(first, 2 * line):
        yield f"{view.viewport().height()} high: no line in sight"
    if isinstance(view, QTableView):
        yield from _heads(view)
        yield from _cells(view)


def _heads(table: QTableView) -> Iterator[str]:
    head = table.horizontalHeader()
    if head.isHidden():
        return
    for column in range(head.count()):
        title = str(table.model().headerData(column, Qt.Orientation.Horizontal) or "")
        shown, needs = head.sectionSize(column), head.sectionSizeHint(column)
        if title and not head.isSectionHidden(column) and shown < needs - _NEAR:
            yield f"head {title!r} {shown} wide for {needs}"
    if head.height() < head.sizeHint().height() - _NEAR:
        yield f"head {head.height()} high for {head.sizeHint().height()}"


def _cells(table: QTableView) -> Iterator[str]:
    model = table.model()
    for row in range(min(model.rowCount(), 40)):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            needs, has = table.sizeHintForIndex(index).width(), table.columnWidth(column)
            words = str(index.data() or "")
            tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            hidden = table.isColumnHidden(column)
            if not hidden and words and has < needs - 2 and not _tells(tip, words):
                yield f"cell {words!r} {has} wide for {needs}, with no tip"


def _area(area: QScrollArea) -> Iterator[str]:
    inside, view = area.widget(), area.viewport()
    if inside is None:
        return
    sideways = area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if inside.width() > view.width() + _NEAR and not sideways:
        yield f"{view.width()} wide for {inside.width()} and cannot scroll"
    if view.height() < min(inside.height(), 2 * area.fontMetrics().height()):
        yield f"{view.height()} high: nothing of it in sight"


def _children(parent: QWidget) -> Iterator[str]:
    if isinstance(parent, _CLOSED) or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return
    inside = [
        one
        for one in parent.children()
        if isinstance(one, QWidget) and one.isVisible() and not one.isWindow() and _counts(one)
    ]
    room = parent.rect().adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
    for one in inside:
        if not room.contains(one.geometry()):
            size = f"{room.width()} x {room.height()}"
            yield f"holds {_called(one)} at {_at(one)}, outside its {size}"
    for one, other in combinations(inside, 2):
        both = one.geometry().intersected(other.geometry())
        if both.width() > _NEAR and both.height() > _NEAR:
            yield f"{_called(one)} lies over {_called(other)}"


def _counts(widget: QWidget) -> bool:
    internal = widget.objectName().startswith("qt_") or type(widget).__name__ == "Cover"
    return not internal and not isinstance(widget, QScrollBar | QSplitterHandle)


def _at(widget: QWidget) -> str:
    box: QRect = widget.geometry()
    return f"{box.x()}, {box.y()} of {box.width()} x {box.height()}"


def _holds(widget: QWidget, needs: QSize) -> bool:
    size = widget.size()
    return size.width() >= needs.width() - _NEAR and size.height() >= needs.height() - _NEAR


def _lacks(widget: QWidget) -> str:
    has, needs = widget.size(), widget.sizeHint()
    return f"{has.width()} x {has.height()} for {needs.width()} x {needs.height()}"


def _tells(tip: str, words: str) -> bool:
    """Whether a tool tip says the whole of words that do not fit."""
    return bool(words) and words.replace("&&", "&") in unescape(re.sub(r"<[^>]*>", "", tip))
