"""Which lines go together, a digit each: one, a child's run, a family, all that are due."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.models.absence.unexplained_line import due, of_child, of_family
from desktop.ui.widgets.absence.unexplained_words import chosen_in_words
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import button, counted, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.absence.unexplained_line import UnexplainedLine
    from desktop.ui.widgets.absence.unexplained_view import UnexplainedView

_WAYS = (
    ("1", "This session"),
    ("2", "The child’s run"),
    ("3", "The family"),
    ("4", "All that are due"),
)


class ChoosingRow(FlowRow):
    """Says what is chosen; `asked` carries the digit that was pressed."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(spacing=6)
        self.words = label("", "badge-info")
        self.add_left(label("Choose", "step"))
        for key, words in _WAYS:
            made = button(f"{key}   {words}", partial(self.asked.emit, key), "key")
            made.setAccessibleName(f"{words}, key {key}")
            self.add_left(made)
        self.add_left(self.words)

    def show_chosen(self, lines: Sequence[UnexplainedLine]) -> None:
        """Say how much is chosen, and whose."""
        count = f"{counted(len(lines), 'session')} chosen"
        self.words.setText(f"{count}: {chosen_in_words(lines)}" if lines else "none chosen")


def choose(view: UnexplainedView, key: str) -> bool:
    """Choose in a list what a digit stands for; whether it stands for anything."""
    one, lines = view.current(), view.facts.facts
    if one is None or key not in {way for way, _ in _WAYS}:
        return False
    view.choose(
        {"1": (one,), "2": of_child(lines, one), "3": of_family(lines, one), "4": due(lines)}[key]
    )
    return True
