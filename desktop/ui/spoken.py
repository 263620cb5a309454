"""What a screen reader says without being asked: what was done, and where a cursor has come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Say words that are on the screen now but that the keyboard is not on."""
    from PySide6.QtGui import (  # noqa: PLC0415 - at a start there is nothing to say
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def say_where(widget: QWidget, words: str) -> None:
    """Say what a painted widget's cursor is on: as its description, and at once."""
    if words != widget.accessibleDescription():
        widget.setAccessibleDescription(words)
        if widget.hasFocus():
            announce(widget, words)
