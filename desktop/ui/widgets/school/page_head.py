"""A place from above: title, what is chosen, what can be done; then its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence


def page_head(title: str, beside: Sequence[QWidget], buttons: Sequence[QWidget]) -> FlowRow:
    """Return a line with the title on the left; large text puts the buttons on a line below."""
    head = FlowRow(spacing=12)
    head.add_left(label(title, "title"), *beside)
    head.add_right(*buttons)
    return head


def page(head: QWidget, *parts: QWidget, stretched: QWidget) -> QVBoxLayout:
    """Return a place's layout: the head, then the parts, one of which takes the room left."""
    made = QVBoxLayout()
    made.setContentsMargins(24, 18, 24, 12)
    made.setSpacing(10)
    for part in (head, *parts):
        made.addWidget(part, 1 if part is stretched else 0)
    return made


def padded(*parts: QWidget) -> QWidget:
    """Return a page of cards below one another, with air above and below."""
    whole = QWidget()
    inside = QVBoxLayout(whole)
    inside.setContentsMargins(0, 4, 6, 8)
    inside.setSpacing(14)
    for part in parts:
        inside.addWidget(part)
    inside.addStretch(1)
    return whole
