"""A place from above: title, what is chosen, what can be done; then its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import label, row

if TYPE_CHECKING:
    from collections.abc import Sequence


def page_head(title: str, beside: Sequence[QWidget], buttons: Sequence[QWidget]) -> TwoColumns:
    """Return a line with the title on the left; large text puts the buttons on a line below."""
    left, right = QWidget(), QWidget()
    left.setLayout(row(label(title, "title"), *beside, None, spacing=16))
    right.setLayout(row(None, *buttons))
    head = TwoColumns(left, right)
    head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
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
