"""A request opened: who asks for whom, when and why, its papers, and how it ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop.ui.style import dress
from desktop.ui.widgets.finding_lines import FindingLines
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.leave.request_words import (
    asked_in_words,
    badge_of,
    days_of,
    decided_in_words,
    kept_in_words,
    papers_in_words,
    why_in_words,
    withdrawn_in_words,
)
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from desktop.models.leave.request_line import RequestFacts

_KEYS = {
    "E": "Ask for evidence", "S": "Evidence seen", "N": "Not shown", "F": "Form filed",
    "L": "Write: late", "R": "Write: not resident", "P": "Print the form", "W": "Withdraw",
}  # fmt: skip


class RequestView(QFrame):
    """Says what is known; `pressed` carries the letter of what is to be done with it."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("The request")
        self.names, self.state = label(role="heading", wraps=True), label(role="badge-plain")
        self.words, self.decided = label(wraps=True), label(wraps=True)
        self.kept, self.findings = label(role="hint", wraps=True), FindingLines()
        self.buttons: dict[str, QPushButton] = {}
        self.row = FlowRow(spacing=6)
        for key, words in _KEYS.items():
            made = button(f"{key}   {words}", partial(self.pressed.emit, key), "key")
            made.setAccessibleName(f"{words}, key {key}")
            self.buttons[key] = made
            self.row.add_left(made)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.setSpacing(8)
        inside.addWidget(self.names)
        inside.addLayout(row(self.state, None))
        for part in (self.words, self.findings, self.decided, self.kept, self.row):
            inside.addWidget(part)

    def show_request(self, facts: RequestFacts | None) -> None:
        """Show one, or nothing."""
        self.setVisible(facts is not None)
        if facts is None:
            return
        line, request = facts.line, facts.request
        self.names.setText("\n".join(one.said for one in line.children))
        self.state.setText(line.state.value)
        dress(self.state, role=badge_of(line.state))
        said = (days_of(line), why_in_words(request), asked_in_words(request),
                papers_in_words(facts.papers))  # fmt: skip
        self.words.setText("\n".join(said))
        self.findings.say(facts.findings)
        decided = [decided_in_words(one) for one in line.children if one.decision]
        self.decided.setText("\n".join([*decided, *filter(None, [withdrawn_in_words(facts)])]))
        self.decided.setVisible(bool(self.decided.text()))
        self.kept.setText(kept_in_words(request))
        self._offer(facts)

    def _offer(self, facts: RequestFacts) -> None:
        """Offer only what makes sense for this one."""
        stands = not facts.request.is_withdrawn
        late = any(one.field == "received_on" for one in facts.findings)
        offered = {
            "L": stands and facts.line.waits and late,
            "R": stands and facts.line.waits and facts.request.lives_with is not True
            and facts.request.contact is not None,
            "P": True,
        }  # fmt: skip
        for key, made in self.buttons.items():
            made.setVisible(offered.get(key, stands))
