"""The key, typed once where this computer keeps none: by whoever is to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from desktop.models.sending.sending_setup import NOTIFY
from desktop.tasks.sending import set_up_sending
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk

_WORDS = (
    "Where this computer has no keyring, the key is held until the program ends and typed again"
    " after the next start. It is never in the school’s file."
)


class TypeKeyDialog(FormDialog):
    """A field for each way out that the school uses."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("The key for sending", "Use it", parent)
        self._desk = desk
        self.keys = {name: _secret() for name in set_up_sending.current_setup(desk).services}
        self.add_fields(
            *(self.box(name, _name(name), line) for name, line in self.keys.items()), columns=1
        )
        self.body.addWidget(label(_WORDS, "hint", wraps=True))
        self.grow(560, 300)

    def findings(self) -> dict[str, str]:
        if any(line.text().strip() for line in self.keys.values()):
            return {}
        return dict.fromkeys(self.keys, "Type or paste it.")

    def save(self) -> str:
        keys = {name: line.text() for name, line in self.keys.items()}
        lasts = set_up_sending.give_keys(self._desk, keys)
        return "The key is kept." if lasts else "The key is held until the program ends."


def _secret() -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def _name(service: str) -> str:
    return "API key of GOV.UK Notify" if service == NOTIFY else "Password of the mail server"
