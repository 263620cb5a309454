"""The head's turn with children at risk: contracts, the list, a card, an assessment's form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui.dialogs.safeguarding.assess_risk import AssessRiskDialog
from desktop.ui.panels.change_roll import ChangeRollPanel
from desktop.ui.widgets.inside import parts_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.tour.walk import Walk


def watch_children(walk: Walk) -> None:
    """See whose contract is due, who is at risk, and what is kept of the child to review."""
    hands = walk.hands
    walk.show("watch_children")
    hands.key(Qt.Key.Key_F7)
    hands.picture("watch-children-contracts")
    hands.in_front(partial(hands.key, Qt.Key.Key_R), partial(_look_at_review, walk))
    hands.key(Qt.Key.Key_F7)
    hands.key(Qt.Key.Key_Home)
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Return)
    panel = next(parts_of(walk.main, ChangeRollPanel), None)
    if not isinstance(panel, ChangeRollPanel):
        raise LookupError("the page about a child is not open")
    panel.page.safeguarding.opens.setFocus()
    hands.key(Qt.Key.Key_Space)
    hands.picture("watch-children-card")
    hands.in_front(partial(hands.press, "New version"), partial(_look_at_form, walk))
    hands.in_front(partial(hands.press, "Show and print"), partial(_look_at_paper, walk))


def _look_at_review(walk: Walk, _dialog: QWidget) -> None:
    walk.hands.picture("watch-children-review")
    walk.hands.key(Qt.Key.Key_Escape)


def _look_at_form(walk: Walk, dialog: QWidget) -> None:
    if isinstance(dialog, AssessRiskDialog):
        walk.hands.settle()
        dialog.agencies.lines[0].first.setFocus()
    walk.hands.picture("watch-children-form")
    walk.hands.key(Qt.Key.Key_Escape)


def _look_at_paper(walk: Walk, _dialog: QWidget) -> None:
    walk.hands.picture("watch-children-paper")
    walk.hands.key(Qt.Key.Key_Escape)
