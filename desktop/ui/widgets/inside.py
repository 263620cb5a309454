"""What is inside a widget, asked so that every widget still belongs to the one around it.

Qt's binding lets whoever is asked own what comes back from `findChild`, `focusWidget`,
`focusProxy`, `buddy` and the focus chain. A widget that belongs to its neighbour loses its Python
half, or is destroyed while it is on view, when that neighbour goes. `children` changes nothing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent

_O = TypeVar("_O", bound=QObject)


def parts_of(whole: QWidget, kind: type[_O]) -> Iterator[_O]:
    """Yield what is of a kind inside a widget, with what is inside that; other windows are not."""
    for one in whole.children():
        if isinstance(one, QWidget) and one.isWindow():
            continue
        if isinstance(one, kind):
            yield one
        if isinstance(one, QWidget):
            yield from parts_of(one, kind)


def chosen_in(whole: QWidget) -> tuple[object, ...]:
    """Return what is chosen and ticked inside a widget, to see whether anybody changes it."""
    found = map(_chosen, parts_of(whole, QWidget))
    return tuple(one for one in found if one is not None)


def _chosen(one: QWidget) -> object | None:
    if isinstance(one, (QComboBox, QTabBar, QStackedWidget)):
        return one.currentIndex()
    if isinstance(one, QListWidget):
        ticks = (one.item(row).checkState() for row in range(one.count()))
        return (one.currentRow(), *ticks)
    return one.text() if isinstance(one, QAbstractButton) and one.isChecked() else None


def stops_of(whole: QWidget) -> Iterator[QWidget]:
    """Yield where Tab stops inside a widget or on it; never inside what is a stop itself."""
    is_stop = bool(whole.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if is_stop and not isinstance(whole, QTabWidget):  # which hands the keyboard to its tabs
        yield whole
        return
    for one in whole.children():
        if isinstance(one, QWidget) and not one.isWindow():
            yield from stops_of(one)


def order_tabs(*stops: QWidget) -> None:
    """Let Tab go from each to the next: what was made later would come last.

    The first given again at the end moves behind the others.
    """
    for before, stop in pairwise(stops):
        if before is not stop:
            QWidget.setTabOrder(before, stop)


def keyboard_in(whole: QWidget) -> QWidget | None:
    """Return what has the keyboard, a widget or one inside it; None while it is elsewhere."""
    here = QApplication.focusWidget()
    return here if here is not None and (here is whole or whole.isAncestorOf(here)) else None


def press_by_enter(whole: QWidget, event: QKeyEvent) -> bool:
    """Press the button inside that has the keyboard if the key is Enter; whether it was one.

    Qt itself presses a dialog's default button from any other: Enter on Cancel would save. What is
    chosen by a press, as a reason is, leaves Enter to the whole.
    """
    here, others = keyboard_in(whole), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or others:
        return False
    if not isinstance(here, (QPushButton, QToolButton)) or here.isCheckable():
        return False
    if not event.isAutoRepeat():
        here.click()
    return True
