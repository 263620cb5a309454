"""The dialogs of the head's desk, for the table of all dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.letters.letter import Letter, LetterKind
from desktop.ui.dialogs.signing.my_signature import MySignatureDialog
from desktop.ui.dialogs.signing.print_again import PrintAgainDialog
from desktop.ui.dialogs.signing.read_pile import ReadPileDialog
from desktop.ui.dialogs.signing.send_back import SendBackDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from tests.ui.seen.stage import Stage


def _letter(stage: Stage, number: int = 12) -> Letter:
    return Letter(
        id=number, kind=LetterKind.GRANTED_IN_PART, about=("leave request", 1), pupils=(100,),
        names=("Rory Webb-Carver", "Rosalind Webb-Carver"), made_at=stage.desk.now(),
        by="Janet Copeland", template="leave granted in part", subject="Leave of absence: {child}",
        words="Dear {parent}\n\nLeave is granted.", addressee="Mr and Mrs Webb-Carver",
        said={"parent": "Mr and Mrs Webb-Carver", "child": "Rory"},
    )  # fmt: skip


def my_signature(stage: Stage) -> QDialog:
    return MySignatureDialog(stage.desk, stage.opener, stage.window)


def send_back(stage: Stage) -> QDialog:
    return SendBackDialog(stage.desk, _letter(stage), stage.window)


def print_again(stage: Stage) -> QDialog:
    return PrintAgainDialog(_letter(stage), stage.window)


def read_pile(stage: Stage) -> QDialog:
    letters = [_letter(stage, number) for number in range(1, 14)]
    return ReadPileDialog(stage.desk, stage.opener, letters, stage.window)
