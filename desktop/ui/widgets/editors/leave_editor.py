"""What the policy says about leave being changed: numbers, and reasons that are not exceptional."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.models.days.exam_days import EXAMPLE
from desktop.models.leave.leave_rules import LeaveRules
from desktop.models.leave.not_exceptional import LIST
from desktop.ui.widgets.field_box import FieldBox, grid_of, text_field
from desktop.ui.widgets.finding_lines import FindingLines
from desktop.ui.widgets.safeguarding.note_field import NoteField
from desktop.ui.widgets.school.limits_fields import NumberField
from desktop.ui.widgets.words import label, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.finding import Finding
    from desktop.models.organisation.policy import Policy

_HOW = (
    "The law asks only that leave is asked for in advance, by a parent the child normally lives "
    "with, in exceptional circumstances (reg 11). These are the school’s own numbers: they warn "
    "and propose, and decide nothing."
)
_MEANS = "In its own words; it is said where a reason is not. Empty for nothing."
_LISTED = "Reasons that the policy does not count as exceptional. A request that gives one is told."
_EXAMS = f"Name; first day; last day; years. Such as: {EXAMPLE}. The head sees who would miss one."
_FIELDS = {
    "notice_days": ("Asked for before the first day", " days", "Days of the calendar; 0 for none."),
    "festival_days": ("Religious observance a festival", " days", "More than that is warned of."),
    "religious_days": ("Religious observance a year", " days", "More than that is warned of."),
    "days_in_a_row": (
        "A referral is proposed after",
        " school days",
        "Of leave not given, in a row.",
    ),
    "days_again": ("And where it happened before", " school days", "Of leave not given."),
    "alert_sessions": (
        "The school is told at",
        " sessions",
        "Unauthorised in a year; 0 for never.",
    ),
}


class LeaveEditor(QWidget):
    """Gives back a policy with its part about leave as typed so far."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.numbers = {key: NumberField(99, unit) for key, (_, unit, _) in _FIELDS.items()}
        self.listed = {one.name: _tick(one.said_as) for one in LIST}
        self.exams, self.exceptional = NoteField(3), text_field()
        self._below = FindingLines()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(label(_HOW, wraps=True))
        boxes = [
            FieldBox(_FIELDS[key][0], field, _FIELDS[key][2]) for key, field in self.numbers.items()
        ]
        inside.addLayout(grid_of(boxes, 3))
        inside.addWidget(self._below)
        inside.addWidget(FieldBox("What the policy calls exceptional", self.exceptional, _MEANS))
        inside.addWidget(label(_LISTED, wraps=True))
        inside.addLayout(grid_of(self.listed.values(), 2))
        inside.addWidget(FieldBox("Tests and examinations, a line each", self.exams, _EXAMS))
        for number in self.numbers.values():
            number.valueChanged.connect(self._typed)
        for tick in self.listed.values():
            tick.toggled.connect(self._typed)
        self.exams.textChanged.connect(self._typed)
        self.exceptional.textEdited.connect(self._typed)

    def onto(self, policy: Policy) -> Policy:
        """Return a policy with what is typed here."""
        numbers = {key: field.value() for key, field in self.numbers.items()}
        names = frozenset(name for name, tick in self.listed.items() if tick.isChecked())
        lines = filter(None, map(str.strip, self.exams.toPlainText().splitlines()))
        rules = LeaveRules(
            **numbers,
            not_exceptional=names,
            exams=tuple(lines),
            exceptional=self.exceptional.text().strip(),
        )
        return replace(policy, leave=rules)

    def show_policy(self, policy: Policy) -> None:
        """Show what a policy says about leave."""
        for key, field in self.numbers.items():
            field.setValue(getattr(policy.leave, key))
        for name, tick in self.listed.items():
            tick.setChecked(name in policy.leave.not_exceptional)
        self.exams.setPlainText("\n".join(policy.leave.exams))
        self.exceptional.setText(policy.leave.exceptional)

    def say(self, findings: Iterable[Finding]) -> None:
        """Put what is wrong below the numbers."""
        self._below.say(one for one in findings if one.field == "leave")

    def _typed(self) -> None:
        self.changed.emit()


def _tick(said_as: str) -> QCheckBox:
    made = QCheckBox(shown(said_as[:1].upper() + said_as[1:]))
    made.setAccessibleName(f"Not exceptional: {said_as}")
    return made
