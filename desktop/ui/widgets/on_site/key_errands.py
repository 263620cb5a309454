"""Keys of a list that do something with the chosen row instead of what the list would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class KeyErrands(QObject):
    """Calls a method at any of these keys in a widget."""

    def __init__(
        self, widget: QWidget, keys: tuple[Qt.Key, ...], errand: Callable[[], None]
    ) -> None:
        super().__init__(widget)
        self._keys, self._errand = keys, errand
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in self._keys:
            self._errand()
            return True
        return super().eventFilter(watched, event)
