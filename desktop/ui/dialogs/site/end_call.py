"""Ending a roll-call: who was not found, and a word about it for the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.site.roll_call import duration_in_words
from desktop.tasks.site import call_roll
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.site.roll_call import CallSheet
    from desktop.tasks.desk import Desk

_NAMED = 12


class EndCallDialog(FormDialog):
    """Children who are still missing are named; then something must be said about them."""

    def __init__(self, desk: Desk, sheet: CallSheet, parent: QWidget | None) -> None:
        super().__init__("End the roll-call", "End and log it", parent)
        self._desk, self._sheet = desk, sheet
        self.note = text_field(hint="for the log")
        self.body.addWidget(
            label(_missing(sheet), "" if not sheet.missing else "error", wraps=True)
        )
        self.add_fields(self.box("note", "Note", self.note), columns=1)
        self.grow(620, 300)

    def findings(self) -> dict[str, str]:
        """Return that missing children need a word."""
        if self._sheet.missing and not self.note.text().strip():
            return {"note": "Say in a few words what is known of the missing children."}
        return {}

    def save(self) -> str:
        """End it."""
        call = self._sheet.call
        call_roll.end(self._desk, call.id, self.note.text())
        took = duration_in_words(call.took(self._desk.now()))
        found = f"{len(self._sheet.found)} of {len(self._sheet.lines)} found"
        return f"{call.title} ended after {took}: {found}."


def _missing(sheet: CallSheet) -> str:
    names = [line.name for line in sheet.missing]
    if not names:
        return f"All {len(sheet.lines)} children are found."
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"Not found: {', '.join(names[:_NAMED])}{more}."
