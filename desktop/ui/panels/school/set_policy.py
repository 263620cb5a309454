"""Policy: what stands today, what is to hold from a day on, and all that held before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import SchoolError
from desktop.models.days.session import day_in_words
from desktop.models.organisation.policy_mapping import policy_to_mapping
from desktop.tasks.organisation import set_policy
from desktop.ui.dialogs.school.choose_policy import ChoosePolicyDialog
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.school.page_head import padded, page, page_head
from desktop.ui.widgets.school.policy_editor import PolicyEditor
from desktop.ui.widgets.school.policy_history import PolicyHistory, PolicyLine, policy_lines
from desktop.ui.widgets.school.save_bar import SaveBar
from desktop.ui.widgets.words import Notice, button, label, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import date

    from desktop.models.organisation.policy import Policy
    from desktop.models.organisation.policy_file import PolicyFile
    from desktop.tasks.desk import Desk

_PAST = "Changing a policy never rewrites the past: days that have been keep the times they had."
_FIRST = "There is no policy yet, and no register opens without one. Check these times and save."


class SetPolicyPanel(Panel):
    """The place "Policy"; a change holds from a day on, never for days that have been."""

    goes_when_left = True

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self._shown: Policy | None = None
        self.since, self.notice = label("", "badge-info"), Notice()
        self.choose = button("Choose another policy…", self._choose, "", "scale")
        self.editor, self.from_day = PolicyEditor(), DayField()
        self.history = PolicyHistory()
        self.bar = SaveBar("Save the policy", ("Holds from", self.from_day))
        self._lay_out()
        self._connect()

    @property
    def is_at_rest(self) -> bool:
        return self.editor.policy == self._shown

    def refresh(self) -> None:
        """Read what stands; a policy that is being typed stays as it is."""
        with telling(self):
            kept = set_policy.policies_of(self._desk)
            lines = policy_lines(kept, self._desk.today)
            self.history.show_lines(lines)
            self._say_what_stands(lines)
            if self._shown is None or self.editor.policy == self._shown:
                self._show_current(lines)

    def _lay_out(self) -> None:
        history = padded(label(_PAST, wraps=True), self.history)
        self.editor.tabs.addTab(scrolled(history), "History")
        head = page_head("Policy", [self.since], [self.choose])
        self.setLayout(page(head, self.notice, self.editor, self.bar, stretched=self.editor))
        self.begin_at(self.editor.tabs)

    def _connect(self) -> None:
        self.editor.changed.connect(self._typed)
        self.from_day.day_changed.connect(self._typed)
        self.bar.saved.connect(self._save)
        self.bar.put_back.connect(self._put_back)

    def _say_what_stands(self, lines: list[PolicyLine]) -> None:
        now = next((line for line in lines if line.stands == "holds now"), None)
        self.since.setText(f"holds since {day_in_words(now.from_day)}" if now else "none yet")
        planned = [line for line in lines if line.stands == "planned"]
        words = " ".join(
            f"Planned from {day_in_words(line.from_day)}: {'; '.join(line.changes)}."
            for line in planned[::-1]
        )
        self.notice.say(words if lines else _FIRST)

    def _show_current(self, lines: list[PolicyLine]) -> None:
        if lines:
            self._show(set_policy.policy_today(self._desk), ())
            return
        national = set_policy.shipped_policies()[0]
        self._show(national.suggestion(), national.suggested_fields())

    def _show(self, policy: Policy, suggested: tuple[str, ...]) -> None:
        day = self._earliest()
        self.from_day.set_day(day)
        self.editor.show_policy(policy, day, suggested)
        self._shown = self.editor.policy
        self._show_bar()

    def _earliest(self) -> date:
        return max(set_policy.earliest_day(self._desk), self._desk.today)

    def _typed(self) -> None:
        if self.from_day.day:
            self.editor.holds_from(self.from_day.day)
        self._show_bar()

    def _show_bar(self) -> None:
        first = not set_policy.policies_of(self._desk)
        why_not = self.editor.why_not
        if self.from_day.day is None:
            why_not = "Say from which day it holds."
        self.bar.show_state(changed=first or self.editor.policy != self._shown, why_not=why_not)

    def _choose(self) -> None:
        dialog = ChoosePolicyDialog(set_policy.shipped_policies(), self)
        dialog.chosen.connect(self._take)
        dialog.open()

    def _take(self, file: PolicyFile) -> None:
        shown = self._shown
        self._show(file.suggestion(), file.suggested_fields())
        self._shown = shown
        self._show_bar()

    def _save(self) -> None:
        policy, day = self.editor.policy, self.from_day.day
        if day is None:
            return
        try:
            set_policy.change_policy(self._desk, policy_to_mapping(policy), day)
        except SchoolError as error:
            self.bar.notice.say(f"{error.title} {error.advice}", "notice-warn")
            return
        self._shown = None
        self.said.emit(f"The policy holds from {day_in_words(day)}.")
        self.changed.emit()
        self.refresh()

    def _put_back(self) -> None:
        self._shown = None
        self.refresh()
