"""What a card with lines says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from desktop.ui.widgets.pupil.lines_card import LinesCard


def lines(card: LinesCard) -> list[str]:
    """Return its lines as they stand, the hint below them last; empty while it is hidden."""
    items = [card.lines.itemAt(place) for place in range(card.lines.count())]
    labels = [item.widget() for item in items if item is not None]
    labels.append(card.hint)
    return [one.text() for one in labels if isinstance(one, QLabel) and not one.isHidden()]
