"""The policy's numbers and the school's ages, each with what it settles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from desktop.models.organisation.policy import LateSlip, Phase
from desktop.ui.widgets.field_box import FieldBox, grid_of
from desktop.ui.widgets.finding_lines import FindingLines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QWheelEvent

    from desktop.models.finding import Finding
    from desktop.models.organisation.policy import Policy

_DAYS = "How long N may wait for its reason."
_IDLE = "With nobody at it."
_SLIP = "What a child who signs in late takes to the class."
_SLIPS = {LateSlip.NONE: "No slip", LateSlip.ROLL: "80 mm roll", LateSlip.LABEL: "Label"}
_AGES = "Codes that are unusual for these ages warn."
_TRAVEL = "In a school year; more are looked at."
_BASE = "Since a travelling child attended here last."
_REVIEWS = "What the form of a contract or plan proposes; each day can be changed."


class LimitsFields(QWidget):
    """N's deadline, the idle lock, ages, the late slip, travelling, and reviews of contracts."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.deadline, self.idle = NumberField(20, " school days"), NumberField(240, " minutes")
        self.phase, self.slip = QComboBox(), QComboBox()
        self.travel, self.base = NumberField(400, " T sessions"), NumberField(60, " months")
        self.reviews = NumberField(52, " weeks")
        self._below = {"deadline_days": FindingLines(), "idle_lock_minutes": FindingLines()}
        for phase in Phase:
            self.phase.addItem(phase.value.capitalize(), phase)
        for slip, words in _SLIPS.items():
            self.slip.addItem(words, slip)
        boxes = (
            self._with_findings(FieldBox("N is settled within", self.deadline, _DAYS), 0),
            self._with_findings(FieldBox("The window locks after", self.idle, _IDLE), 1),
            FieldBox("Ages", self.phase, _AGES),
            FieldBox("Late slip", self.slip, _SLIP),
            FieldBox("Travelling for work, at most", self.travel, _TRAVEL),
            FieldBox("Base school within", self.base, _BASE),
            FieldBox("Contracts and plans are reviewed after", self.reviews, _REVIEWS),
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(grid_of(boxes))
        self.deadline.valueChanged.connect(self._typed)
        self.idle.valueChanged.connect(self._typed)
        self.travel.valueChanged.connect(self._typed)
        self.base.valueChanged.connect(self._typed)
        self.reviews.valueChanged.connect(self._typed)
        self.phase.currentIndexChanged.connect(self._typed)
        self.slip.currentIndexChanged.connect(self._typed)

    def onto(self, policy: Policy) -> Policy:
        """Return a policy with what is typed here."""
        return replace(
            policy,
            deadline_days=self.deadline.value(),
            idle_lock_minutes=self.idle.value(),
            phase=Phase(self.phase.currentData()),
            late_slip=LateSlip(self.slip.currentData()),
            travel_limit=self.travel.value(),
            base_school_months=self.base.value(),
            agreement_weeks=self.reviews.value(),
        )

    def show_policy(self, policy: Policy) -> None:
        """Show a policy's numbers."""
        self.deadline.setValue(policy.deadline_days)
        self.idle.setValue(policy.idle_lock_minutes)
        self.phase.setCurrentIndex(self.phase.findData(policy.phase))
        self.slip.setCurrentIndex(self.slip.findData(policy.late_slip))
        self.travel.setValue(policy.travel_limit)
        self.base.setValue(policy.base_school_months)
        self.reviews.setValue(policy.agreement_weeks)

    def say(self, findings: Iterable[Finding]) -> None:
        """Put each finding below its number."""
        found = tuple(findings)
        for field, lines in self._below.items():
            lines.say(one for one in found if one.field == field)

    def _with_findings(self, box: FieldBox, place: int) -> QWidget:
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(box)
        inside.addWidget(tuple(self._below.values())[place])
        return whole

    def _typed(self) -> None:
        self.changed.emit()


class NumberField(QSpinBox):
    """A number that the wheel does not change by accident while the page scrolls."""

    def __init__(self, most: int, suffix: str) -> None:
        super().__init__()
        self.setSuffix(suffix)
        self.setRange(0, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
