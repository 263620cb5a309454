"""The first-day clock being changed: a row for each tier with its times, reviews and day limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.models.absence.first_day_clock import FirstDayClock, Step, Tier, TimedStep
from desktop.models.finding import refused
from desktop.ui.widgets.field_box import FieldBox, grid_of
from desktop.ui.widgets.finding_lines import FindingLines
from desktop.ui.widgets.school.field_rows import FieldRow, FieldRows
from desktop.ui.widgets.school.limits_fields import NumberField
from desktop.ui.widgets.school.time_field import TimeField
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.finding import Finding
    from desktop.models.organisation.policy import Policy

_HEADINGS = ("Tier", "Text", "Call", "Ask for a visit", "Call again", "And again",
             "Seen from", "Seen by")  # fmt: skip
_STEPS = {"text": Step.TEXT, "call": Step.CALL, "visit": Step.VISIT_DETAILS,
          "again": Step.CALL_AGAIN, "again_too": Step.CALL_AGAIN}  # fmt: skip
_MOST_DAYS = 10
_HOW = (
    "The most urgent tier first. A time is the minute by which a step is due for a child absent "
    "without a reason; an empty one is no step of the tier. The law sets none of them."
)
_LIMITS = {
    "evidence_days": ("Evidence of illness after", "Days of illness, before it may be asked for."),
    "refer_days": ("A referral after", "Days on which nobody was reached."),
    "missing_days": ("Missing education after", "Days unexplained."),
    "long_absence_days": ("A plan when back after more than", "0 where the policy names none."),
    "in_touch_days": ("In touch by day of absence", "0 where the policy names none."),
}
FIELDS = frozenset({"first_day", *_LIMITS})


class TierRow(FieldRow):
    """One tier: its name, the minute of each step, and from which day the child is to be seen."""

    def __init__(self, tier: Tier | None = None) -> None:
        self._tier = tier
        self.name, self.day, self.at = QLineEdit(), QComboBox(), TimeField()
        self.steps = {key: TimeField() for key in _STEPS}
        for day in range(1, _MOST_DAYS + 1):
            self.day.addItem(f"day {day}", day)
        super().__init__(name=self.name, **self.steps, day=self.day, at=self.at)
        if tier is not None:
            self._show(tier)

    @property
    def wrong(self) -> str:
        """What is typed that is no time; empty for nothing."""
        fields = (*self.steps.values(), self.at)
        return next((one.text() for one in fields if one.is_wrong), "")

    @property
    def tier(self) -> Tier:
        """The tier as typed; one that nobody has touched is what it was."""
        timed = [TimedStep(step, at) for key, step in _STEPS.items() if (at := self.steps[key].at)]
        steps = tuple(sorted(timed, key=_by))
        made = Tier(self.name.text().strip(), steps, self.day.currentData(), self.at.at or time(11))
        return self._tier if self._tier is not None and _shown(self._tier) == made else made

    def is_blank(self) -> bool:
        return not self.name.text().strip() and all(one.at is None for one in self.steps.values())

    def _show(self, tier: Tier) -> None:
        self.name.setText(tier.name)
        for key, at in _places(tier).items():
            self.steps[key].set_time(at)
        self.day.setCurrentIndex(self.day.findData(min(tier.seen_by_day, _MOST_DAYS)))
        self.at.set_time(tier.seen_by)


class FirstDayEditor(QWidget):
    """Gives back a policy with the clock as typed so far."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tiers: FieldRows[TierRow] = FieldRows("tier", _HEADINGS, TierRow)
        self.review, self.end_of_day = TimeField(), TimeField()
        self.limits = {key: NumberField(99, " school days") for key in _LIMITS}
        self._below = FindingLines()
        self._lay_out()
        self.tiers.changed.connect(self.changed)
        for field in (self.review, self.end_of_day):
            field.time_changed.connect(self.changed)
        for number in self.limits.values():
            number.valueChanged.connect(self._typed)

    @property
    def gaps(self) -> list[Finding]:
        """What is typed that can be no clock."""
        rows = self.tiers.filled
        found = [one.wrong for one in rows if one.wrong]
        found += [one.text() for one in (self.review, self.end_of_day) if one.at is None]
        gaps = [refused("first_day", f"“{words}” is no time.", "Write it as 09:30.")
                for words in found]  # fmt: skip
        if not rows:
            gaps.append(refused("first_day", "The first-day clock has no tier.", "Add one."))
        if any(not one.name.text().strip() for one in rows):
            gaps.append(refused("first_day", "A tier has no name.", "Such as GREEN."))
        return gaps

    def onto(self, policy: Policy) -> Policy:
        """Return a policy with what is typed here, as far as it can be one."""
        if self.gaps:
            return policy
        clock = FirstDayClock(
            tuple(one.tier for one in self.tiers.filled),
            self.review.at or policy.first_day.review,
            self.end_of_day.at or policy.first_day.end_of_day,
        )
        return replace(
            policy,
            first_day=clock,
            evidence_days=self.limits["evidence_days"].value(),
            refer_days=self.limits["refer_days"].value(),
            missing_days=self.limits["missing_days"].value(),
            long_absence_days=self.limits["long_absence_days"].value(),
            in_touch_days=self.limits["in_touch_days"].value(),
        )

    def show_policy(self, policy: Policy) -> None:
        """Show a policy's clock and its limits in days."""
        self.tiers.show_rows(TierRow(tier) for tier in policy.first_day.tiers)
        self.review.set_time(policy.first_day.review)
        self.end_of_day.set_time(policy.first_day.end_of_day)
        for key, field in self.limits.items():
            field.setValue(getattr(policy, key))

    def say(self, findings: Iterable[Finding]) -> None:
        """Put what is wrong below the rows."""
        self._below.say(one for one in findings if one.field in FIELDS)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(label(_HOW, wraps=True))
        inside.addWidget(self.tiers)
        inside.addWidget(self._below)
        boxes = [
            FieldBox("The board is looked over at", self.review, "By those who decide."),
            FieldBox("And at the end of the day at", self.end_of_day),
        ]
        boxes += [FieldBox(*_LIMITS[key][:1], field, _LIMITS[key][1])
                  for key, field in self.limits.items()]  # fmt: skip
        inside.addLayout(grid_of(boxes, 3))

    def _typed(self, _value: int) -> None:
        self.changed.emit()


def _by(step: TimedStep) -> time:
    return step.by


def _places(tier: Tier) -> dict[str, time]:
    """Return the field of each step that has one: two calls again at the most."""
    found: dict[str, time] = {}
    for one in tier.steps:
        key = next((key for key, step in _STEPS.items() if step is one.what and key not in found),
                   None)  # fmt: skip
        if key is not None:
            found[key] = one.by
    return found


def _shown(tier: Tier) -> Tier:
    """Return a tier as the fields can show it, which tells whether anybody has touched them."""
    steps = (TimedStep(_STEPS[key], at) for key, at in _places(tier).items())
    return replace(
        tier,
        steps=tuple(sorted(sorted(steps, key=_kind), key=_by)),
        seen_by_day=min(tier.seen_by_day, _MOST_DAYS),
    )


def _kind(step: TimedStep) -> int:
    return list(_STEPS.values()).index(step.what)
