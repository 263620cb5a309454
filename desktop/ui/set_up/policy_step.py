"""The policy nearest to the school's own, with its register times."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox

from desktop.models.organisation.policy import Phase
from desktop.models.organisation.policy_mapping import policy_to_mapping
from desktop.tasks.organisation.set_policy import (
    change_policy,
    check_policy,
    choose_policy,
    policies_of,
    policy_today,
    shipped_policies,
)
from desktop.tasks.organisation.set_up_school import the_school
from desktop.ui.set_up.step import Step
from desktop.ui.widgets.editors.times_editor import TimesEditor
from desktop.ui.widgets.field_box import FieldBox, grid_of
from desktop.ui.widgets.finding_lines import FindingLines
from desktop.ui.widgets.words import card, emptied, label

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.finding import Finding
    from desktop.models.organisation.policy_file import PolicyFile
    from desktop.tasks.desk import Desk
    from desktop.ui.background import BackgroundTask
    from desktop.ui.set_up.step import Work

_TIMES = ("am", "pm", "years")


class PolicyStep(Step):
    """What the law refuses cannot be kept; what is only suggested is marked to be checked."""

    name = "Policy"
    heading = "Your attendance policy"
    explained = (
        "Choose the policy nearest to yours and put in your own times. The other settings are in"
        " their own place, and all of it can be changed from a day on."
    )

    def __init__(self, today: date) -> None:
        super().__init__()
        self._from_day = today
        self._files: tuple[PolicyFile, ...] = ()
        self.choice, self.phase = _names("Policy"), _names("Ages")
        self.times, self._rest = TimesEditor(), FindingLines()
        for phase in Phase:
            self.phase.addItem(phase.value.capitalize(), phase)
        self._about, self._notes = card("What this policy leaves open")
        times, inside = card("When registers are taken")
        inside.addWidget(self.times)
        inside.addWidget(self._rest)
        chosen = (FieldBox("Policy", self.choice), FieldBox("Ages", self.phase))
        self.body.addLayout(grid_of(chosen))
        self.body.addWidget(self._about)
        self.body.addWidget(times)
        self.body.addStretch(1)
        self.choice.currentIndexChanged.connect(self._show_chosen)
        self.phase.currentIndexChanged.connect(self._judge)
        self.times.changed.connect(self._judge)

    def come_to_view(self, desk: Desk | None) -> None:
        """Offer the shipped policies, the national default first."""
        if desk is None or self._files:
            return
        self._from_day = the_school(desk).registers_from
        self._files = shipped_policies()
        for file in self._files:
            self.choice.addItem(file.name)

    @property
    def is_ready(self) -> bool:
        """Whether the times are complete and nothing is refused."""
        refused = any(finding.is_refusal for finding in self._findings())
        return bool(self._files) and not refused and not self.times.gaps

    @property
    def filled_in(self) -> dict[str, Any]:
        """What a person filled in or confirmed over the policy's own text."""
        mapping = policy_to_mapping(self.times.policy)
        given = {key: mapping[key] for key in _TIMES if key in mapping}
        return {**given, "phase": self.phase.currentData().value}

    def work(self) -> Work:
        """Keep the policy from the day registers begin."""
        name = self.choice.currentText()
        return partial(_keep, name, self.filled_in, self._from_day)

    def _show_chosen(self, place: int) -> None:
        file = self._files[place]
        policy = file.suggestion()
        self.phase.setCurrentIndex(self.phase.findData(policy.phase))
        self.times.show_policy(policy, file.suggested_fields())
        emptied(self._notes)
        self._notes.addWidget(label("What this policy leaves open", "heading"))
        for words in (*file.to_fill, *file.differences):
            self._notes.addWidget(label(words, wraps=True))
        self._about.setVisible(bool(file.to_fill or file.differences))
        self._judge()

    def _findings(self) -> tuple[Finding, ...]:
        return check_policy(policy_to_mapping(self.times.policy), self._from_day)

    def _judge(self) -> None:
        found = self._findings()
        self.times.show_findings(found)
        places = tuple(f"{key}." for key in _TIMES)
        self._rest.say(one for one in found if not one.field.startswith(places))
        self.changed.emit()


def _names(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(24)
    return made


def _keep(
    name: str, filled_in: dict[str, Any], from_day: date, desk: Desk, _task: BackgroundTask
) -> object:
    if policies_of(desk):
        mapping = policy_to_mapping(policy_today(desk)) | filled_in
        return change_policy(desk, mapping, max(from_day, desk.today))
    return choose_policy(desk, name, filled_in, from_day)
