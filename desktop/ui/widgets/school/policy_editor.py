"""A policy being changed: session times, who may enter which code, limits; judged as typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.models.organisation.policy_checks import policy_findings
from desktop.ui.tables.code_table import CodeTableModel
from desktop.ui.widgets.editors.first_day_editor import FirstDayEditor
from desktop.ui.widgets.editors.leave_editor import LeaveEditor
from desktop.ui.widgets.editors.newsletter_editor import NewsletterEditor
from desktop.ui.widgets.editors.times_editor import TimesEditor
from desktop.ui.widgets.finding_lines import FindingLines
from desktop.ui.widgets.school.code_view import CodeView
from desktop.ui.widgets.school.limits_fields import LimitsFields
from desktop.ui.widgets.school.page_head import padded
from desktop.ui.widgets.words import card, label, scrolled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.finding import Finding
    from desktop.models.organisation.policy import Policy

_CODES = (
    "The office enters every code itself except those that wait for the head: an absence of that "
    "kind stays N, explained, until the head decides. Known reasons come on top of a teacher’s "
    "keys."
)
_CODE_FIELDS = ("reserved_codes", "teacher_codes")


class PolicyEditor(QWidget):
    """Gives back the policy as typed so far; `tabs` takes further pages of the place."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._day: date | None = None
        self.times, self.limits = TimesEditor(), LimitsFields()
        self.first_day, self.leave = FirstDayEditor(), LeaveEditor()
        self.newsletter = NewsletterEditor()
        self.codes = CodeTableModel()
        self._code_findings, self.tabs = FindingLines(), QTabWidget()
        self.tabs.tabBar().setAccessibleName("Parts of the policy")
        self.tabs.addTab(scrolled(self._times_page()), "Session times")
        self.tabs.addTab(scrolled(self._codes_page()), "Codes and limits")
        self.tabs.addTab(scrolled(self._first_day_page()), "First day")
        self.tabs.addTab(scrolled(self._leave_page()), "Leave")
        self.tabs.addTab(scrolled(self._newsletter_page()), "Newsletter")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.tabs)
        self.times.changed.connect(self._typed)
        self.limits.changed.connect(self._typed)
        self.first_day.changed.connect(self._typed)
        self.leave.changed.connect(self._typed)
        self.newsletter.changed.connect(self._typed)
        self.codes.ticked.connect(self._typed)

    @property
    def policy(self) -> Policy:
        """The policy as typed so far; a session that is not complete has no times."""
        typed = self.leave.onto(self.first_day.onto(self.limits.onto(self.times.policy)))
        typed, codes = self.newsletter.onto(typed), self.codes
        return replace(typed, reserved_codes=codes.reserved, teacher_codes=codes.teacher)

    @property
    def why_not(self) -> str:
        """What stands against saving it, in a sentence; empty for nothing."""
        found = [*self.times.gaps, *self.first_day.gaps, *self._findings()]
        return next((one.text for one in found if one.is_refusal), "")

    def show_policy(self, policy: Policy, day: date, suggested: Iterable[str] = ()) -> None:
        """Show a policy as it would hold from a day; suggested times are to be checked."""
        self._day = day
        self.limits.show_policy(policy)
        self.first_day.show_policy(policy)
        self.leave.show_policy(policy)
        self.newsletter.show_policy(policy)
        self.codes.show_policy(policy, day)
        self.times.show_policy(policy, suggested)
        self._judge()

    def holds_from(self, day: date) -> None:
        """Judge it for another first day."""
        self._day = day
        self._judge()

    def _times_page(self) -> QWidget:
        frame, inside = card("When registers are taken")
        inside.addWidget(self.times)
        inside.addStretch(1)
        return padded(frame)

    def _codes_page(self) -> QWidget:
        limits, in_limits = card("Limits")
        in_limits.addWidget(self.limits)
        codes, in_codes = card("Who enters which code")
        in_codes.addWidget(label(_CODES, wraps=True))
        in_codes.addWidget(self._code_findings)
        in_codes.addWidget(CodeView(self.codes))
        return padded(limits, codes)

    def _first_day_page(self) -> QWidget:
        frame, inside = card("Absent without a reason")
        inside.addWidget(self.first_day)
        return padded(frame)

    def _leave_page(self) -> QWidget:
        frame, inside = card("Leave of absence")
        inside.addWidget(self.leave)
        return padded(frame)

    def _newsletter_page(self) -> QWidget:
        frame, inside = card("Newsletter for families")
        inside.addWidget(self.newsletter)
        inside.addStretch(1)
        return padded(frame)

    def _typed(self) -> None:
        self._judge()
        self.changed.emit()

    def _findings(self) -> list[Finding]:
        return policy_findings(self.policy, self._day) if self._day else []

    def _judge(self) -> None:
        found = self._findings()
        self.times.show_findings(found)
        self.limits.say(found)
        self.first_day.say([*self.first_day.gaps, *found])
        self.leave.say(found)
        self.newsletter.say(found)
        self._code_findings.say(one for one in found if one.field in _CODE_FIELDS)
