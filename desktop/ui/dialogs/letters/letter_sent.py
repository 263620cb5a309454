"""How a letter went to those it is for, and on which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.letters.letter import Befell, Letter, SentBy
from desktop.tasks.letters.send_letters import keep_sent
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.shortened_box import ShortenedBox
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk

_SHOWN = 8
_WORDS = {
    SentBy.POST: "Posted",
    SentBy.HAND: "Handed over",
    SentBy.EMAIL: "E-mailed, with the signed file",
}


class LetterSentDialog(FormDialog):
    """Of one letter or several; what cannot have gone that way is said in place."""

    def __init__(self, desk: Desk, letters: Sequence[Letter], parent: QWidget | None) -> None:
        super().__init__("It was sent", "Keep", parent)
        self._desk, self._letters = desk, tuple(letters)
        self.how, self.day = ShortenedBox(12), DayField(desk.today)
        for way, words in _WORDS.items():
            self.how.addItem(words, way)
        self.how.setCurrentIndex(self.how.findData(_likely(self._letters)))
        shown = [f"{one.reference} to {one.addressee}" for one in self._letters[:_SHOWN]]
        more = len(self._letters) - len(shown)
        names = "\n".join((*shown, *([f"and {more} more"] if more else [])))
        self.body.addWidget(label(names, wraps=True))
        self.add_fields(self.box("how", "How", self.how), self.box("day", "On", self.day))
        self.grow(520, 360)

    def findings(self) -> dict[str, str]:
        return {} if self.day.day else {"day": "That is no day. Type it as 12/11/2026."}

    def save(self) -> str:
        day = self.day.day or self._desk.today
        keep_sent(self._desk, [one.id for one in self._letters], self.how.currentData(), day)
        several = f"{len(self._letters)} letters"
        names = several if len(self._letters) > 1 else self._letters[0].reference
        return f"{names}: {self.how.currentText().lower()}."


def _likely(letters: Sequence[Letter]) -> SentBy:
    """Post where it is printed with an address, by hand without one, e-mail where unprinted."""
    first = letters[0]
    if not first.is_printed and first.signed and first.signed.what is Befell.SIGNED:
        return SentBy.EMAIL
    return SentBy.POST if first.address else SentBy.HAND
