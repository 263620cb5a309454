"""Why a closure does not stand any more; it stays on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tasks.organisation.set_terms import withdraw_closure
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.school.closure_list import closure_days, closure_title
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.days.kept_year import KeptClosure
    from desktop.tasks.desk import Desk


class TakeBackClosureDialog(FormDialog):
    """Asks for the reason, which the history keeps."""

    def __init__(self, desk: Desk, kept: KeptClosure, parent: QWidget | None = None) -> None:
        super().__init__("Take a closure back", "Take it back", parent)
        self._desk, self._kept = desk, kept
        closure = kept.closure
        self.reason = text_field(hint="the council changed the date …")
        words = f"{closure_title(closure)}, {closure_days(closure)}."
        self.body.addWidget(label(words, "heading", wraps=True))
        self.body.addWidget(label(_MEANS, wraps=True))
        self.add_fields(self.box("reason", "Reason", self.reason), columns=1)
        self.reason.setFocus()
        self.resize(540, 340)

    def findings(self) -> dict[str, str]:
        return {} if self.reason.text().strip() else {"reason": "Say why it does not stand."}

    def save(self) -> str:
        withdraw_closure(self._desk, self._kept.id, self.reason.text())
        return f"{closure_title(self._kept.closure)} does not stand any more."


_MEANS = "The school then meets on these days as on any other. What was entered stays on record."
