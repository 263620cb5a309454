"""What is inside a widget, asked so that every widget still belongs to the one around it.

Qt's binding lets whoever is asked own what comes back from `findChild`, `focusWidget`,
`focusProxy`, `buddy` and the focus chain. A widget that belongs to its neighbour loses its Python
half, or is destroyed while it is on view, when that neighbour goes. `children` changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

W = TypeVar("W", bound=QWidget)


def parts_of(whole: QWidget, kind: type[W]) -> Iterator[W]:
    """Yield the widgets of a kind inside another, those in front before those inside them."""
    for one in _widgets_in(whole):
        if isinstance(one, kind):
            yield one
        yield from parts_of(one, kind)


def stops_of(whole: QWidget) -> Iterator[QWidget]:
    """Yield where Tab stops inside a widget or on it; never inside what is a stop itself."""
    is_stop = bool(whole.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if is_stop and not isinstance(whole, QTabWidget):  # which hands the keyboard to its tabs
        yield whole
        return
    for one in _widgets_in(whole):
        yield from stops_of(one)


def keyboard_in(whole: QWidget) -> QWidget | None:
    """Return what has the keyboard, a widget or one inside it; None while it is elsewhere."""
    here = QApplication.focusWidget()
    return here if here is not None and (here is whole or whole.isAncestorOf(here)) else None


def _widgets_in(whole: QWidget) -> list[QWidget]:
    """Widgets side by side; not the windows that belong to this one."""
    return [one for one in whole.children() if isinstance(one, QWidget) and not one.isWindow()]
