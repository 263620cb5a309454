"""A child of the watch: how the return stands, ground H's conditions, or what is proposed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.leave.leave_span import dates_in_words
from desktop.models.leave.watch import GROUND_H_CHECKS, ReturnState, return_in_words
from desktop.ui.fitted import put_picture
from desktop.ui.style import dress
from desktop.ui.widgets.first_day.proposal_lines import ProposalLines
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.models.leave.step import LeaveStep
    from desktop.tasks.leave.leave_taken import ToDecide
    from desktop.tasks.leave.watch_returns import Watched

_BADGES = {
    ReturnState.TEN_DAYS: "badge-warn",
    ReturnState.OVERDUE: "badge-warn",
    ReturnState.DUE_TODAY: "badge-late",
}
_RULE = (
    "Ground H (reg 9(1)): ten school days after leave without a return, and each of these. Nothing "
    "comes off the roll by itself: it is done under Pupils, once all five are ticked."
)


class WatchCard(QFrame):
    """L writes the letter, 1 to 5 tick what was found; `ticked` carries a condition's number."""

    letter_asked = Signal()
    ticked = Signal(int)
    page_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("The chosen child")
        self.who, self.state = label("", "heading", wraps=True), label("", "badge-plain")
        self.words = label(wraps=True)
        self.rule = label(_RULE, "hint", wraps=True)
        self.proposals = ProposalLines()
        self.letter = button("Write to the family   L", self.letter_asked.emit, "", "file-text")
        self.page = button("The child’s page   Enter", self.page_asked.emit, "quiet", "user")
        self.checks = [
            button(f"{place + 1}", partial(self.ticked.emit, place), "key")
            for place in range(len(GROUND_H_CHECKS))
        ]
        self._conditions = [label(one.words, wraps=True) for one in GROUND_H_CHECKS]
        self.found = [label("", "hint", wraps=True) for _ in GROUND_H_CHECKS]
        self._lay_out()

    def show_watched(self, one: Watched) -> None:
        """Show a child on leave, or not back."""
        self.who.setText(_named(one.name, one.class_name))
        self._say_state(one.back.state.value, _BADGES.get(one.back.state, "badge-info"))
        first, last = one.decision.first, one.decision.last
        days = dates_in_words(first, last) if first and last else ""
        words = return_in_words(one.back)
        self.words.setText(
            f"Leave: {days}, {one.decision.outcome.value} by {one.decision.name}.\n"
            f"{words[:1].upper()}{words[1:]}."
            + ("\nA letter about the return is on the head’s desk." if one.letter else "")
        )
        self.letter.setVisible(one.back.is_overdue and one.letter is None)
        self.proposals.show_proposed(())
        self._show_checks(one.ticked, shown=one.back.is_overdue)

    def show_to_decide(self, one: ToDecide, state: str) -> None:
        """Show a child who was away without leave, or is back after long, with what is proposed."""
        self.who.setText(_named(one.name, one.class_name))
        self._say_state(state, "badge-late")
        self.words.setText("A person decides each of these; the decision not to is kept, too.")
        self.letter.hide()
        self.proposals.show_proposed(one.proposed)
        self._show_checks({}, shown=False)

    def _say_state(self, words: str, role: str) -> None:
        self.state.setText(words)
        dress(self.state, role=role)

    def _show_checks(self, ticked: Mapping[str, LeaveStep], *, shown: bool) -> None:
        self.rule.setVisible(shown)
        for place, one in enumerate(GROUND_H_CHECKS):
            made, found = self.checks[place], self.found[place]
            step = ticked.get(one.key)
            state = "ticked" if step else "not ticked"
            made.setAccessibleName(f"{one.words} {state}, key {place + 1}")
            put_picture(made, "circle-check" if step else "circle", "ok_text" if step else "muted")
            for part in (made, self._conditions[place]):
                part.setVisible(shown)
            found.setText(_found(step) if step else "")
            found.setVisible(shown and step is not None)

    def _lay_out(self) -> None:
        head, buttons = FlowRow(), FlowRow()
        head.add_left(self.state)
        buttons.add_left(self.letter, self.page)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.setSpacing(8)
        for part in (self.who, head, self.words, self.proposals, self.rule):
            inside.addWidget(part)
        for made, words, found in zip(self.checks, self._conditions, self.found, strict=True):
            line = row(made, words, spacing=10)
            line.setStretch(1, 1)
            inside.addLayout(line)
            inside.addWidget(found)
        inside.addWidget(buttons)
        inside.addStretch(1)


def _named(name: str, class_name: str) -> str:
    return ", ".join(filter(None, (name, class_name)))


def _found(step: LeaveStep) -> str:
    at = day_in_words(london(step.recorded_at).date())
    who = ", ".join(filter(None, (step.name, step.position)))
    return f"{step.words} ({who}, {at})"
