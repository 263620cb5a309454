"""The head's turn at the desk: a signature is drawn and kept, a pile is read and signed."""

from __future__ import annotations

from functools import partial
from math import cos, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from desktop.models.organisation.sample_secrets import PASSWORD
from desktop.ui.dialogs.signing.my_signature import MySignatureDialog
from desktop.ui.dialogs.signing.read_pile import ReadPileDialog
from desktop.ui.panels.sign_letters import SignLettersPanel
from desktop.ui.widgets.inside import parts_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.tour.walk import Walk


def sign_letters(walk: Walk) -> None:
    """See what waits, keep a signature, and sign the letters that wait."""
    walk.go("sign_letters")
    hands = walk.hands
    panel = next(parts_of(walk.main, SignLettersPanel), None)
    if not isinstance(panel, SignLettersPanel):
        raise LookupError("the head's desk is not open")
    panel.tabs.setCurrentIndex(1)
    hands.picture("sign-letters")
    hands.in_front(partial(hands.press, "My signature"), partial(_draw_it, walk))
    if panel.seen.to_sign:
        hands.in_front(partial(hands.press, "Read and sign"), partial(_read_and_sign, walk))
        panel.tabs.setCurrentIndex(2)
        panel.sent.selectRow(0)
        hands.picture("sign-letters-signed")


def _draw_it(walk: Walk, dialog: QWidget) -> None:
    hands = walk.hands
    if isinstance(dialog, MySignatureDialog):
        hands.settle()
        for stroke in _strokes(dialog.pad.width(), dialog.pad.height()):
            hands.draw(dialog.pad, stroke)
        dialog.password.setFocus()
        hands.keys(PASSWORD)
        dialog.pad.setFocus()
    hands.picture("sign-letters-signature")
    hands.press("Keep this signature")


def _read_and_sign(walk: Walk, dialog: QWidget) -> None:
    if not isinstance(dialog, ReadPileDialog):
        raise TypeError(type(dialog).__name__)
    hands, reader = walk.hands, dialog.reader
    hands.wait_until("the letters", lambda: not dialog.line.is_busy)
    shown = min(2, len(reader.pile.letters))
    while True:
        hands.settle()
        if len(reader.pile.read) == shown:
            hands.picture("sign-letters-pile")
            shown = 0
        if not reader.pile.unread:
            break
        hands.key(Qt.Key.Key_PageDown)
    dialog.side.password.setFocus()
    hands.keys(PASSWORD)
    hands.key(Qt.Key.Key_Return)


def _strokes(width: int, height: int) -> tuple[list[QPoint], ...]:
    """An invented hand: loops that grow smaller, and a line below."""
    left, middle, span = width * 0.22, height * 0.5, width * 0.5
    turns = [step / 6 for step in range(132)]
    loops = [
        QPoint(
            round(left + span * turn / 22 + 16 * sin(turn * 2.1)),
            round(middle - height * (0.30 - 0.010 * turn) * cos(turn * 2.1)),
        )
        for turn in turns
    ]
    below = [
        QPoint(round(left + span * part / 12), round(height * 0.84 - 3 * sin(part)))
        for part in range(2, 14)
    ]
    return loops, below
