"""The dialogs about letters, for the table of all dialogs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.models.letters.letter import LEAVE_REQUEST, Letter, LetterKind
from desktop.ui.dialogs.letters.letter_sent import LetterSentDialog
from desktop.ui.dialogs.letters.letter_words import LetterWordsDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from tests.ui.seen.stage import Stage

_LETTER = Letter(
    id=12,
    kind=LetterKind.GRANTED,
    about=(LEAVE_REQUEST, 1),
    pupils=(100,),
    names=("Rory Webb-Carver",),
    made_at=datetime(2026, 11, 9, 9, tzinfo=UTC),
    by="Margaret Ashdown",
    template="leave granted",
    subject="Leave",
    words="Dear {parent}",
    addressee="Mrs Fiona Webb-Carver and Mr Alasdair Webb-Carver",
)


def letter_words(stage: Stage) -> QDialog:
    return LetterWordsDialog(stage.desk, stage.opener, stage.window)


def letter_sent(stage: Stage) -> QDialog:
    return LetterSentDialog(stage.desk, [_LETTER] * 9, stage.window)
