"""The two lists of `N`, what is chosen in them, the keys that explain, and the words so far."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.absence.explanation import EXPLANATIONS
from desktop.ui.fitted import keep_lines
from desktop.ui.widgets.absence.choosing_row import ChoosingRow, choose
from desktop.ui.widgets.absence.unexplained_view import UnexplainedView
from desktop.ui.widgets.absence.unexplained_words import COLUMNS, WAITING_COLUMNS, in_full
from desktop.ui.widgets.site.reason_keys import ReasonKeys
from desktop.ui.widgets.words import card, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.absence.absence_reason import AbsenceReason
    from desktop.models.absence.unexplained_line import UnexplainedLine

_WAITING = "Explained, not entered yet"


class UnexplainedLists(QWidget):
    """Those without a reason above, those explained but not entered below; keys go to either."""

    keyed = Signal(str)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.without = UnexplainedView("Absences without a reason", COLUMNS)
        self.waiting = UnexplainedView(_WAITING, WAITING_COLUMNS)
        self.choosing = ChoosingRow()
        self.reasons: ReasonKeys[AbsenceReason] = ReasonKeys("Explain")
        self.reasons.offer(EXPLANATIONS)
        self._title, self.words = label(_WAITING, "heading"), label(wraps=True)
        self._card, below = card()
        below.addWidget(self.words)
        self._view = self.without
        self._lay_out()
        for view in (self.without, self.waiting):
            view.keyed.connect(self.keyed)
            view.opened.connect(self.opened)
            view.entered.connect(partial(self._enter, view))
            view.chosen_changed.connect(self._say_chosen)
        self.choosing.asked.connect(self.keyed)

    @property
    def chosen(self) -> tuple[UnexplainedLine, ...]:
        """What is chosen in the list that is worked in."""
        return self._view.chosen

    def show_lines(self, lines: Sequence[UnexplainedLine], *, amends: bool) -> None:
        """Show these lines; whoever does not amend sees no keys."""
        self.without.show_lines([line for line in lines if not line.waits])
        self.waiting.show_lines([line for line in lines if line.waits])
        for view in (self.without, self.waiting):
            view.setVisible(bool(view.facts.facts))
        self._title.setVisible(bool(self.waiting.facts.facts))
        self._card.setVisible(bool(lines))
        for part in (self.choosing, self.reasons):
            part.setVisible(amends and bool(lines))
        self._say_chosen()

    def choose_child(self, pupil: int) -> None:
        """Choose the lines of a child, in the list that has some."""
        for view in (self.waiting, self.without):
            found = [line for line in view.facts.facts if line.pupil == pupil]
            if found:
                view.choose(found)
                self._enter(view)

    def press(self, key: str) -> bool:
        """Choose what a digit stands for, or pick the reason of a letter; whether it is either."""
        return choose(self._view, key) or self.reasons.press(key)

    def take_keyboard(self) -> None:
        """Go on in the list that was worked in, or in the one that has something."""
        self._turn_to_some()
        self._view.setFocus()

    def _enter(self, view: UnexplainedView) -> None:
        self._view = view
        self._say_chosen()

    def _turn_to_some(self) -> None:
        if not self._view.facts.facts:
            self._view = self.waiting if self.waiting.facts.facts else self.without

    def _say_chosen(self) -> None:
        self._turn_to_some()
        one = self._view.current()
        self.words.setText(in_full(one) if one else "")
        self.choosing.show_chosen(self._view.chosen)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.without, 3)
        inside.addWidget(self._title)
        inside.addWidget(self.waiting, 1)
        for part in (self.choosing, self.reasons, self._card):
            inside.addWidget(part)
        for view, lines in ((self.without, 11), (self.waiting, 6)):
            keep_lines(view, lines)
            view.keep_to_content()
