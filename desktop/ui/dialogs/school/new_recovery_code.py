"""A new recovery code in place of the printed one, shown once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tasks.people.recover_sign_in import has_recovery_code, make_recovery_code
from desktop.ui.dialogs.school.slow_form import SlowFormDialog
from desktop.ui.widgets.people.recovery_card import RecoveryCard
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk

_MEANS = (
    "If every head and administrator has lost the password, this code is the way back in. The file "
    "keeps only its fingerprint, so it is shown this once: print it and lock it away."
)
_OLD = "The code that was printed before stops working."
_DONE = "A new recovery code is made. Print it or write it down before you close this window."


class NewRecoveryCodeDialog(SlowFormDialog):
    """It stays open with the code until it is closed."""

    def __init__(
        self,
        desk: Desk,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("A new recovery code", "Make a new code", open_desk, parent)
        old = f" {_OLD}" if has_recovery_code(desk.db, desk.school) else ""
        self.card = RecoveryCard()
        self.card.work_at(desk)
        self.card.hide()
        self.body.addWidget(label(f"{_MEANS}{old}", wraps=True))
        self.body.addWidget(self.card)
        self.resize(600, 500)

    def errand(self) -> Callable[[Desk], str]:
        return make_recovery_code

    def _finish(self, words: str) -> None:
        self._wait(busy=False)
        self.card.show_code(words)
        self.card.show()
        self.notice.say(_DONE, "notice-ok")
        self.save_button.hide()
        self.leave_button.setText("Close")
        self.saved.emit("A new recovery code is made; the old one does not work any more.")
