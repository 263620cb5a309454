"""Work to take along on a journey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tasks.travel.give_pack import give_pack
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.shortened_box import ShortenedBox
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.travel.journey import Journey
    from desktop.tasks.desk import Desk


class GivePackDialog(FormDialog):
    """What was said before stays in the file."""

    def __init__(self, desk: Desk, journey: Journey, parent: QWidget | None = None) -> None:
        super().__init__("Education pack", "Keep it", parent)
        self._desk, self._journey = desk, journey
        self.given, self.words = ShortenedBox(), text_field(journey.pack_words)
        self.given.addItem("Yes, given", userData=True)
        self.given.addItem("No", userData=False)
        self.given.setCurrentIndex(int(journey.pack is False))
        self.body.addWidget(label(journey.span, "heading", wraps=True))
        self.add_fields(
            self.box("given", "Education pack", self.given),
            self.box("words", "What is in it", self.words, "Such as: reading book, number work."),
            columns=1,
        )
        self.grow(520, 380)

    def findings(self) -> dict[str, str]:
        if self.given.currentData() and not self.words.text().strip():
            return {"words": "Say what is in it."}
        return {}

    def save(self) -> str:
        given = bool(self.given.currentData())
        give_pack(self._desk, self._journey, self.words.text(), given=given)
        return "Education pack given." if given else "Kept: no education pack."
