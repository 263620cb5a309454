"""The steps of the set-up in order: what is done, where one is, what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from desktop.ui.fitted import put_picture
from desktop.ui.style import dress
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class StepList(QFrame):
    """Words only: steps are gone through in order, with Back and Later."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._names = tuple(names)
        self._marks = [QLabel() for _ in names]
        self._words = [label(name) for name in names]
        inside = QGridLayout(self)
        inside.setContentsMargins(24, 26, 28, 24)
        inside.addWidget(label("Set up my school", "heading"), 0, 0, 1, 2)
        inside.setHorizontalSpacing(12)
        inside.setVerticalSpacing(16)
        for line, (mark, words) in enumerate(zip(self._marks, self._words, strict=True)):
            inside.addWidget(mark, line + 1, 0)
            inside.addWidget(words, line + 1, 1)
        inside.setRowStretch(len(names) + 1, 1)
        inside.setColumnStretch(1, 1)

    def show_step(self, place: int, kept: Collection[int]) -> None:
        """Show which step is on view, and which were kept."""
        for number, (mark, words) in enumerate(zip(self._marks, self._words, strict=True)):
            state = "here" if number == place else "done" if number in kept else "to come"
            picture, colour = _PICTURES[state]
            put_picture(mark, picture, colour)
            words.setAccessibleName(f"{self._names[number]}: {state}")
            dress(words, role=_ROLES[state])
        self.setAccessibleName(f"Step {place + 1} of {len(self._names)}: {self._names[place]}")


_PICTURES = {
    "done": ("circle-check", "ok_text"),
    "here": ("arrow-right", "accent"),
    "to come": ("circle", "faint"),
}
_ROLES = {"done": "", "here": "step", "to come": "quiet"}
