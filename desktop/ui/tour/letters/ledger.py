"""The head's turn with the ledger: a letter on paper, and the school's own words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.ui.dialogs.letters.letter_words import LetterWordsDialog
from desktop.ui.panels.sign_letters import SignLettersPanel
from desktop.ui.widgets.inside import parts_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.tour.walk import Walk

_LEDGER, _REFUSED = 3, 2


def see_the_ledger(walk: Walk) -> None:
    """See how letters fared, look at one, and read what the school says in them."""
    walk.go("sign_letters")
    hands = walk.hands
    panel = next(parts_of(walk.main, SignLettersPanel), None)
    if not isinstance(panel, SignLettersPanel):
        raise LookupError("the head's desk is not open")
    panel.tabs.setCurrentIndex(_LEDGER)
    panel.take_keyboard()
    hands.picture("write-letters-ledger")
    if panel.ledger.table.facts.facts:
        hands.in_front(partial(hands.press, "Show…"), partial(_look_at_page, walk))
    hands.in_front(partial(hands.press, "What letters say"), partial(_look_at_words, walk))


def _look_at_page(walk: Walk, dialog: QWidget) -> None:
    walk.hands.press("Whole page")
    walk.hands.picture("write-letters-paper")
    dialog.close()


def _look_at_words(walk: Walk, dialog: QWidget) -> None:
    if isinstance(dialog, LetterWordsDialog):
        dialog.choice.kinds.setCurrentIndex(_REFUSED)
    walk.hands.picture("write-letters-words")
    dialog.close()
