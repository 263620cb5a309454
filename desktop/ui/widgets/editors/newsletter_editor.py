"""What the policy says about the newsletter being changed: numbers and the school's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.models.papers.newsletter_rules import NewsletterRules
from desktop.ui.widgets.field_box import FieldBox, grid_of, text_field
from desktop.ui.widgets.finding_lines import FindingLines
from desktop.ui.widgets.safeguarding.note_field import NoteField
from desktop.ui.widgets.school.limits_fields import NumberField
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.finding import Finding
    from desktop.models.organisation.policy import Policy

_HOW = (
    "The newsletter and the summary for the prospectus say when registers open and close and how "
    "leave is asked for, from the other parts of the policy. This is the rest."
)
_SMALLEST = "A class or a sum of fewer is left out, so that no child can be told."
_BY = "On the first day; empty where the policy names no time."
_ON = "A telephone or an address; empty for the school’s telephone."
_OWN = "Below the rest, in the newsletter only; empty for nothing."
_EVERY = "The policy promises it to families: Today says so until it is printed or saved."


class NewsletterEditor(QWidget):
    """Gives back a policy with its part about newsletters as typed so far."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.smallest, self.tell_by = NumberField(50, " children"), text_field(hint="09:00")
        self.tell_on, self.own_words = text_field(), NoteField(3)
        self.every = QCheckBox()
        self._below = FindingLines()
        boxes = (
            FieldBox("Fewest children in a figure", self.smallest, _SMALLEST),
            FieldBox("An absence is told by", self.tell_by, _BY),
            FieldBox("It is told on", self.tell_on, _ON),
            FieldBox("Made every half-term", self.every, _EVERY),
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(label(_HOW, wraps=True))
        inside.addLayout(grid_of(boxes, 2))
        inside.addWidget(self._below)
        inside.addWidget(FieldBox("The school’s own reminders, a line each", self.own_words, _OWN))
        self.smallest.valueChanged.connect(self._typed)
        self.tell_by.textEdited.connect(self._typed)
        self.tell_on.textEdited.connect(self._typed)
        self.own_words.textChanged.connect(self._typed)
        self.every.toggled.connect(self._typed)

    def onto(self, policy: Policy) -> Policy:
        """Return a policy with what is typed here."""
        rules = NewsletterRules(
            smallest=self.smallest.value(),
            tell_by=self.tell_by.text().strip(),
            tell_on=self.tell_on.text().strip(),
            own_words=self.own_words.toPlainText().strip(),
            every_half_term=self.every.isChecked(),
        )
        return replace(policy, newsletter=rules)

    def show_policy(self, policy: Policy) -> None:
        """Show what a policy says about newsletters."""
        rules = policy.newsletter
        self.smallest.setValue(rules.smallest)
        self.tell_by.setText(rules.tell_by)
        self.tell_on.setText(rules.tell_on)
        self.own_words.setPlainText(rules.own_words)
        self.every.setChecked(rules.every_half_term)

    def say(self, findings: Iterable[Finding]) -> None:
        """Put what is wrong below the fields."""
        self._below.say(one for one in findings if one.field == "newsletter")

    def _typed(self) -> None:
        self.changed.emit()
