"""Why a letter that has been printed is printed once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.letters.letter import Letter

_MEANS = "It was printed before: two copies of one letter may be about. The reason is kept with it."


class PrintAgainDialog(FormDialog):
    """`given` carries the reason; printing follows it."""

    given = Signal(object, str)

    def __init__(self, letter: Letter, parent: QWidget | None = None) -> None:
        super().__init__(f"Print {letter.reference} again", "Print again…", parent)
        self._letter = letter
        self.why = text_field()
        self.body.addWidget(label(_MEANS, wraps=True))
        hint = "For example: lost in the post."
        self.add_fields(self.box("why", "Why", self.why, hint), columns=1)
        self.grow(540, 320)

    def findings(self) -> dict[str, str]:
        return {} if self.why.text().strip() else {"why": "Say why it is printed again."}

    def save(self) -> str:
        self.given.emit(self._letter, self.why.text().strip())
        return ""
