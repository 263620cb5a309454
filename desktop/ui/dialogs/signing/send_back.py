"""Why a letter is sent back: it falls away, and another is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tasks.letters.sign_letters import send_back
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.safeguarding.note_field import NoteField
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.letters.letter import Letter
    from desktop.tasks.desk import Desk

_MEANS = "It is not signed and goes to nobody. It is kept as withdrawn, with your reason."


class SendBackDialog(FormDialog):
    """Asks for the reason, which whoever writes the next one reads."""

    def __init__(self, desk: Desk, letter: Letter, parent: QWidget | None = None) -> None:
        super().__init__(f"Send {letter.reference} back", "Send it back", parent)
        self._desk, self._letter = desk, letter
        self.why = NoteField(3)
        to = f"{letter.kind.value.capitalize()}: {', '.join(letter.names)}, to {letter.addressee}"
        self.body.addWidget(label(to, wraps=True))
        self.body.addWidget(label(_MEANS, "hint", wraps=True))
        self.add_fields(self.box("why", "What is to be changed", self.why), columns=1)
        self.why.done.connect(self._save)
        self.grow(560, 380)

    def findings(self) -> dict[str, str]:
        given = self.why.toPlainText().strip()
        return {} if given else {"why": "Say in a few words what is to be changed."}

    def save(self) -> str:
        send_back(self._desk, self._letter, self.why.toPlainText())
        return f"{self._letter.reference} is sent back."
