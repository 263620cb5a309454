"""The recovery code, shown once: to be printed or written down and locked away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from desktop.ui.set_up.step import Step
from desktop.ui.widgets.people.recovery_card import RecoveryCard

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk


class RecoveryStep(Step):
    """Goes on once somebody says that the code is kept."""

    name = "Recovery code"
    heading = "Keep the recovery code"
    explained = (
        "If the only password is ever lost, this code is the way back in. The file keeps only its"
        " fingerprint, so it is shown this once. Print it or write it down, and lock it away with"
        " the school's other keys."
    )
    skippable = False
    next_words = "Go on"

    def __init__(self) -> None:
        super().__init__()
        self.card = RecoveryCard()
        self.kept = QCheckBox("I have printed it or written it down")
        self.body.addWidget(self.card)
        self.body.addWidget(self.kept)
        self.body.addStretch(1)
        self.kept.toggled.connect(self.changed)

    def show_code(self, code: str) -> None:
        """Show the code that was made."""
        self.card.show_code(code)

    def come_to_view(self, desk: Desk | None) -> None:
        """Know whose school it is, for the printed sheet."""
        if desk is not None:
            self.card.work_at(desk)

    @property
    def is_ready(self) -> bool:
        """Whether somebody has said that it is kept."""
        return self.kept.isChecked()
