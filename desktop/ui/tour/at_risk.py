"""The head's turn with the children at risk: the list, a child's card opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui.panels.change_roll import ChangeRollPanel

if TYPE_CHECKING:
    from desktop.ui.tour.walk import Walk


def watch_children(walk: Walk) -> None:
    """See who is at risk, and open what is kept of the child whose review is due."""
    hands = walk.hands
    walk.show("watch_children")
    hands.key(Qt.Key.Key_Home)
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Return)
    card = _page(walk).page.safeguarding
    card.opens.setFocus()
    hands.key(Qt.Key.Key_Space)
    hands.picture("watch-children-card")


def _page(walk: Walk) -> ChangeRollPanel:
    found = walk.main.findChild(ChangeRollPanel)
    if not isinstance(found, ChangeRollPanel):
        raise LookupError("the page about a child is not open")
    return found
