"""The policies that come with the program: what each says, and what it leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.field_box import FieldBox
from desktop.ui.widgets.words import card, emptied, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.models.organisation.policy_file import PolicyFile

_EXPLAINED = (
    "Choose the one nearest to your own. It is put into the page to be checked and changed; "
    "nothing holds until you save it there."
)


class ChoosePolicyDialog(FormDialog):
    """`chosen` carries the policy file."""

    chosen = Signal(object)

    def __init__(self, files: Sequence[PolicyFile], parent: QWidget | None = None) -> None:
        super().__init__("Choose a policy", "Put it into the page", parent)
        self._files = tuple(files)
        self.choice = QComboBox()
        for file in self._files:
            self.choice.addItem(file.name)
        self.body.addWidget(label(_EXPLAINED, wraps=True))
        self.body.addWidget(FieldBox("Policy", self.choice))
        frame, self._about = card()
        self.body.addWidget(frame)
        self.body.addStretch(1)
        self.choice.currentIndexChanged.connect(self._describe)
        self._describe()
        self.resize(700, 560)

    def save(self) -> str:
        self.chosen.emit(self._files[self.choice.currentIndex()])
        return ""

    def _describe(self) -> None:
        file = self._files[self.choice.currentIndex()]
        emptied(self._about)
        source = str(file.given.get("source", ""))
        _write(self._about, "Where it comes from", (source,) if source else ())
        _write(self._about, "For you to fill in", file.to_fill)
        _write(self._about, "Where the law goes before its words", file.differences)


def _write(inside: QVBoxLayout, heading: str, lines: Sequence[str]) -> None:
    if lines:
        inside.addWidget(label(heading, "heading"))
    for words in lines:
        inside.addWidget(label(words, wraps=True))
