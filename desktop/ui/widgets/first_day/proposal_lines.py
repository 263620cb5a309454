"""What a run of absence proposes, each to be decided: done, or not to, with the reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.models.absence.proposal import Proposal
from desktop.models.days.session import day_in_words
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import button, emptied, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.absence.proposal import Proposed


class ProposalLines(QWidget):
    """`asked` carries what is decided about, and whether it was done."""

    asked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Proposed, ...] = ()
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(6)

    def show_proposed(self, proposed: Sequence[Proposed]) -> None:
        """Show these, the first of which the keys + and - decide."""
        if tuple(proposed) == self._shown:
            return
        self._shown = tuple(proposed)
        emptied(self._inside)
        for place, one in enumerate(self._shown):
            self._inside.addWidget(self._line(one, first=not place))
        self.setVisible(bool(self._shown))

    def press(self, key: str) -> bool:
        """Decide the first by a key; whether it is one."""
        if key not in "+-" or not self._shown:
            return False
        self.asked.emit(self._shown[0], key == "+")
        return True

    def _line(self, one: Proposed, *, first: bool) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "notice-late")
        words = label(proposed_in_words(one), wraps=True)
        source = label(source_in_words(one), "hint", wraps=True)
        buttons = FlowRow()
        for key, text, done in (("+", "Done…", True), ("-", "Not to…", False)):
            made = button(f"{text}   {key}" if first else text, partial(self._ask, one, done))
            made.setAccessibleName(f"{text[:-1]}: {one.proposal.value}")
            buttons.add_left(made)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(4)
        for part in (words, source, buttons):
            inside.addWidget(part)
        return frame

    def _ask(self, one: Proposed, done: bool) -> None:  # noqa: FBT001 - bound to a button
        self.asked.emit(one, done)


def proposed_in_words(one: Proposed) -> str:
    """Return "2 school days since Mon 9 Nov 2026: refer to social care …?"."""
    if one.proposal is Proposal.REINTEGRATE:
        away = f"Back on {day_in_words(one.since)} after {one.days} school days away"
        return f"{away}: {one.proposal.value}?"
    if one.proposal is Proposal.REVIEW_PLAN:
        return f"Back since {day_in_words(one.since)}: {one.proposal.value}?"
    return f"{one.days} school days since {day_in_words(one.since)}: {one.proposal.value}?"


def source_in_words(one: Proposed) -> str:
    """School policy: days with no contact; without the number of the requirement."""
    words = one.source.split(" (R")[0]
    return f"{words[:1].upper()}{words[1:]}"
