"""The recovery code: whether there is one, and making another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tasks.people.recover_sign_in import has_recovery_code, make_recovery_code
from desktop.ui.widgets.people.recovery_card import RecoveryCard
from desktop.ui.widgets.safe.safe_card import SafeCard
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from desktop.ui.background import BackgroundTask
    from desktop.ui.widgets.work_line import WorkLine

_HAS_CODE = "A code was made and has not been used. A new one takes its place."
_NO_CODE = "There is no code: if the only password is lost, there is no way back in."


class CodeCard(SafeCard):
    """A new code is shown once, to be printed."""

    def __init__(self, desk: Desk, line: WorkLine) -> None:
        super().__init__("Recovery code", desk, line)
        self.code, self._words = RecoveryCard(), label("", wraps=True)
        self.code.work_at(desk)
        self.code.said.connect(self.said)
        self.inside.addWidget(self._words)
        self.inside.addLayout(
            row(button("Make a new code", self.make_code, picture="key-round"), None)
        )
        self.inside.addWidget(self.code)
        self.code.hide()

    def refresh(self) -> None:
        """Look whether there is a code."""
        made = has_recovery_code(self.desk.db, self.desk.school)
        self._words.setText(_HAS_CODE if made else _NO_CODE)

    def make_code(self) -> None:
        """Make a code in place of the one before."""
        self.line.run("Making a code…", _make_code, self._show)

    def _show(self, code: str) -> None:
        self.code.show_code(code)
        self.code.show()
        self.code.setFocus()  # which also scrolls it into view
        self.said.emit("The code before is no longer good: print this one or write it down.")


def _make_code(desk: Desk, _task: BackgroundTask) -> object:
    return make_recovery_code(desk)
